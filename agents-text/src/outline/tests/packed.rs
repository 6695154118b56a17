//! A packed outline says the same as the outline.

use proptest::prelude::*;

use super::properties::markdown;
use crate::outline::pack::pack;
use crate::outline::{Kind, Outline, Section, Title, outline};

/// Reads a packed outline as its description says, apart from the fence, which is not packed.
fn unpack(bytes: &[u8], prompt_len: usize) -> Outline {
    let bytes = &mut bytes.iter().copied();
    let count = number(bytes);
    let introduction = 0..number(bytes);
    let mut start = introduction.end;
    let mut sections = Vec::new();
    for _ in 0..count {
        let head = number(bytes);
        let end = start + number(bytes);
        let title = if head & 1 == 1 {
            let len = number(bytes);
            let title: Vec<u8> = bytes.take(len).collect();
            Title::Text(String::from_utf8(title).expect("a title is a text"))
        } else {
            let from = start + number(bytes);
            Title::Span(from..from + number(bytes))
        };
        let body = start + number(bytes);
        let mut at = body;
        let items = (0..number(bytes))
            .map(|_| {
                let from = at + number(bytes);
                at = from + number(bytes);
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
    Outline {
        introduction,
        sections,
        conclusion: start..prompt_len,
        unclosed_fence: None,
    }
}

fn number(bytes: &mut impl Iterator<Item = u8>) -> usize {
    let mut value = 0;
    for shift in (0..).step_by(7) {
        let byte = bytes.next().expect("a number ends");
        value |= usize::from(byte.wrapping_sub(32) & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    value
}

#[test]
fn the_bytes_are_as_documented() {
    let bytes = pack(&outline("ab\n# c\n- d\n- e\n\n`f`x:\n- g\n\nh").expect("an outline"));
    let numbers = [2, 3];
    let heading = [1 << 3, 13, 2, 1, 4, 2, 2, 1, 3, 1];
    let lead_in = [2 << 3 | 2 << 1 | 1, 11, 2, b'f' - 32, b'x' - 32, 6, 1, 2, 1];
    let all = [&numbers[..], &heading, &lead_in].concat();
    let moved: Vec<u8> = all.into_iter().map(|byte| byte + 32).collect();
    assert_eq!(bytes, moved);
}

#[test]
fn long_numbers_take_several_bytes() {
    let prompt = format!("{}\n\n# a", "b".repeat(300));
    let bytes = pack(&outline(&prompt).expect("an outline"));
    assert_eq!(bytes[..3], [33, 0x80 | 0x4e, 34]);
    let prompt = format!("{}\n\n# a", "b".repeat(0x7d));
    let bytes = pack(&outline(&prompt).expect("an outline"));
    assert_eq!(bytes[..2], [33, 31]);
}

proptest! {
    #[test]
    fn unpacking_gives_it_back(prompt in markdown()) {
        let outline = outline(&prompt).expect("a small prompt has an outline");
        let bytes = pack(&outline);
        prop_assert_eq!(unpack(&bytes, prompt.len()), Outline { unclosed_fence: None, ..outline });
    }
}
