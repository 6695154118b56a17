//! The tools of agents as variants of an enum of the user's.

use include_agents_reader::agent::ToolRef;
use include_agents_reader::catalog::Catalog;
use include_agents_reader::diagnostic::{Diagnostic, position};
use include_agents_reader::document::Document;
use include_agents_reader::identifiers::Identifiers;

use super::{ALSO_AT, ForeignVariant};
use crate::invocation::Invocation;
use crate::schema::ForeignEnum;

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
        let indices = listed
            .iter()
            .map(|tool| tools.variant(of, tool, document, invocation));
        let indices = indices.collect();
        tools.agents.push(indices);
    }
    tools
}

impl TypedTools {
    /// The index of the variant that a tool should be. Whether it exists, only rustc knows.
    fn variant(
        &mut self,
        of: &ForeignEnum,
        tool: &ToolRef,
        document: &Document,
        invocation: &Invocation,
    ) -> usize {
        let variant = Identifiers::of(&tool.value).variant;
        let known = self.variants.iter().position(|it| it.variant == variant);
        if let Some(index) = known {
            let (line, column) = position(&document.source.text, tool.span.start);
            let place = format!("also at {}:{line}:{column}", document.source.display);
            if let Some(known) = self.variants.get_mut(index)
                && known.problem.notes.len() <= ALSO_AT
            {
                known.problem.notes.push(place);
            }
            return index;
        }
        let diagnostic = Diagnostic::at(tool, format!("unknown tool `{}`", &*tool.value))
            .label(format!("no variant `{}::{variant}`", of.text))
            .note(format!(
                "the call says that tools are variants of `{}`",
                of.text
            ));
        let report = document.report(&invocation.options.files.levels);
        self.variants.push(ForeignVariant {
            of: of.clone(),
            problem: report.resolve(diagnostic),
            variant,
        });
        self.variants.len() - 1
    }
}
