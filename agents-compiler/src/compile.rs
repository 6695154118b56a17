//! From a call to a checked catalogue.

use std::path::PathBuf;

use crate::catalogue::Catalogue;
use crate::check::{check_catalogue, check_document};
use crate::diagnostic::{Level, Problem, Sink, render};
use crate::document::{Document, parse, salvage_undecoded};
use crate::invocation::Invocation;
use crate::parallel;
use crate::schema::{self, Records};
use crate::source::{self, Fault, Found, FoundFile, Listing, Request, Source};

/// What a compilation may know of the world.
pub struct Environment<'a> {
    /// The folder of the crate's `Cargo.toml`, to which paths in the call are relative.
    pub manifest_dir: PathBuf,
    /// The folder in which the compiler runs, to which paths in messages are relative.
    pub working_dir: PathBuf,
    /// Looks up an environment variable.
    pub variable: &'a source::Lookup<'a>,
}

impl std::fmt::Debug for Environment<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Environment")
            .field("manifest_dir", &self.manifest_dir)
            .field("working_dir", &self.working_dir)
            .finish_non_exhaustive()
    }
}

/// A catalogue, and everything that was found wrong on the way to it.
#[derive(Debug)]
pub struct Compiled {
    /// The agents that could be understood, in part at least.
    pub catalogue: Catalogue,
    /// The fields that the call declares, read from the front matters.
    pub records: Records,
    /// What is wrong with the call, its folders, and files as a whole.
    pub faults: Vec<Fault>,
    /// What is wrong inside files, in the order of the files and of the places in them.
    pub problems: Vec<Problem>,
    /// The files that were looked at.
    pub files: Vec<FoundFile>,
    /// What stood in each folder that was listed: its path, and the names of its Markdown files and sub-folders.
    pub listing: Vec<Listing>,
    /// The texts of the files that are no agents; those of agents are in the catalogue.
    others: Vec<(usize, String)>,
}

impl Compiled {
    /// Whether anything stops the build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.faults.iter().any(|fault| fault.level == Level::Error)
            || self
                .problems
                .iter()
                .any(|problem| problem.level == Level::Error)
    }

    /// A problem as rustc would show it.
    #[must_use]
    pub fn render(&self, problem: &Problem) -> String {
        let (path, text) = problem
            .file
            .and_then(|file| self.file(file))
            .unwrap_or_default();
        render(problem, path, text)
    }

    /// The path for messages and the text of a file.
    #[must_use]
    pub fn file(&self, index: usize) -> Option<(&str, &str)> {
        let path = &self.files.get(index)?.display;
        let of_agent = || {
            let entry = self
                .catalogue
                .all()
                .find(|document| document.file == index)?;
            Some(entry.source.text.as_str())
        };
        let of_other = || {
            self.others
                .iter()
                .find(|(file, _)| *file == index)
                .map(|(_, text)| text.as_str())
        };
        Some((path, of_agent().or_else(of_other)?))
    }
}

/// Compiles the agents of a call.
///
/// Never fails: what is wrong stands in [`Compiled::faults`] and [`Compiled::problems`].
#[must_use]
pub fn compile(invocation: &Invocation, environment: &Environment<'_>) -> Compiled {
    let options = &invocation.options;
    let request = Request {
        roots: invocation.roots.iter().map(syn::LitStr::value).collect(),
        manifest_dir: environment.manifest_dir.clone(),
        working_dir: environment.working_dir.clone(),
        env: environment.variable,
        include: options.include.iter().map(syn::LitStr::value).collect(),
        exclude: options.exclude.iter().map(syn::LitStr::value).collect(),
        limits: options.files.limits,
    };
    let Found {
        files,
        folders,
        mut faults,
    } = source::find(&request);

    let sources = source::read_all(&files, &request.limits);
    let out_dir = (environment.variable)("OUT_DIR").map(PathBuf::from);
    let listing = source::list(&folders, &environment.manifest_dir, out_dir.as_deref());
    let mut compiled = compile_files(invocation, files, sources);
    faults.append(&mut compiled.faults);
    Compiled {
        faults,
        listing,
        ..compiled
    }
}

/// Compiles agents whose texts are at hand: for tests, benchmarks and fuzzers, which need no disk.
///
/// The folders of the call are not looked at. What it generates names the files by
/// [`FoundFile::absolute`], so only where they exist can the code be built.
///
/// ```
/// use include_agents_compiler::{compile_sources, source::Source};
///
/// let call = syn::parse_str("\"agents\"").unwrap();
/// let text = "---\nname: reviewer\ndescription: Reviews\n---\nYou review.\n";
/// let compiled = compile_sources(&call, vec![Source::in_memory("agents/reviewer.md", text)]);
/// assert!(!compiled.has_errors());
/// assert_eq!(compiled.catalogue.agents[0].document.prompt(), "You review.");
/// ```
#[must_use]
pub fn compile_sources(invocation: &Invocation, sources: Vec<Source>) -> Compiled {
    let files = sources.iter().map(|source| source.file.clone()).collect();
    let sources = sources.into_iter().map(Ok).collect();
    compile_files(invocation, files, sources)
}

/// Everything that comes after reading.
fn compile_files(
    invocation: &Invocation,
    files: Vec<FoundFile>,
    sources: Vec<Result<Source, Box<Fault>>>,
) -> Compiled {
    let options = &invocation.options.files;
    let mut faults = Vec::new();
    let mut problems = Sink::new();
    let mut documents = Vec::new();
    let mut others = Vec::new();
    let parsed = parallel::map(sources, |index, source| {
        let mut parsed = parse(index, source?, options);
        if let Ok(document) = &parsed.document {
            parsed.problems.extend(check_document(document, options));
        }
        Ok::<_, Box<Fault>>(parsed)
    });
    for (index, parsed) in parsed.into_iter().enumerate() {
        match parsed {
            Err(fault) => {
                let found = files.get(index);
                documents.extend(found.and_then(|found| salvage_undecoded(index, found, &fault)));
                faults.push(*fault);
            }
            Ok(parsed) => {
                problems.extend(parsed.problems);
                match parsed.document {
                    Ok(document) => documents.push(document),
                    Err(source) => others.push((index, source.text)),
                }
            }
        }
    }
    faults.extend(roots_without_agents(
        &invocation.roots,
        &files,
        &documents,
        &others,
    ));
    let passed_over = others
        .iter()
        .filter_map(|(index, _)| files.get(*index))
        .map(|file| file.absolute.clone())
        .collect();
    let mut catalogue = Catalogue::collect(documents, passed_over);
    problems.extend(check_catalogue(&catalogue, options));
    catalogue.set_aside_doubles();
    let (records, complaints) = schema::read_all(&catalogue, invocation);
    problems.extend(complaints);
    Compiled {
        catalogue,
        records,
        faults,
        problems: problems.into_sorted(),
        listing: Vec::new(),
        files,
        others,
    }
}

/// The paths of the call under which nothing but documentation was found.
///
/// Where a file could not be read, or is no agent though it should be one, that was reported.
fn roots_without_agents(
    roots: &[syn::LitStr],
    files: &[FoundFile],
    documents: &[Box<Document>],
    others: &[(usize, String)],
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (root, written) in roots.iter().enumerate() {
        let has_agents = documents
            .iter()
            .any(|document| document.source.root == root);
        let passed_over: Vec<&FoundFile> = others
            .iter()
            .filter_map(|(index, _)| files.get(*index))
            .filter(|file| file.root == root)
            .collect();
        if !has_agents
            && !passed_over.is_empty()
            && passed_over.iter().all(|file| file.conventional_doc)
        {
            faults.push(source::no_agents(root, &written.value(), &passed_over));
        }
    }
    faults
}
