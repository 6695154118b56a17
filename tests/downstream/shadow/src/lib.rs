//! Every name that generated code could be tempted to use means something else here.

#![allow(dead_code, non_camel_case_types, unused_macros, unused_macro_rules)]
#![deny(unused_imports, deprecated)]

mod alloc {}
mod core {}
mod include_agents {}
mod include_agents_macros {}
mod include_agents_runtime {}
mod std {}

struct Agent;
struct AgentDefinition;
struct Box;
struct Example;
struct Formatter;
struct Settings;
struct String;
struct Tool;
struct Vec;
struct bool;
struct char;
struct f64;
struct i64;
struct str;
struct u8;
struct u32;
struct usize;

enum Option {
    Some,
    None,
}
enum Result {
    Ok,
    Err,
}
struct Some;
struct None;
struct Ok;
struct Err;
struct Self_;

trait AsRef {}
trait Catalog {}
trait Clone {}
trait Copy {}
trait Debug {}
trait Display {}
trait Eq {}
trait From {}
trait FromStr {}
trait Hash {}
trait Into {}
trait IntoIterator {}
trait Iterator {}
trait Ord {}
trait PartialEq {}
trait PartialOrd {}
trait ToOwned {}
trait ToString {}

macro_rules! hostile {
    ($($name:ident)*) => {
        $(macro_rules! $name { () => {} })*
    };
}
hostile! {
    assert assert_eq cfg compile_error concat debug_assert env file format format_args include include_bytes include_str
    line matches module_path panic print println stringify todo unimplemented unreachable vec write writeln
}

fn cut() {}
fn find() {}
fn main() {}
fn test() {}
static TABLE: () = ();
const F: () = ();

::include_agents::include_agents! {
    pub enum Expert in "../agents";
}

const NAME: &::core::primitive::str = Expert::Writer.name();

#[::core::prelude::v1::test]
fn both_agents_are_there() {
    ::std::assert!(Expert::ALL.len() == 2 && NAME.len() == 6);
    ::std::assert_eq!(REVIEWER.name(), "reviewer");
    ::std::assert_eq!(::std::format!("{}", Expert::Reviewer), "reviewer");
}

/// Custom fields, of which some have the names that the generated code goes by.
mod typed {
    type Option<T> = ::core::option::Option<T>;
    enum Category {
        DataAi,
        Docs,
    }
    const TABLE: i16 = 3;

    mod usize {}
    mod str {}
    mod f32 {}
    struct T;

    ::include_agents::include_agents! {
        enum Expert in "../typed";
        struct Settings {
            category: Category,
            priority: i16 = TABLE,
            weight: f64 = 0.5,
            deputies: &'static [Expert] = &[],
            size: Size = Size::Small,
            contact: Option<Tool>,
        }
        enum Size { Small, Large }
        struct Tool { channel: Text }
        enum Text { #[agents(rename = "#docs")] Docs }
    }

    ::include_agents::assert_all!(Expert, |agent| agent.metadata().priority > 1);

    #[::core::prelude::v1::test]
    fn fields_have_their_values() {
        ::std::assert!(::std::matches!(
            Expert::Lead.metadata().deputies,
            [Expert::Writer]
        ));
        ::std::assert!(::std::matches!(Expert::Writer.metadata().size, Size::Large));
    }
}
