// A button that copies the prompt. Without it, the raw text can be selected.
//
// No `<`, which Markdown or rustdoc's lints could take for a tag. Comments and blank lines are taken out. Every page has
// this script, so names are short.
(at => {
    const box = at.closest(".ia"), doc = document, label = "Copy prompt";
    const text = box.querySelector(".ia-raw code").textContent;
    const button = Object.assign(doc.createElement("button"), { type: "button", className: "ia-copy", textContent: label });
    // Where a page may not use the clipboard, a selection can still be copied.
    const select = () => {
        const area = doc.createElement("textarea");
        area.value = text;
        doc.body.append(area);
        area.select();
        const copied = doc.execCommand("copy");
        area.remove();
        return copied;
    };
    button.onclick = async () => {
        const board = navigator.clipboard;
        const copied = await (board ? board.writeText(text).then(() => true, select) : select());
        button.textContent = copied ? "Copied" : "Not copied";
        setTimeout(() => { button.textContent = label; }, 2000);
    };
    box.prepend(button);
})(document.currentScript);
