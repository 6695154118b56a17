//! A packed outline says the same as the outline.

use proptest::prelude::*;

use super::properties::markdown;
use crate::outline::pack::pack;
use crate::outline::{Kind, Outline, Section, Title, outline};

/// Reads a packed outline as its description says, apart from the fence, which is not packed.
fn unpack(bytes: &[u8], titles: &str, prompt_len: usize) -> Outline {
    let mut bytes = bytes.iter();
    let mut number = || {
        let mut value = 0_usize;
        for shift in (0..).step_by(7) {
            let byte = *bytes.next().expect("a number ends");
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        value
    };
    let count = number();
    let introduction = 0..number();
    let mut title_at = 0;
    let mut start = introduction.end;
    let mut sections = Vec::new();
    for _ in 0..count {
        let head = number();
        let end = start + number();
        let title = if head & 1 == 1 {
            let from = title_at;
            title_at += number();
            Title::Text(titles[from..title_at].to_owned())
        } else {
            let from = start + number();
            Title::Span(from..from + number())
        };
        let body = start + number();
        let mut at = body;
        let items = (0..number())
            .map(|_| {
                let from = at + number();
                at = from + number();
                from..at
            })
            .collect();
        let kind = [Kind::Heading, Kind::Bold, Kind::LeadIn][head >> 1 & 3];
        let level = u8::try_from(head >> 3).expect("a level is small");
        sections.push(Section {
            span: start..end,
            title,
            level,
            kind,
            body,
            items,
        });
        start = end;
    }
    assert_eq!(bytes.next(), None, "bytes are left over");
    assert_eq!(title_at, titles.len(), "titles are left over");
    Outline {
        introduction,
        sections,
        conclusion: start..prompt_len,
        unclosed_fence: None,
    }
}

#[test]
fn the_bytes_are_as_documented() {
    let (bytes, titles) =
        pack(&outline("ab\n# c\n- d\n- e\n\n`f`x:\n- g\n\nh").expect("an outline"));
    let heading = [1 << 3, 13, 2, 1, 4, 2, 2, 1, 3, 1];
    let lead_in = [2 << 3 | 2 << 1 | 1, 11, 2, 6, 1, 2, 1];
    assert_eq!(bytes, [&[2, 3][..], &heading, &lead_in].concat());
    assert_eq!(titles, "fx");
}

#[test]
fn long_numbers_take_several_bytes() {
    let prompt = format!("{}\n\n# a", "b".repeat(300));
    let (bytes, _) = pack(&outline(&prompt).expect("an outline"));
    assert_eq!(bytes[..3], [1, 0xae, 2]);
}

proptest! {
    #[test]
    fn unpacking_gives_it_back(prompt in markdown()) {
        let outline = outline(&prompt).expect("a small prompt has an outline");
        let (bytes, titles) = pack(&outline);
        prop_assert_eq!(unpack(&bytes, &titles, prompt.len()), Outline { unclosed_fence: None, ..outline });
    }
}
