//! What the types of fields mean, and whether the declarations are consistent.

use std::collections::HashMap;

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::{GenericArgument, Ident, Lifetime, PathArguments, Type, TypePath, TypeReference};

use super::{ForeignEnum, Kind, Schema};
use include_agents_reader::shape::Keys;

/// Gives every type a [`Kind`], makes every reference `'static`, and reports conflicts.
pub(super) fn resolve(
    schema: &mut Schema,
    agents: &Ident,
    keys: &Keys,
    errors: &mut Vec<syn::Error>,
) {
    let names = Names::of(schema, agents, errors);
    for structure in &mut schema.structs {
        for field in &mut structure.fields {
            make_static(&mut field.ty);
            match names.kind(&field.ty) {
                Ok(kind) => field.kind = Some(kind),
                Err(error) => errors.push(error),
            }
        }
    }
    if let Some(first) = schema.enums.first()
        && schema.structs.is_empty()
    {
        errors.push(syn::Error::new(
            first.name.span(),
            "missing struct: declare the fields of the metadata in a `struct`",
        ));
    }
    check_keys(schema, keys, errors);
    check_unused(schema, errors);
    check_cycles(schema, errors);
}

/// The meanings of the names in types.
struct Names {
    agents: String,
    structs: HashMap<String, usize>,
    enums: HashMap<String, usize>,
}

impl Names {
    fn of(schema: &Schema, agents: &Ident, errors: &mut Vec<syn::Error>) -> Names {
        let structs = schema.structs.iter().map(|item| &item.name);
        let enums = schema.enums.iter().map(|item| &item.name);
        let mut taken = vec![agents.to_string()];
        for name in structs.clone().chain(enums.clone()) {
            if taken.contains(&name.to_string()) {
                errors.push(syn::Error::new(
                    name.span(),
                    format!("duplicate declaration of `{name}`"),
                ));
            }
            taken.push(name.to_string());
        }
        let index = |(index, name): (usize, &Ident)| (name.to_string(), index);
        Names {
            agents: agents.to_string(),
            structs: structs.enumerate().map(index).collect(),
            enums: enums.enumerate().map(index).collect(),
        }
    }

    fn kind(&self, ty: &Type) -> syn::Result<Kind> {
        match ty {
            // A `$ty:ty` of a `macro_rules!` arrives in a group.
            Type::Group(group) => self.kind(&group.elem),
            Type::Paren(paren) => self.kind(&paren.elem),
            Type::Reference(reference) => self.reference(reference),
            Type::Path(path) if path.qself.is_none() => self.path(path),
            _ => Err(unsupported(ty.span())),
        }
    }

    fn reference(&self, reference: &TypeReference) -> syn::Result<Kind> {
        match &*reference.elem {
            Type::Slice(slice) => Ok(Kind::List(Box::new(self.kind(&slice.elem)?))),
            Type::Path(path) if path.path.is_ident("str") => Ok(Kind::Str),
            _ => Err(unsupported(reference.span())),
        }
    }

    fn path(&self, ty: &TypePath) -> syn::Result<Kind> {
        let path = &ty.path;
        let Some(last) = path.segments.last() else {
            return Err(unsupported(path.span()));
        };
        let name = last.ident.to_string();
        let refuse = |what: &str| Err(syn::Error::new(path.span(), what.to_owned()));
        if let PathArguments::AngleBracketed(arguments) = &last.arguments {
            return match (name.as_str(), arguments.args.first()) {
                ("Option", Some(GenericArgument::Type(inner))) if arguments.args.len() == 1 => {
                    Ok(Kind::Option(Box::new(self.kind(inner)?)))
                }
                ("Vec", _) => refuse("constants cannot allocate: use `&'static [T]`"),
                ("Box" | "Rc" | "Arc" | "Cow", _) => {
                    refuse("constants cannot allocate: use the type itself, or a reference")
                }
                ("HashMap" | "BTreeMap", _) => refuse(
                    "constants cannot allocate: declare a struct with the keys as its fields",
                ),
                _ => Err(unsupported(path.span())),
            };
        }
        if path.segments.len() == 1 {
            if let Some(kind) = primitive(&name) {
                return Ok(kind);
            }
            if name == self.agents {
                return Ok(Kind::Agent);
            }
            if let Some(&index) = self.structs.get(&name) {
                return Ok(Kind::Struct(index));
            }
            if let Some(&index) = self.enums.get(&name) {
                return Ok(Kind::Enum(index));
            }
        }
        match name.as_str() {
            "String" => refuse("constants cannot allocate: use `&'static str`"),
            "str" => refuse("expected a type with a size: use `&'static str`"),
            _ => Ok(Kind::Foreign(ForeignEnum::at(path))),
        }
    }
}

fn unsupported(span: Span) -> syn::Error {
    syn::Error::new(
        span,
        "expected a number, `bool`, `char`, `&'static str`, `Option<T>`, `&'static [T]`, an enum, or a struct that \
         this call declares",
    )
}

fn primitive(name: &str) -> Option<Kind> {
    macro_rules! bounds {
        ($($ty:ident)*) => {
            match name {
                $(stringify!($ty) => Some(Kind::Int { min: $ty::MIN.into(), max: $ty::MAX.into() }),)*
                "isize" => primitive("i64"),
                "usize" => primitive("u64"),
                "i128" => Some(Kind::Int { min: i128::MIN, max: i128::MAX }),
                "u128" => Some(Kind::Int { min: 0, max: i128::MAX }),
                "bool" => Some(Kind::Bool),
                "char" => Some(Kind::Char),
                "f32" => Some(Kind::Float { max: f32::MAX.into() }),
                "f64" => Some(Kind::Float { max: f64::MAX }),
                _ => None,
            }
        };
    }
    bounds!(i8 i16 i32 i64 u8 u16 u32 u64)
}

/// `&str` is `&'static str`: what is emitted is a constant.
fn make_static(ty: &mut Type) {
    match ty {
        Type::Reference(reference) => {
            let span = reference.and_token.span();
            reference
                .lifetime
                .get_or_insert_with(|| Lifetime::new("'static", span));
            make_static(&mut reference.elem);
        }
        Type::Slice(slice) => make_static(&mut slice.elem),
        Type::Group(group) => make_static(&mut group.elem),
        Type::Paren(paren) => make_static(&mut paren.elem),
        Type::Path(path) => {
            for segment in &mut path.path.segments {
                if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                    for argument in &mut arguments.args {
                        if let GenericArgument::Type(inner) = argument {
                            make_static(inner);
                        }
                    }
                }
            }
        }
        _ => {}
    }
}

/// Each key belongs to one field, and include-agents itself reads the keys of Claude Code.
fn check_keys(schema: &Schema, keys: &Keys, errors: &mut Vec<syn::Error>) {
    for (index, structure) in schema.structs.iter().enumerate() {
        let mut taken: HashMap<&str, &Ident> = HashMap::new();
        for field in &structure.fields {
            let key = field.key.as_str();
            if index == 0 && keys.field(key).is_some() {
                errors.push(syn::Error::new(
                    field.name.span(),
                    format!(
                        "`{key}` is a field of Claude Code: every agent has an accessor for it"
                    ),
                ));
            }
            if let Some(other) = taken.insert(key, &field.name) {
                errors.push(syn::Error::new(
                    field.name.span(),
                    format!(
                        "`{}` and `{other}` are both read from the key `{key}`",
                        field.name
                    ),
                ));
            }
        }
    }
    for enumeration in &schema.enums {
        let mut taken: HashMap<&str, &Ident> = HashMap::new();
        for variant in &enumeration.variants {
            if let Some(other) = taken.insert(&variant.key, &variant.name) {
                errors.push(syn::Error::new(
                    variant.name.span(),
                    format!(
                        "`{}` and `{other}` are both read from the value `{}`",
                        variant.name, variant.key
                    ),
                ));
            }
        }
    }
}

/// An unused declaration is a mistake, most likely in the order of the structs.
fn check_unused(schema: &Schema, errors: &mut Vec<syn::Error>) {
    let mut structs = vec![false; schema.structs.len()];
    let mut enums = vec![false; schema.enums.len()];
    for field in schema
        .structs
        .iter()
        .flat_map(|structure| &structure.fields)
    {
        match field.kind.as_ref().map(Kind::innermost) {
            Some(Kind::Struct(index)) => structs[*index] = true,
            Some(Kind::Enum(index)) => enums[*index] = true,
            _ => {}
        }
    }
    // An unsupported type may be a misspelling of any of them.
    let Some(root) = schema.root().filter(|_| errors.is_empty()) else {
        return;
    };
    let structs = schema.structs.iter().map(|item| &item.name).zip(structs);
    let enums = schema.enums.iter().map(|item| &item.name).zip(enums);
    for (name, used) in structs.skip(1).chain(enums) {
        if !used {
            errors.push(syn::Error::new(
                name.span(),
                format!(
                    "unused type `{name}`: `metadata()` returns the first struct, `{}`, and the other declarations \
                     must be types of fields",
                    root.name
                ),
            ));
        }
    }
}

/// A struct that contains itself, or an `Option` of itself, has infinite size; with a slice of itself it is finite.
fn check_cycles(schema: &mut Schema, errors: &mut Vec<syn::Error>) {
    for start in 0..schema.structs.len() {
        let mut reached = vec![false; schema.structs.len()];
        let mut queue = vec![start];
        while let Some(index) = queue.pop() {
            for field in &schema.structs[index].fields {
                let mut kind = field.kind.as_ref();
                while let Some(Kind::Option(inner)) = kind {
                    kind = Some(inner);
                }
                if let Some(&Kind::Struct(held)) = kind
                    && !std::mem::replace(&mut reached[held], true)
                {
                    queue.push(held);
                }
            }
        }
        if reached[start] {
            let structure = &mut schema.structs[start];
            errors.push(syn::Error::new(
                structure.name.span(),
                format!(
                    "recursive struct `{}` has infinite size: use a slice, `&'static [{}]`",
                    structure.name, structure.name
                ),
            ));
            // rustc would report it once more.
            structure.fields.clear();
        }
    }
}

impl Kind {
    /// The kind inside of options and slices.
    fn innermost(&self) -> &Kind {
        match self {
            Kind::Option(inner) | Kind::List(inner) => inner.innermost(),
            kind => kind,
        }
    }
}
