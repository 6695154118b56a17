//! Settings of any type as one type, for code that writes them.

use crate::{AgentNames, Effort, Isolation, List, Map, McpServer, Memory, PermissionMode, Tool};

/// A setting that is set.
#[derive(Clone, Copy)]
pub(crate) enum Shown<'a> {
    Text(&'a str),
    Number(u64),
    Bool(bool),
    Effort(Effort),
    Names(List<'a, &'a str>),
    Tools(List<'a, Tool<'a>>),
    Servers(List<'a, McpServer<'a>>),
    Map(Map<'a>),
}

/// A setting of the table that differs from its default.
pub(super) trait Show<'a> {
    /// The setting, and `None` if it says nothing.
    fn show(self) -> Option<Shown<'a>>;
}

/// Implements `Show` for types whose values become a variant.
macro_rules! shown {
    ($($type:ty => $variant:ident($value:ident => $content:expr);)+) => {
        $(
            impl<'a> Show<'a> for $type {
                fn show(self) -> Option<Shown<'a>> {
                    let $value = self;
                    Some(Shown::$variant($content))
                }
            }
        )+
    };
}

shown! {
    &'a str => Text(text => text);
    u32 => Number(number => number.into());
    u64 => Number(number => number);
    bool => Bool(flag => flag);
    Effort => Effort(effort => effort);
    PermissionMode => Text(mode => mode.as_str());
    Memory => Text(memory => memory.as_str());
    Isolation => Text(isolation => isolation.as_str());
    List<'a, &'a str> => Names(names => names);
    List<'a, Tool<'a>> => Tools(tools => tools);
    List<'a, McpServer<'a>> => Servers(servers => servers);
    Map<'a> => Map(map => map);
}

impl<'a> Show<'a> for AgentNames<'a> {
    fn show(self) -> Option<Shown<'a>> {
        // A list of nothing but commas differs from an empty one.
        (!self.is_empty()).then(|| Shown::Text(self.as_list()))
    }
}

impl<'a, T: Show<'a>> Show<'a> for Option<T> {
    fn show(self) -> Option<Shown<'a>> {
        self?.show()
    }
}
