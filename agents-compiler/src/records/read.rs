//! Reads front matters by the declared types.
//!
//! Invalid values are errors: without a value there is no constant. Errors do not stop the reading of other fields.

use super::{ForeignVariant, Records, Typed};
use crate::schema::{Enumeration, Field, ForeignEnum, Kind, Schema, Structure, Variant};
use include_agents_reader::catalog::Catalog;
use include_agents_reader::diagnostic::{Diagnostic, nearest};
use include_agents_reader::document::Document;
use include_agents_reader::identifiers::Identifiers;
use include_agents_reader::keys::{meant_as_declared, nearest_key};
use include_agents_reader::lints::is_cut;
use include_agents_reader::options::FileOptions;
use include_agents_reader::span::Span;
use include_agents_reader::yaml::{Entry, Node, Value};

use crate::invocation::Invocation;
use include_agents_reader::lint::Lint;
use include_agents_reader::report::Report;

/// Reads the metadata of every agent that is emitted.
pub(super) fn read_all(catalog: &Catalog, invocation: &Invocation) -> (Records, Vec<Diagnostic>) {
    let schema = &invocation.schema;
    let mut records = Records::default();
    let mut problems = Vec::new();
    if schema.root().is_none() || !schema.is_sound() {
        return (records, problems);
    }
    for entry in &catalog.agents {
        let document = &*entry.document;
        let mut reader = Reader {
            schema,
            catalog,
            document,
            report: document.report(&invocation.options.files.levels),
            foreign: &mut records.foreign,
        };
        let record = reader.agent(&invocation.options.files);
        problems.extend(reader.report.into_diagnostics());
        records.agents.push(record);
    }
    (records, problems)
}

pub(super) struct Reader<'a> {
    schema: &'a Schema,
    catalog: &'a Catalog,
    document: &'a Document,
    pub(super) report: Report<'a>,
    foreign: &'a mut Vec<ForeignVariant>,
}

/// The value that is being read: its name in messages, and its field.
#[derive(Clone)]
pub(super) struct Subject<'a> {
    /// `` `tags` ``, or ``item 2 of `tags` ``.
    pub(super) name: String,
    key: &'a str,
    /// The place of its key, if it has one: an item of a list has none.
    key_at: Option<Span>,
    structure: &'a Structure,
    field: &'a Field,
}

impl Subject<'_> {
    /// The sentence about its declaration.
    pub(super) fn declaration(&self) -> String {
        self.structure.declares(self.field)
    }
}

impl<'a> Reader<'a> {
    /// All declared fields of one agent; `None` if one of them has an error.
    fn agent(&mut self, options: &FileOptions) -> Option<Typed> {
        let document = self.document;
        // A file that could not be read was reported.
        document.front_matter.as_ref()?;
        let root = self.schema.root()?;
        // So was one whose fields are cut off by a stray line.
        let cut = is_cut(document, options, &self.report);
        let fields: Vec<Option<Typed>> = (root.fields.iter().enumerate())
            .map(|(index, field)| {
                let found = document
                    .agent
                    .metadata
                    .iter()
                    .find(|entry| entry.key.value.as_str() == field.key);
                if found.is_none() && field.is_required() && !cut {
                    self.missing_at_top(
                        root,
                        field,
                        meant_as_declared(document, options, &field.key),
                    );
                    return None;
                }
                self.field(0, index, found)
            })
            .collect();
        let fields = fields.into_iter().collect::<Option<Vec<Typed>>>()?;
        Some(Typed::Struct { index: 0, fields })
    }

    /// A field whose key may exist.
    fn field(&mut self, index: usize, field_index: usize, found: Option<&Entry>) -> Option<Typed> {
        let structure = self.schema.structs.get(index)?;
        let field = structure.fields.get(field_index)?;
        let kind = field.kind.as_ref()?;
        match (found, kind) {
            (None, _) if field.default.is_some() => Some(Typed::Default {
                index,
                field: field_index,
            }),
            (None, Kind::Option(_)) => Some(Typed::None),
            (None, _) => None,
            (Some(entry), kind) => {
                let subject = Subject {
                    name: format!("`{}`", field.key),
                    key: &field.key,
                    key_at: Some(entry.key.span.clone()),
                    structure,
                    field,
                };
                self.value(kind, &entry.value, &subject)
            }
        }
    }

    fn value(&mut self, kind: &'a Kind, node: &Node, subject: &Subject<'a>) -> Option<Typed> {
        match kind {
            Kind::Option(_) if matches!(node.value, Value::Null) => Some(Typed::None),
            Kind::Option(inner) => {
                let value = self.value(inner, node, subject)?;
                Some(Typed::Some(Box::new(value)))
            }
            Kind::Bool => self.boolean(node, subject),
            Kind::Int { min, max } => self.integer(*min, *max, node, subject),
            Kind::Float { max } => self.float(*max, node, subject),
            Kind::Char => self.character(node, subject),
            Kind::Str => self.text(node, subject),
            Kind::List(inner) => self.list(inner, node, subject),
            Kind::Struct(index) => self.structure(*index, node, subject),
            Kind::Enum(index) => self.variant(*index, node, subject),
            Kind::Agent => self.agent_reference(node, subject),
            Kind::Foreign(of) => self.foreign(of, node, subject),
        }
    }

    fn list(&mut self, kind: &'a Kind, node: &Node, subject: &Subject<'a>) -> Option<Typed> {
        let Value::List(items) = &node.value else {
            let diagnostic = Self::ill_typed("a list", node, subject);
            self.report.error(match &node.value {
                Value::Text(text) if !text.contains(['[', '{', '\n', '#', '"', ':']) => {
                    diagnostic.replace(node, format!("[{text}]"), "write it as a list")
                }
                _ => diagnostic,
            });
            return None;
        };
        let items: Vec<Option<Typed>> = (items.iter().enumerate())
            .map(|(index, item)| {
                let subject = Subject {
                    name: format!("item {} of `{}`", index + 1, subject.key),
                    key_at: None,
                    ..subject.clone()
                };
                self.value(kind, item, &subject)
            })
            .collect();
        Some(Typed::List(items.into_iter().collect::<Option<_>>()?))
    }

    fn structure(&mut self, index: usize, node: &Node, subject: &Subject<'a>) -> Option<Typed> {
        let structure = self.schema.structs.get(index)?;
        let Value::Map(entries) = &node.value else {
            let diagnostic = Self::ill_typed("a map", node, subject);
            let example = structure.fields.first().map_or("key", |field| &field.key);
            self.report.error(diagnostic.help(format!(
                "write its fields in indented lines below it: `  {example}: …`"
            )));
            return None;
        };
        let meant = self.undeclared(structure, entries);
        let fields: Vec<Option<Typed>> = (structure.fields.iter().enumerate())
            .map(|(field_index, field)| {
                // The last of duplicate keys wins, as at the top level.
                let found = node.entry(&field.key);
                if found.is_none() && field.is_required() {
                    if !meant.contains(&field_index) {
                        self.missing(structure, field, node, subject);
                    }
                    return None;
                }
                self.field(index, field_index, found)
            })
            .collect();
        let fields = fields.into_iter().collect::<Option<Vec<Typed>>>()?;
        Some(Typed::Struct { index, fields })
    }

    /// Reports the keys of a nested map that its struct does not declare; returns the required fields that are missing
    /// because of one of them.
    fn undeclared(&mut self, structure: &Structure, entries: &[Entry]) -> Vec<usize> {
        let mut reported = Vec::new();
        for entry in entries {
            let key = entry.key.value.as_str();
            if structure.fields.iter().any(|field| field.key == key) {
                continue;
            }
            let diagnostic = |headline| {
                Diagnostic::at(&entry.key, headline)
                    .label(format!("not a field of `{}`", structure.name))
            };
            let keys = structure.fields.iter().map(|field| field.key.as_str());
            let near = nearest_key(key, keys)
                .and_then(|near| structure.fields.iter().position(|field| field.key == near));
            let Some((index, field)) = near.and_then(|i| Some((i, structure.fields.get(i)?)))
            else {
                let unknown = diagnostic(format!("unknown field `{key}`"));
                self.report.lint(Lint::UNKNOWN_FIELD, unknown);
                continue;
            };
            let near = field.key.as_str();
            let help = format!("did you mean `{near}`?");
            let is_missing = !entries.iter().any(|other| other.key.value.as_str() == near);
            if is_missing && field.is_required() && !reported.contains(&index) {
                reported.push(index);
                self.report.error(
                    diagnostic(format!("missing field `{near}`"))
                        .note(structure.declares(field))
                        .replace(&entry.key, near, help),
                );
            } else {
                let unknown = diagnostic(format!("unknown field `{key}`"));
                self.report
                    .lint(Lint::UNKNOWN_FIELD, unknown.replace(&entry.key, near, help));
            }
        }
        reported
    }

    fn missing(
        &mut self,
        structure: &Structure,
        field: &Field,
        node: &Node,
        subject: &Subject<'_>,
    ) {
        // The key of the map is the shortest place that says which map.
        let place = subject.key_at.as_ref().unwrap_or(&node.span);
        self.report.error(
            Diagnostic::at(
                place,
                format!("missing field `{}` in {}", field.key, subject.name),
            )
            .label(format!("expected a field `{}` in this map", field.key))
            .note(structure.declares(field)),
        );
    }

    fn missing_at_top(&mut self, root: &Structure, field: &Field, meant: Option<&Entry>) {
        let declaration = root.declares(field);
        let key = &field.key;
        let diagnostic = if let Some(entry) = meant {
            let (at, other) = (&entry.key, &entry.key.value);
            Diagnostic::at(at, format!("missing field `{key}`"))
                .label(format!("unknown field `{other}`"))
                .replace(at, key.as_str(), format!("did you mean `{key}`?"))
        } else {
            let opening = self.document.opening_line();
            Diagnostic::span(opening, format!("missing field `{key}`"))
                .label(format!("expected a line `{key}: …` below"))
        };
        self.report.error(diagnostic.note(declaration));
    }

    fn variant(&mut self, index: usize, node: &Node, subject: &Subject<'a>) -> Option<Typed> {
        let enumeration = self.schema.enums.get(index)?;
        let keys = enumeration.keys();
        let Some(text) = node.as_str() else {
            let expected = format!("one of `{}`", keys.join("`, `"));
            let diagnostic = Self::ill_typed(&expected, node, subject);
            self.report.error(diagnostic);
            return None;
        };
        let variant = enumeration.find(text);
        if variant.is_none() {
            let mut diagnostic =
                Diagnostic::at(node, format!("invalid value `{text}` for {}", subject.name))
                    .label(format!("expected one of `{}`", keys.join("`, `")))
                    .note(subject.declaration());
            if let Some(near) = nearest(text, keys.iter().copied()) {
                diagnostic = diagnostic.replace(node, near, format!("did you mean `{near}`?"));
            }
            self.report.error(diagnostic);
        }
        Some(Typed::Variant {
            index,
            variant: variant?,
        })
    }

    fn agent_reference(&mut self, node: &Node, subject: &Subject<'a>) -> Option<Typed> {
        let Some(name) = node.as_str() else {
            let diagnostic = Self::ill_typed("the name of an agent", node, subject);
            self.report.error(diagnostic);
            return None;
        };
        let agent = self.catalog.find(name);
        if agent.is_none() {
            let mut diagnostic = Diagnostic::at(node, format!("unknown agent `{name}`"))
                .label("not in this catalog")
                .note(subject.declaration());
            if let Some(near) = nearest(name, self.catalog.names()) {
                diagnostic = diagnostic.replace(node, near, format!("did you mean `{near}`?"));
            }
            self.report.error(diagnostic);
        }
        agent.map(Typed::Agent)
    }

    /// A variant that only rustc knows, with the message for the case that it does not exist.
    fn foreign(&mut self, of: &ForeignEnum, node: &Node, subject: &Subject<'a>) -> Option<Typed> {
        let text = match node.as_text() {
            Some(text) if !text.is_empty() => text,
            // A variant has a name, so there is nothing for rustc to look up.
            found => {
                let value = found.map_or_else(|| node.value.clone(), |_| Value::Null);
                let node = Node {
                    value,
                    ..node.clone()
                };
                let diagnostic = Self::ill_typed("the name of a variant", &node, subject);
                self.report.error(diagnostic);
                return None;
            }
        };
        let text = text.as_str();
        let variant = Identifiers::of(text).variant;
        let index = ForeignVariant::intern(
            self.foreign,
            of,
            variant,
            (self.document, node.span.start),
            |variant| {
                let diagnostic =
                    Diagnostic::at(node, format!("invalid value `{text}` for {}", subject.name))
                        .label(format!("no variant `{}::{variant}`", of.text))
                        .note(subject.declaration());
                self.report.resolve(diagnostic)
            },
        );
        Some(Typed::Foreign(index))
    }

    pub(super) fn ill_typed(expected: &str, node: &Node, subject: &Subject<'_>) -> Diagnostic {
        let headline = match &node.value {
            Value::Null => format!("missing value for {}", subject.name),
            _ => format!("invalid type for {}", subject.name),
        };
        Diagnostic::at(node, headline)
            .label(match &node.value {
                Value::Null => format!("expected {expected}"),
                value => format!("expected {expected}, found {}", value.kind()),
            })
            .note(subject.declaration())
    }
}

impl Enumeration {
    fn keys(&self) -> Vec<&str> {
        self.variants
            .iter()
            .map(|variant| variant.key.as_str())
            .collect()
    }

    /// The variant of a value. Style and case do not matter (`data-ai`, `data_ai` and `Data AI` are `DataAi`),
    /// unless the variant was renamed.
    fn find(&self, value: &str) -> Option<usize> {
        let exact = |variant: &Variant| variant.key == value;
        self.variants.iter().position(exact).or_else(|| {
            let value = Identifiers::of(value).variant;
            self.variants.iter().position(|variant| {
                !variant.renamed && Identifiers::of(&variant.key).variant == value
            })
        })
    }
}
