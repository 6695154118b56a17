//! Examples and the outline of a prompt.

use serde::{Serialize, Serializer};

use super::record::{Fields, Record, serialize_records};
use super::values::serialize_list;
use crate::{Example, Items, Section, Sections, Turn};

serialize_records!(Example<'_>, Turn<'_>, Section<'_>);

impl Record for Example<'_> {
    const NAME: &'static str = "Example";

    fn fields<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error> {
        fields.optional("context", self.context())?;
        fields.field("turns", &self.turns())?;
        fields.optional("commentary", self.commentary())
    }
}

impl Record for Turn<'_> {
    const NAME: &'static str = "Turn";

    fn fields<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error> {
        fields.field("speaker", &self.speaker())?;
        fields.field("text", self.text())
    }
}

/// Without its whole Markdown, most of which is its text.
impl Record for Section<'_> {
    const NAME: &'static str = "Section";

    fn fields<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error> {
        fields.field("title", self.title())?;
        fields.field("level", &self.level())?;
        fields.field("kind", &self.kind())?;
        fields.field("text", self.text())?;
        fields.optional("items", (!self.items().is_empty()).then_some(self.items()))
    }
}

impl Serialize for Sections<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_list(self.len(), self.iter(), serializer)
    }
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_list(self.len(), self.iter(), serializer)
    }
}
