//! An agent that owns its texts, for use at run time.

mod pack;

use std::sync::Arc;

use include_agents_runtime::{Color, Definition, Model};

use crate::document::Document;
use crate::examples;
use crate::outline::pack::pack as pack_outline;
use crate::span::Span;

/// An agent of a file that was read at run time. It owns the text of the file, and the texts that are not slices of it.
///
/// ```
/// use include_agents_reader::{check_sources, loaded::Loaded, options::FileOptions, source::Source};
///
/// let text = "---\nname: reviewer\ndescription: Reviews\ntools: Read, Grep\n---\nYou review.\n";
/// let source = Source::in_memory("agents/reviewer.md", text);
/// let checked = check_sources(&[], vec![source], &FileOptions::default());
/// let agents = checked.catalog.agents.iter();
/// let loaded: Vec<_> = agents.map(|entry| Loaded::new(&entry.document, "reviewer.md", text.into())).collect();
///
/// let definition = loaded[0].definition();
/// assert_eq!(definition.prompt(), "You review.");
/// assert!(!definition.tools().allows("Write"));
/// ```
#[derive(Clone, Debug)]
pub struct Loaded {
    file: Arc<str>,
    name: Box<str>,
    path: Box<str>,
    description: Text,
    when_to_use: Text,
    prompt: Text,
    model: Option<Box<str>>,
    color: Option<Color>,
    outline: Box<[u8]>,
    packed: Box<str>,
}

/// A text: a part of the file, or one of its own.
#[derive(Clone, Debug)]
enum Text {
    Part(Span),
    Own(Box<str>),
}

impl Text {
    fn of(file: &str, at: Option<Span>, text: &str) -> Self {
        match at {
            Some(span) if file.get(span.clone()) == Some(text) => Self::Part(span),
            _ => Self::Own(text.into()),
        }
    }

    fn get<'a>(&'a self, file: &'a str) -> &'a str {
        match self {
            Self::Part(span) => file.get(span.clone()).unwrap_or_default(),
            Self::Own(text) => text,
        }
    }
}

impl Loaded {
    /// The agent of a document. `path` is what [`Definition::path`] is to be, `file` the text of the document's file.
    #[must_use]
    pub fn new(document: &Document, path: &str, file: Arc<str>) -> Self {
        let (description, prompt) = (document.description(), document.prompt());
        let agent = &document.agent;
        let description_at = agent
            .description
            .as_ref()
            .and_then(|it| it.value.verbatim_at(&file));
        let in_description = |span: &Span| {
            let start = description_at?;
            Some(start + span.start..start + span.end)
        };
        let when_to_use = match &document.description.when_to_use {
            examples::Text::Span(span) => in_description(span),
            examples::Text::Owned(_) => None,
        };
        let prompt_at = document
            .prompt
            .is_verbatim()
            .then(|| document.prompt.span.clone());
        Self {
            name: document.name.as_str().into(),
            path: path.into(),
            description: Text::of(&file, in_description(&(0..description.len())), description),
            when_to_use: Text::of(
                &file,
                when_to_use,
                document.description.when_to_use.as_str(description),
            ),
            prompt: Text::of(&file, prompt_at, prompt),
            // A model without a text is as good as absent.
            model: agent
                .model
                .as_ref()
                .map(|model| model.value.0.trim())
                .filter(|model| !model.is_empty())
                .map(Into::into),
            color: agent.color,
            outline: pack_outline(&document.outline).into(),
            packed: pack::pack(document).into(),
            file,
        }
    }

    /// The name of the agent.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text of the file.
    #[must_use]
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// Everything that is known of the agent.
    #[must_use]
    pub fn definition(&self) -> Definition<'_> {
        let file = &self.file;
        let mut definition = Definition::new(
            &self.name,
            self.description.get(file),
            self.prompt.get(file),
        )
        .with_when_to_use(self.when_to_use.get(file))
        .with_path(&self.path)
        .with_outline(&self.outline)
        .with_packed(&self.packed);
        if let Some(model) = &self.model {
            definition = definition.with_model(Model::new(model));
        }
        if let Some(color) = self.color {
            definition = definition.with_color(color);
        }
        definition
    }
}
