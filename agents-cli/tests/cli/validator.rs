//! JSON schemas.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

/// A schema that is valid itself.
pub(crate) struct Validator {
    schemas: Schemas,
    root: SchemaIndex,
}

impl Validator {
    pub(crate) fn of(schema: Value) -> Validator {
        const PLACE: &str = "memory:///schema.json";
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource(PLACE, schema).unwrap();
        let root = compiler.compile(PLACE, &mut schemas);
        let root = root.unwrap_or_else(|error| panic!("{error:#}"));
        Validator { schemas, root }
    }

    pub(crate) fn is_valid(&self, value: &Value) -> bool {
        self.schemas.validate(value, self.root).is_ok()
    }

    /// What is wrong with a value, or nothing.
    pub(crate) fn errors(&self, value: &Value) -> String {
        let validated = self.schemas.validate(value, self.root);
        validated.map_or_else(|error| format!("{error:#}"), |()| String::new())
    }
}
