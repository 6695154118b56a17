//! Tables as Markdown.

use std::fmt::{self, Display};

/// Writes a table; the cells of the first column are texts, those of the others numbers.
pub(super) fn write(
    f: &mut fmt::Formatter<'_>,
    head: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> fmt::Result {
    writeln!(f, "| {} |", head.join(" | "))?;
    let rule = head
        .iter()
        .enumerate()
        .map(|(index, _)| if index == 0 { "---" } else { "---:" });
    writeln!(f, "|{}|", rule.collect::<Vec<_>>().join("|"))?;
    for row in rows {
        let cells = row.iter().map(|cell| cell.replace('|', "\\|"));
        writeln!(f, "| {} |", cells.collect::<Vec<_>>().join(" | "))?;
    }
    Ok(())
}

/// Writes a headed list; nothing, where it is empty.
pub(super) fn write_list<T: Display>(
    f: &mut fmt::Formatter<'_>,
    title: &str,
    lines: &[(String, T)],
) -> fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{title}:\n")?;
    for (file, line) in lines {
        writeln!(f, "- `{file}`: {line}")?;
    }
    Ok(())
}

/// `12 of 12 (100 %)`; never rounded up to 100.
pub(super) fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "none".to_owned();
    }
    let tenths = part * 1000 / whole;
    let percent = if tenths.is_multiple_of(10) {
        format!("{}", tenths / 10)
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    format!("{part} of {whole} ({percent} %)")
}
