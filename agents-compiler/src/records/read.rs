//! Reads front matters by the declared types.
//!
//! What is wrong is a hard error: without a value there is no constant. Every field is read, whatever was wrong before.

use super::{ForeignVariant, Records, Typed};
use crate::schema::{Enumeration, Field, ForeignEnum, Kind, Schema, Structure, Variant};
use include_agents_reader::at::At;
use include_agents_reader::catalog::Catalog;
use include_agents_reader::diagnostic::{Diagnostic, nearest, position};
use include_agents_reader::document::Document;
use include_agents_reader::front_matter::Part;
use include_agents_reader::front_matter::yaml::Value;
use include_agents_reader::identifiers::Identifiers;
use include_agents_reader::keys::{meant_as_declared, nearest_key};
use include_agents_reader::lints::is_cut;
use include_agents_reader::options::FileOptions;

use crate::invocation::Invocation;
use include_agents_reader::at::Place;
use include_agents_reader::lint::Lint;
use include_agents_reader::report::Report;

/// Other places of a foreign variant that a message lists.
const ALSO_AT: usize = 5;

/// Reads the metadata of every agent that is emitted.
pub(crate) fn read_all(catalog: &Catalog, invocation: &Invocation) -> (Records, Vec<Diagnostic>) {
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

/// What is being read: what messages call it, and the field it belongs to.
#[derive(Clone)]
pub(super) struct Subject<'a> {
    /// `` `tags` ``, or ``item 2 of `tags` ``.
    pub(super) name: String,
    key: &'a str,
    structure: &'a Structure,
    field: &'a Field,
}

impl Subject<'_> {
    /// What the call says about it.
    pub(super) fn declaration(&self) -> String {
        self.structure.declares(self.field)
    }
}

impl<'a> Reader<'a> {
    /// All declared fields of one agent; `None` where one of them is wrong.
    fn agent(&mut self, options: &FileOptions) -> Option<Typed> {
        let document = self.document;
        // A file that could not be read was complained about.
        document.front_matter.as_ref()?;
        let root = self.schema.root()?;
        // So was one whose fields a stray line has cut off.
        let cut = is_cut(document, options, &self.report);
        let fields: Vec<Option<Typed>> = (root.fields.iter().enumerate())
            .map(|(index, field)| {
                let found = document
                    .agent
                    .metadata
                    .iter()
                    .find(|(key, _)| *key == field.key)
                    .map(|(_, located)| (&located.value, &located.at));
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

    /// A field whose key may be there.
    fn field(
        &mut self,
        index: usize,
        field_index: usize,
        found: Option<(&Value, &At)>,
    ) -> Option<Typed> {
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
            (Some((value, at)), kind) => {
                let subject = Subject {
                    name: format!("`{}`", field.key),
                    key: &field.key,
                    structure,
                    field,
                };
                self.value(kind, value, at, &subject)
            }
        }
    }

    fn value(
        &mut self,
        kind: &'a Kind,
        value: &Value,
        at: &At,
        subject: &Subject<'a>,
    ) -> Option<Typed> {
        match kind {
            Kind::Option(_) if *value == Value::Null => Some(Typed::None),
            Kind::Option(inner) => {
                let value = self.value(inner, value, at, subject)?;
                Some(Typed::Some(Box::new(value)))
            }
            Kind::Bool => self.boolean(value, at, subject),
            Kind::Int { min, max } => self.integer(*min, *max, value, at, subject),
            Kind::Float { max } => self.float(*max, value, at, subject),
            Kind::Char => self.character(value, at, subject),
            Kind::Str => self.text(value, at, subject),
            Kind::List(inner) => self.list(inner, value, at, subject),
            Kind::Struct(index) => self.structure(*index, value, at, subject),
            Kind::Enum(index) => self.variant(*index, value, at, subject),
            Kind::Agent => self.agent_reference(value, at, subject),
            Kind::Foreign(of) => self.foreign(of, value, at, subject),
        }
    }

    fn list(
        &mut self,
        kind: &'a Kind,
        value: &Value,
        at: &At,
        subject: &Subject<'a>,
    ) -> Option<Typed> {
        let Value::List(items) = value else {
            let diagnostic = Self::ill_typed("a list", value, at, subject);
            self.report.error(match value {
                Value::Str(text) if !text.contains(['[', '{', '\n', '#', '"', ':']) => {
                    diagnostic.replace(at, format!("[{text}]"), "write it as a list")
                }
                _ => diagnostic,
            });
            return None;
        };
        let items: Vec<Option<Typed>> = (items.iter().enumerate())
            .map(|(index, item)| {
                let subject = Subject {
                    name: format!("item {} of `{}`", index + 1, subject.key),
                    ..subject.clone()
                };
                self.value(kind, item, &at.item(index), &subject)
            })
            .collect();
        Some(Typed::List(items.into_iter().collect::<Option<_>>()?))
    }

    fn structure(
        &mut self,
        index: usize,
        value: &Value,
        at: &At,
        subject: &Subject<'a>,
    ) -> Option<Typed> {
        let structure = self.schema.structs.get(index)?;
        let Value::Map(entries) = value else {
            let diagnostic = Self::ill_typed("a map", value, at, subject);
            let example = structure.fields.first().map_or("key", |field| &field.key);
            self.report
                .error(diagnostic.help(format!("indent its fields below it: `  {example}: …`")));
            return None;
        };
        let meant = self.undeclared(structure, entries, at);
        let fields: Vec<Option<Typed>> = (structure.fields.iter().enumerate())
            .map(|(field_index, field)| {
                // Of duplicate keys the last one wins, as at the top.
                let entry = entries.iter().rposition(|(key, _)| *key == field.key);
                let found = entry.and_then(|entry| Some((&entries.get(entry)?.1, at.item(entry))));
                if found.is_none() && field.is_required() {
                    if !meant.contains(&field_index) {
                        self.missing(structure, field, at, subject);
                    }
                    return None;
                }
                let found = found.as_ref().map(|(value, at)| (*value, at));
                self.field(index, field_index, found)
            })
            .collect();
        let fields = fields.into_iter().collect::<Option<Vec<Typed>>>()?;
        Some(Typed::Struct { index, fields })
    }

    /// Reports the keys of a nested map that its struct does not declare; returns the required fields that are missing
    /// because of one of them.
    fn undeclared(
        &mut self,
        structure: &Structure,
        entries: &[(String, Value)],
        at: &At,
    ) -> Vec<usize> {
        let mut reported = Vec::new();
        for (entry, (key, _)) in entries.iter().enumerate() {
            if structure.fields.iter().any(|field| field.key == *key) {
                continue;
            }
            let place = at.item_key(entry);
            let diagnostic = |headline| {
                Diagnostic::at(&place, headline)
                    .label(format!("`{}` declares no such field", structure.name))
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
            let is_missing = !entries.iter().any(|(other, _)| other == near);
            if is_missing && field.is_required() && !reported.contains(&index) {
                reported.push(index);
                self.report.error(
                    diagnostic(format!("no `{near}`, but an unknown field `{key}`"))
                        .note(structure.declares(field))
                        .replace(&place, near, help),
                );
            } else {
                let unknown = diagnostic(format!("unknown field `{key}`"));
                self.report
                    .lint(Lint::UNKNOWN_FIELD, unknown.replace(&place, near, help));
            }
        }
        reported
    }

    fn missing(&mut self, structure: &Structure, field: &Field, at: &At, subject: &Subject<'_>) {
        // The key of the map is the shortest place that says which map; an item of a list has none.
        let place = if subject.name.starts_with('`') {
            At {
                part: Part::Key,
                ..at.clone()
            }
        } else {
            at.clone()
        };
        self.report.error(
            Diagnostic::at(&place, format!("{} has no `{}`", subject.name, field.key))
                .label(format!("expected a field `{}` in this map", field.key))
                .note(structure.declares(field)),
        );
    }

    fn missing_at_top(&mut self, root: &Structure, field: &Field, meant: Option<usize>) {
        let declaration = root.declares(field);
        let key = &field.key;
        let entries = self
            .document
            .front_matter
            .iter()
            .flat_map(|front| &front.entries);
        let meant = meant.and_then(|entry| Some((entry, &entries.clone().nth(entry)?.0)));
        let diagnostic = if let Some((entry, other)) = meant {
            let at = At::key(entry);
            Diagnostic::at(&at, format!("no `{key}`, but an unknown field `{other}`"))
                .label("neither the client nor the call knows such a field")
                .replace(&at, key.as_str(), format!("did you mean `{key}`?"))
        } else {
            let opening = self.document.opening_line();
            Diagnostic::span(opening, format!("the front matter has no `{key}`"))
                .label(format!("expected a line `{key}: …` below"))
        };
        self.report.error(diagnostic.note(declaration));
    }

    fn variant(
        &mut self,
        index: usize,
        value: &Value,
        at: &At,
        subject: &Subject<'a>,
    ) -> Option<Typed> {
        let enumeration = self.schema.enums.get(index)?;
        let keys = enumeration.keys();
        let Value::Str(text) = value else {
            let expected = format!("one of {}", keys.join(", "));
            let diagnostic = Self::ill_typed(&expected, value, at, subject);
            self.report.error(diagnostic);
            return None;
        };
        let variant = enumeration.find(text);
        if variant.is_none() {
            let mut diagnostic =
                Diagnostic::at(at, format!("unknown value `{text}` for {}", subject.name))
                    .label(format!("expected one of {}", keys.join(", ")))
                    .note(subject.declaration());
            if let Some(near) = nearest(text, keys.iter().copied()) {
                diagnostic = diagnostic.replace(at, near, format!("did you mean `{near}`?"));
            }
            self.report.error(diagnostic);
        }
        Some(Typed::Variant {
            index,
            variant: variant?,
        })
    }

    fn agent_reference(&mut self, value: &Value, at: &At, subject: &Subject<'a>) -> Option<Typed> {
        let Value::Str(name) = value else {
            let diagnostic = Self::ill_typed("the name of an agent", value, at, subject);
            self.report.error(diagnostic);
            return None;
        };
        let agent = self.catalog.find(name);
        if agent.is_none() {
            let mut diagnostic = Diagnostic::at(at, format!("no agent is named `{name}`"))
                .label("not in this catalog")
                .note(subject.declaration());
            if let Some(near) = nearest(name, self.catalog.names()) {
                diagnostic = diagnostic.replace(at, near, format!("did you mean `{near}`?"));
            }
            self.report.error(diagnostic);
        }
        agent.map(Typed::Agent)
    }

    /// A variant that only rustc knows: asked for, with the message to show if it is not there.
    fn foreign(
        &mut self,
        of: &ForeignEnum,
        value: &Value,
        at: &At,
        subject: &Subject<'a>,
    ) -> Option<Typed> {
        let named = match value {
            // There is no variant without a name, and rustc could not be asked for one.
            Value::Str(text) if text.is_empty() => Err(&Value::Null),
            Value::Str(text) => Ok(text),
            _ => Err(value),
        };
        let text = match named {
            Ok(text) => text,
            Err(value) => {
                let diagnostic = Self::ill_typed("the name of a variant", value, at, subject);
                self.report.error(diagnostic);
                return None;
            }
        };
        let variant = Identifiers::of(text).variant;
        let known = self
            .foreign
            .iter()
            .position(|known| known.variant == variant && known.of.text == of.text);
        if let Some(index) = known {
            let start = self.report.span_at(at).start;
            let (line, column) = position(&self.document.source.text, start);
            let place = format!("also at {}:{line}:{column}", self.document.source.display);
            if let Some(known) = self.foreign.get_mut(index)
                && known.problem.notes.len() <= ALSO_AT
            {
                known.problem.notes.push(place);
            }
            return Some(Typed::Foreign(index));
        }
        let diagnostic = Diagnostic::at(at, format!("unknown value `{text}` for {}", subject.name))
            .label(format!("there is no `{}::{variant}`", of.text))
            .note(subject.declaration());
        self.foreign.push(ForeignVariant {
            of: of.clone(),
            problem: self.report.resolve(diagnostic),
            variant,
        });
        Some(Typed::Foreign(self.foreign.len() - 1))
    }

    pub(super) fn ill_typed(
        expected: &str,
        value: &Value,
        at: &At,
        subject: &Subject<'_>,
    ) -> Diagnostic<Place> {
        let headline = match value {
            Value::Null => format!("{} is empty", subject.name),
            _ => format!("{} is {}, not {expected}", subject.name, value.kind()),
        };
        Diagnostic::at(at, headline)
            .label(format!("expected {expected}"))
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

    /// The variant of a value. Style and letter case do not matter (`data-ai`, `data_ai` and `Data AI` are `DataAi`),
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
