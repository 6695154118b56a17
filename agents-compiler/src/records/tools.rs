//! The tools of agents as variants of an enum of the user's.

use include_agents_reader::catalog::Catalog;
use include_agents_reader::diagnostic::Diagnostic;
use include_agents_reader::identifiers::Identifiers;

use super::ForeignVariant;
use crate::invocation::Invocation;

/// The tools of a catalog, as a call with `tools = MyTool` reads them.
#[derive(Debug, Default)]
pub struct TypedTools {
    /// For each emitted agent, its tools: indices into the variants.
    pub agents: Vec<Vec<usize>>,
    /// The variants of the enum that the files name.
    pub variants: Vec<ForeignVariant>,
}

/// Reads the tools of every agent that is emitted.
pub(super) fn read_all(catalog: &Catalog, invocation: &Invocation) -> TypedTools {
    let mut tools = TypedTools::default();
    let Some(of) = &invocation.options.tool_type else {
        return tools;
    };
    for entry in &catalog.agents {
        let document = &*entry.document;
        let listed = document.agent.tools.as_deref().unwrap_or_default();
        let report = document.report(&invocation.options.files.levels);
        let indices = listed.iter().map(|tool| {
            let variant = Identifiers::of(&tool.value).variant;
            let place = (document, tool.span.start);
            // Whether it exists, only rustc knows.
            ForeignVariant::intern(&mut tools.variants, of, variant, place, |variant| {
                let diagnostic = Diagnostic::at(tool, format!("unknown tool `{}`", &*tool.value))
                    .label(format!("no variant `{}::{variant}`", of.text))
                    .note(format!(
                        "the call says that tools are variants of `{}`",
                        of.text
                    ));
                report.resolve(diagnostic)
            })
        });
        let indices = indices.collect();
        tools.agents.push(indices);
    }
    tools
}
