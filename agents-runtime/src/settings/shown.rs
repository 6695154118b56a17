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

/// A setting, and `None` if it is absent.
pub(super) fn show<'a>(setting: impl Show<'a>) -> Option<Shown<'a>> {
    setting.show()
}

pub(super) trait Show<'a> {
    fn show(self) -> Option<Shown<'a>>;
}

/// Implements `Show` for types whose values become a variant.
macro_rules! shown {
    ($($type:ty => $variant:ident($value:ident => $content:expr) $(if $is_set:expr)?;)+) => {
        $(
            impl<'a> Show<'a> for $type {
                fn show(self) -> Option<Shown<'a>> {
                    let $value = self;
                    let is_set = true $(&& $is_set)?;
                    is_set.then(|| Shown::$variant($content))
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
    AgentNames<'a> => Text(names => names.as_list()) if !names.is_empty();
    List<'a, &'a str> => Names(names => names) if !names.is_empty();
    List<'a, Tool<'a>> => Tools(tools => tools) if !tools.is_empty();
    List<'a, McpServer<'a>> => Servers(servers => servers) if !servers.is_empty();
    Map<'a> => Map(map => map) if !map.is_empty();
}

impl<'a, T: Show<'a>> Show<'a> for Option<T> {
    fn show(self) -> Option<Shown<'a>> {
        self?.show()
    }
}
