// A button that copies the prompt. Without it, the raw text can be selected.
//
// No `<`, which Markdown or rustdoc's lints could take for a tag. Comments and blank lines are taken out.
(script => {
    const box = script.closest(".ia");
    const text = box.querySelector(".ia-raw code").textContent;
    const button = document.createElement("button");
    const label = "Copy prompt";
    Object.assign(button, { type: "button", className: "ia-copy", textContent: label });
    // Where a page may not use the clipboard, a selection can still be copied.
    const select = () => {
        const area = document.createElement("textarea");
        area.value = text;
        document.body.append(area);
        area.select();
        const copied = document.execCommand("copy");
        area.remove();
        return copied;
    };
    const write = () => navigator.clipboard.writeText(text).then(() => true);
    button.addEventListener("click", async () => {
        const copied = await (navigator.clipboard ? write().catch(select) : select());
        button.textContent = copied ? "Copied" : "Not copied";
        setTimeout(() => { button.textContent = label; }, 2000);
    });
    box.prepend(button);
})(document.currentScript);
