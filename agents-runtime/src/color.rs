//! The color of an agent in the lists of Claude Code.

use core::fmt;
use core::str::FromStr;

use crate::ParseValueError;
use crate::text::equal_ignoring_case;

/// The color of an agent: the front matter's `color`.
///
/// Claude Code knows the eight names; `#rrggbb` is common in real files, so it is typed as well.
///
/// ```
/// use include_agents_runtime::{Color, Rgb};
///
/// assert_eq!("Orange".parse(), Ok(Color::Orange));
/// assert_eq!("#3B82F6".parse(), Ok(Color::Rgb(Rgb::new(0x3b, 0x82, 0xf6))));
/// assert_eq!("#fa0".parse::<Color>()?.to_string(), "#ffaa00");
/// # Ok::<(), include_agents_runtime::ParseValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Color {
    /// `red`
    Red,
    /// `blue`
    Blue,
    /// `green`
    Green,
    /// `yellow`
    Yellow,
    /// `purple`
    Purple,
    /// `orange`
    Orange,
    /// `pink`
    Pink,
    /// `cyan`
    Cyan,
    /// Any other color, by its red, green and blue.
    Rgb(Rgb),
}

impl Color {
    /// The colors that have a name.
    pub const NAMED: &'static [Self] = &[
        Self::Red,
        Self::Blue,
        Self::Green,
        Self::Yellow,
        Self::Purple,
        Self::Orange,
        Self::Pink,
        Self::Cyan,
    ];

    const NAMES: &'static [&'static str] = &[
        "red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan",
    ];

    /// The name, or `#rrggbb`.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Purple => "purple",
            Self::Orange => "orange",
            Self::Pink => "pink",
            Self::Cyan => "cyan",
            Self::Rgb(rgb) => rgb.as_str(),
        }
    }

    /// Red, green and blue.
    ///
    /// In Claude Code, the terminal's theme decides what the eight names look like. These values are for places without a
    /// theme, such as a web page: neither too light on white nor too dark on black.
    ///
    /// ```
    /// use include_agents_runtime::{Color, Rgb};
    ///
    /// assert_eq!(Color::Cyan.to_rgb(), (0x06, 0xb6, 0xd4));
    /// assert_eq!(Color::Rgb(Rgb::new(1, 2, 3)).to_rgb(), (1, 2, 3));
    /// ```
    #[must_use]
    pub const fn to_rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Red => (0xef, 0x44, 0x44),
            Self::Blue => (0x3b, 0x82, 0xf6),
            Self::Green => (0x22, 0xc5, 0x5e),
            Self::Yellow => (0xea, 0xb3, 0x08),
            Self::Purple => (0xa8, 0x55, 0xf7),
            Self::Orange => (0xf9, 0x73, 0x16),
            Self::Pink => (0xec, 0x48, 0x99),
            Self::Cyan => (0x06, 0xb6, 0xd4),
            Self::Rgb(rgb) => (rgb.red(), rgb.green(), rgb.blue()),
        }
    }

    /// The color of this text: a name in any case, `#rgb` or `#rrggbb`; the `const` form of [`FromStr`].
    #[must_use]
    pub const fn parse(text: &str) -> Option<Self> {
        let mut at = 0;
        while at < Self::NAMED.len() {
            if equal_ignoring_case(Self::NAMES[at], text) {
                return Some(Self::NAMED[at]);
            }
            at += 1;
        }
        match Rgb::parse(text) {
            Some(rgb) => Some(Self::Rgb(rgb)),
            None => None,
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl AsRef<str> for Color {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl FromStr for Color {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, ParseValueError> {
        Self::parse(text).ok_or_else(|| {
            ParseValueError::new("color", Self::NAMES, text)
                .or("hexadecimal digits such as `#3b82f6`")
        })
    }
}

/// A color by its red, green and blue.
///
/// ```
/// use include_agents_runtime::Rgb;
///
/// const TEAL: Rgb = Rgb::new(0, 128, 128);
/// assert_eq!((TEAL.red(), TEAL.green(), TEAL.blue()), (0, 128, 128));
/// assert_eq!(TEAL.as_str(), "#008080");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb {
    /// `#rrggbb`: the text, not the numbers, because `as_str` can borrow a text but not make one.
    text: [u8; 7],
}

impl Rgb {
    /// Creates a color from its three parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self {
            text: [
                b'#',
                digit(red >> 4),
                digit(red & 15),
                digit(green >> 4),
                digit(green & 15),
                digit(blue >> 4),
                digit(blue & 15),
            ],
        }
    }

    /// The color of `#rgb` or `#rrggbb`, in letters of any case.
    #[must_use]
    pub const fn parse(text: &str) -> Option<Self> {
        let digits = match text.as_bytes() {
            [b'#', r, g, b] => [*r, *r, *g, *g, *b, *b],
            [b'#', r, r2, g, g2, b, b2] => [*r, *r2, *g, *g2, *b, *b2],
            _ => return None,
        };
        let mut at = 0;
        while at < digits.len() {
            if !digits[at].is_ascii_hexdigit() {
                return None;
            }
            at += 1;
        }
        Some(Self::new(
            byte(digits[0], digits[1]),
            byte(digits[2], digits[3]),
            byte(digits[4], digits[5]),
        ))
    }

    /// The red part.
    #[must_use]
    pub const fn red(self) -> u8 {
        byte(self.text[1], self.text[2])
    }

    /// The green part.
    #[must_use]
    pub const fn green(self) -> u8 {
        byte(self.text[3], self.text[4])
    }

    /// The blue part.
    #[must_use]
    pub const fn blue(self) -> u8 {
        byte(self.text[5], self.text[6])
    }

    /// `#rrggbb`, in lower case.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(&self.text) {
            Ok(text) => text,
            // Only digits are ever put in.
            Err(_) => "",
        }
    }
}

/// The hexadecimal digit of a number below 16.
const fn digit(value: u8) -> u8 {
    if value < 10 {
        b'0' + value
    } else {
        b'a' + value - 10
    }
}

/// The byte of two hexadecimal digits.
const fn byte(high: u8, low: u8) -> u8 {
    value(high) << 4 | value(low)
}

/// The value of a hexadecimal digit.
const fn value(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => digit.to_ascii_lowercase() - b'a' + 10,
    }
}

impl fmt::Debug for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rgb")
            .field(&format_args!("{}", self.as_str()))
            .finish()
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl AsRef<str> for Rgb {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl FromStr for Rgb {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, ParseValueError> {
        Self::parse(text).ok_or_else(|| ParseValueError::new("color", &["#rgb", "#rrggbb"], ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;
    use std::string::ToString;

    #[test]
    fn every_name_reads_back_in_any_case() {
        for (color, name) in Color::NAMED.iter().zip(Color::NAMES) {
            assert_eq!(color.as_str(), *name);
            assert_eq!(color.to_string().parse(), Ok(*color));
            assert_eq!(name.to_uppercase().parse(), Ok(*color));
        }
    }

    #[test]
    fn no_two_names_look_the_same() {
        for (index, color) in Color::NAMED.iter().enumerate() {
            for other in Color::NAMED.iter().skip(index + 1) {
                assert_ne!(color.to_rgb(), other.to_rgb(), "{color} {other}");
            }
        }
    }

    #[test]
    fn every_byte_reads_back_from_hexadecimal() {
        for part in 0..=255 {
            let rgb = Rgb::new(part, 255 - part, 0x0f);
            assert_eq!(
                (rgb.red(), rgb.green(), rgb.blue()),
                (part, 255 - part, 0x0f)
            );
            assert_eq!(rgb.as_str(), format!("#{part:02x}{:02x}0f", 255 - part));
            assert_eq!(rgb.as_str().to_uppercase().parse(), Ok(rgb));
        }
    }

    #[test]
    fn refuses_what_is_not_a_color() {
        for text in [
            "", "#", "teal", "3b82f6", "#3b82f", "#3b82f60", "#ggg", "#é1", " red",
        ] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
        let error = "#ggg".parse::<Rgb>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "unknown color: expected one of `#rgb`, `#rrggbb`"
        );
    }

    #[test]
    fn debug_shows_the_text() {
        assert_eq!(
            format!("{:?}", Color::parse("#FA0")),
            "Some(Rgb(Rgb(#ffaa00)))"
        );
    }
}
