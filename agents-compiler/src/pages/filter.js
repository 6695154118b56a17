// The filter above the tables of a catalog. Without it, all rows are there.
//
// No `<`, which Markdown or rustdoc's lints could take for a tag. Comments and blank lines are taken out.
(script => {
    const tables = [];
    let place = script.closest(".ia").previousElementSibling;
    for (; place && !place.matches(".ia-filter"); place = place.previousElementSibling) {
        if (place.matches(".ia-catalog")) tables.unshift(place);
    }
    if (!place) return;
    const make = (name, properties) => Object.assign(document.createElement(name), properties);
    const groups = tables.map(table => {
        const above = table.previousElementSibling;
        const group = table.dataset.group || "";
        const rows = [...table.querySelectorAll("tbody tr")].map(row => {
            const data = row.querySelector(".ia-row").dataset;
            const tools = data.tools.split(",").filter(tool => tool);
            const words = [row.textContent, group, ...tools].join(" ").toLowerCase();
            return { row, model: data.model, tools, words };
        });
        return { table, group, rows, heading: above && /^H\d$/.test(above.tagName) ? above : null };
    });
    const rows = groups.flatMap(group => group.rows);
    const all = values => [...new Set(values.filter(value => value))].sort();
    const words = make("input", { type: "search", placeholder: "Filter agents" });
    words.setAttribute("aria-label", "Filter agents by words");
    const select = (label, options) => {
        const list = make("select", {});
        list.setAttribute("aria-label", label);
        list.append(new Option(label, ""), ...options.map(option => new Option(option, option)));
        return list;
    };
    const model = select("Any model", all(rows.map(row => row.model)));
    const tool = select("Any tool", all(rows.flatMap(row => row.tools)).filter(name => name !== "*"));
    tool.title = "Agents that list this tool, or inherit all tools";
    const group = select("Any group", all(groups.map(group => group.group)));
    const found = make("output", {});
    const update = () => {
        const wanted = words.value.toLowerCase().split(/\s+/).filter(word => word);
        let count = 0;
        for (const part of groups) {
            const fits = !group.value || part.group === group.value;
            let shown = 0;
            for (const one of part.rows) {
                const is = fits
                    && (!model.value || one.model === model.value)
                    && (!tool.value || one.tools.includes(tool.value) || one.tools.includes("*"))
                    && wanted.every(word => one.words.includes(word));
                one.row.hidden = !is;
                shown += is;
            }
            part.table.hidden = !shown;
            if (part.heading) part.heading.hidden = !shown;
            count += shown;
        }
        found.value = count === rows.length ? `${count} agents` : `${count} of ${rows.length} agents`;
    };
    // A choice between one thing and the same thing is none.
    place.append(words, ...[model, tool, group].filter(list => list.options.length > 2), found);
    place.addEventListener("input", update);
    update();
})(document.currentScript);
