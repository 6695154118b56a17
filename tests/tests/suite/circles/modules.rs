//! The modules of a crate, and which names they use of each other, read from tokens.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::components::Edges;

/// Names, from the root of the crate: that of a module, or of something in it.
type Names = Vec<String>;

/// The modules of a crate by their paths. The root has the empty one.
pub(crate) struct Crate(BTreeMap<Names, Module>);

#[derive(Default)]
struct Module {
    /// What it calls by a path.
    paths: BTreeSet<Names>,
    /// What it imports, by the name that it has here.
    imports: BTreeMap<String, Names>,
}

impl Crate {
    /// Reads a crate from its root file.
    pub(crate) fn read(root: &Path) -> Crate {
        let mut read = Crate(BTreeMap::new());
        let folder = root.parent().expect("a file is in a folder");
        read.file(root, folder, &Names::new());
        read
    }

    /// Reads the file of a module. Its children are in `folder`.
    fn file(&mut self, file: &Path, folder: &Path, module: &Names) {
        let text =
            fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let tokens: TokenStream = text
            .parse()
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.0.entry(module.clone()).or_default();
        self.tokens(tokens, folder, module);
    }

    fn tokens(&mut self, tokens: TokenStream, folder: &Path, module: &Names) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut rest = tokens.as_slice();
        while let Some((token, after)) = rest.split_first() {
            rest = after;
            if let Some(after) = skip_test_code(token, after) {
                rest = after;
                continue;
            }
            match (token, after) {
                // Code of someone else.
                (
                    TokenTree::Ident(name),
                    [TokenTree::Punct(mark), TokenTree::Group(_), after @ ..],
                ) if mark.as_char() == '!' && QUOTES.iter().any(|quote| name == quote) => {
                    rest = after;
                }
                (TokenTree::Ident(keyword), [TokenTree::Ident(name), body, after @ ..])
                    if keyword == "mod" =>
                {
                    self.child(&name.to_string(), body, folder, module);
                    rest = after;
                }
                (TokenTree::Ident(keyword), _) if keyword == "use" => {
                    let len = after.iter().take_while(|token| !is(token, ';')).count();
                    let (tree, after) = after.split_at(len);
                    self.imports(tree, &Names::new(), module);
                    rest = after;
                }
                (TokenTree::Ident(_), _) => {
                    let (path, len) = path(token, after);
                    rest = after.get(len..).unwrap_or_default();
                    if path.len() > 1 {
                        self.module(module).paths.insert(path);
                    }
                }
                (TokenTree::Group(group), _) => self.tokens(group.stream(), folder, module),
                _ => {}
            }
        }
    }

    /// Reads `mod name;` or `mod name { … }`.
    fn child(&mut self, name: &str, body: &TokenTree, folder: &Path, module: &Names) {
        let path = join(module, &[name.to_owned()]);
        let folder = folder.join(name);
        if let TokenTree::Group(group) = body {
            self.0.entry(path.clone()).or_default();
            return self.tokens(group.stream(), &folder, &path);
        }
        let beside = folder.with_extension("rs");
        let files: [PathBuf; 2] = [beside, folder.join("mod.rs")];
        let file = files.iter().find(|file| file.is_file());
        let file = file.unwrap_or_else(|| panic!("no file for the module {path:?}"));
        self.file(file, &folder, &path);
    }

    /// Reads the tree of a `use`: `crate::a::{self, b as c, d::*}`.
    fn imports(&mut self, tree: &[TokenTree], before: &Names, module: &Names) {
        for tree in tree.split(|token| is(token, ',')) {
            let mut names = before.clone();
            let mut alias = None;
            let mut tokens = tree.iter();
            while let Some(token) = tokens.next() {
                match token {
                    TokenTree::Ident(keyword) if keyword == "as" => {
                        alias = tokens.next().map(ToString::to_string);
                    }
                    TokenTree::Ident(name) if name == "self" && !before.is_empty() => {}
                    TokenTree::Ident(name) => names.push(name.to_string()),
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                        self.imports(&inner, &names, module);
                        names.clear();
                    }
                    _ => {}
                }
            }
            if let Some(last) = names.last() {
                let name = alias.unwrap_or_else(|| last.clone());
                let here = self.module(module);
                // Two imports of one name differ by `cfg`; and nothing can be called `_`.
                if let Some(other) = here.imports.insert(name, names) {
                    here.paths.insert(other);
                }
            }
        }
    }

    fn module(&mut self, module: &Names) -> &mut Module {
        self.0.entry(module.clone()).or_default()
    }

    /// For each module folder, which of its children use which.
    pub(crate) fn folders(&self) -> BTreeMap<Names, Edges> {
        let mut folders: BTreeMap<Names, Edges> = BTreeMap::new();
        for (from, module) in &self.0 {
            for path in module.paths.iter().chain(module.imports.values()) {
                let Some(to) = self.owner(from, path, 0) else {
                    continue;
                };
                let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
                if let (Some(user), Some(used)) = (from.get(common), to.get(common)) {
                    let edges = folders.entry(from[..common].to_vec()).or_default();
                    edges.entry(user.clone()).or_default().insert(used.clone());
                }
            }
        }
        folders
    }

    /// The module that defines what `path` means in `module`; `None` for what is not of this crate.
    fn owner(&self, module: &Names, path: &[String], depth: usize) -> Option<Names> {
        let (first, mut rest) = path.split_first()?;
        let mut owner = match first.as_str() {
            "crate" => Names::new(),
            "self" => module.clone(),
            "super" => module.split_last()?.1.to_vec(),
            _ => {
                rest = path;
                module.clone()
            }
        };
        while let Some((name, after)) = rest.split_first() {
            let child = join(&owner, std::slice::from_ref(name));
            if name == "super" {
                owner = owner.split_last()?.1.to_vec();
            } else if self.0.contains_key(&child) {
                owner = child;
            } else {
                let import = self.0.get(&owner)?.imports.get(name);
                // An import that names itself is that of another crate: `use serde;`.
                return match import.filter(|import| depth < 16 && import.as_slice() != path) {
                    Some(import) => self.owner(&owner, &join(import, after), depth + 1),
                    // What starts with a name that is neither a child nor imported is of another crate, or local.
                    None if rest.len() == path.len() => None,
                    None => Some(owner),
                };
            }
            rest = after;
        }
        Some(owner)
    }
}

/// The macros whose tokens are code of someone else.
const QUOTES: [&str; 3] = ["quote", "quote_spanned", "parse_quote"];

fn join(names: &[String], more: &[String]) -> Names {
    [names, more].concat()
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// The path that begins with this token, `a::b::c`, and of how many tokens after it.
fn path(first: &TokenTree, after: &[TokenTree]) -> (Names, usize) {
    let mut names = vec![first.to_string()];
    let mut len = 0;
    while let Some([one, two, TokenTree::Ident(name), ..]) = after.get(len..) {
        if !is(one, ':') || !is(two, ':') {
            break;
        }
        names.push(name.to_string());
        len += 3;
    }
    (names, len)
}

/// If this is `#[cfg(test)]` before an item, gives what comes after the item.
fn skip_test_code<'a>(token: &TokenTree, after: &'a [TokenTree]) -> Option<&'a [TokenTree]> {
    let [TokenTree::Group(attribute), item @ ..] = after else {
        return None;
    };
    let attribute = attribute.stream().to_string().replace(' ', "");
    if !is(token, '#') || attribute != "cfg(test)" {
        return None;
    }
    let end = item.iter().position(|token| {
        is(token, ';')
            || matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
    });
    item.get(end? + 1..)
}
