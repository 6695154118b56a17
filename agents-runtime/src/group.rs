//! The group of an agent: how deep its file is below the folder of the call.

use crate::text::slice;

/// What is packed of an agent whose group has as many folders as the index, if nothing else is packed. A field of its own would
/// make every definition larger, and few have both a group and texts that are not parts of their file.
pub(crate) const DEPTHS: [&str; 16] = [
    "",
    "0:1:-0:1:1",
    "0:1:-0:1:2",
    "0:1:-0:1:3",
    "0:1:-0:1:4",
    "0:1:-0:1:5",
    "0:1:-0:1:6",
    "0:1:-0:1:7",
    "0:1:-0:1:8",
    "0:1:-0:1:9",
    "0:1:-0:1:a",
    "0:1:-0:1:b",
    "0:1:-0:1:c",
    "0:1:-0:1:d",
    "0:1:-0:1:e",
    "0:1:-0:1:f",
];

/// The number of folders that a packed agent says: a hexadecimal digit.
pub(crate) const fn unpack_depth(packed: &str) -> u8 {
    match packed.as_bytes() {
        [digit @ b'0'..=b'9'] => *digit - b'0',
        [digit @ b'a'..=b'f'] => *digit - b'a' + 10,
        _ => 0,
    }
}

/// This number of folders at the end of a path, before the name of the file; fewer where the path has fewer.
pub(crate) const fn folders_at_end(path: &str, folders: u8) -> &str {
    let bytes = path.as_bytes();
    let mut end = bytes.len();
    while end > 0 && bytes[end - 1] != b'/' {
        end -= 1;
    }
    if end == 0 || folders == 0 {
        return "";
    }
    // Without the slash before the name of the file.
    end -= 1;
    let (mut start, mut left) = (end, folders);
    while start > 0 {
        if bytes[start - 1] == b'/' {
            left -= 1;
            if left == 0 {
                break;
            }
        }
        start -= 1;
    }
    match slice(path, start, end - start) {
        Some(group) => group,
        None => "",
    }
}
