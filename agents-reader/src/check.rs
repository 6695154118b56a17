//! From folders to a checked catalog.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use crate::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Severity, Sink, Subject, render, render_without_file};
use crate::document::Document;
use crate::errors;
use crate::lint::{Level, Lint};
use crate::lints::{self, outside_package, untracked_folder};
use crate::options::FileOptions;
use crate::order;
use crate::parallel;
use crate::parse::{parse, salvage_undecoded};
use crate::partials::Partials;
use crate::report::Report;
use crate::rule::Rule;
use crate::secrets;
use crate::skills::Skills;
use crate::source::{self, Found, FoundFile, Listing, Request, Source};

/// A catalog and its diagnostics.
#[derive(Debug)]
pub struct Checked {
    /// The agents that could be read, at least in part.
    pub catalog: Catalog,
    /// Diagnostics about folders, and about files as a whole.
    pub faults: Vec<Diagnostic>,
    /// Diagnostics inside files, in the order of the files and of the places in them.
    pub problems: Vec<Diagnostic>,
    /// The files that were read.
    pub files: Vec<FoundFile>,
    /// The content of each folder that was listed: its path, and the names of its Markdown files and subfolders.
    pub listing: Vec<Listing>,
    /// The partials of each agent file that has any, directly or not, all by the index of the file.
    partials: HashMap<usize, Vec<usize>>,
    /// The texts of the files without an agent; those of agents are in the catalog.
    others: Vec<(usize, String)>,
    /// The texts of the files with diagnostics that contain secrets, with the secrets masked.
    masked: HashMap<usize, String>,
}

impl Checked {
    /// Whether anything fails the build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let mut all = self.faults.iter().chain(&self.problems);
        all.any(Diagnostic::is_error)
    }

    /// Adds problems that a later phase found, in their order.
    pub fn extend(&mut self, problems: Vec<Diagnostic>) {
        let mut sink = Sink::new();
        sink.extend(std::mem::take(&mut self.problems));
        sink.extend(problems);
        self.problems = sink.into_sorted();
        self.mask_secrets();
    }

    /// Reports that cargo does not notice new files: for a crate without a build script.
    pub fn report_untracked(&mut self, options: &FileOptions) {
        let severity = match options.levels.of(Lint::UNTRACKED_FOLDER) {
            Level::Warn => Severity::Warning,
            Level::Deny => Severity::Error,
            Level::Allow => return,
        };
        if !self.listing.is_empty() {
            let found = untracked_folder::found(&self.listing);
            self.extend(vec![Diagnostic { severity, ..found }]);
        }
    }

    /// Makes sure that no message shows a secret.
    fn mask_secrets(&mut self) {
        let files: HashSet<usize> = self.problems.iter().filter_map(Diagnostic::file).collect();
        let agents = self.catalog.all().filter(|it| files.contains(&it.file));
        let agents = parallel::map(agents.collect(), |_, it: &Document| {
            let masked = secrets::mask_found(&it.source.text, it.secrets());
            (it.file, masked)
        });
        let others = (self.others.iter())
            .filter(|(file, _)| files.contains(file))
            .map(|(file, text)| (*file, secrets::mask(text)));
        let masked = agents.into_iter().chain(others);
        let masked = masked.filter_map(|(file, masked)| match masked {
            Cow::Owned(masked) => Some((file, masked)),
            Cow::Borrowed(_) => None,
        });
        self.masked.extend(masked);
        for problem in &mut self.problems {
            if problem
                .file()
                .is_some_and(|file| self.masked.contains_key(&file))
            {
                problem.edit(|text| secrets::mask(text).into_owned());
            }
        }
    }

    /// Whether the file has secrets, so that its lines can only be shown by [`Checked::render`].
    #[must_use]
    pub fn has_secrets(&self, file: usize) -> bool {
        self.masked.contains_key(&file)
    }

    /// Draws a diagnostic as rustc would show it, with asterisks in place of secrets.
    #[must_use]
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        let Some(file) = diagnostic.file() else {
            return secrets::mask(&render_without_file(diagnostic)).into_owned();
        };
        if let Some((masked, file)) = self.masked.get(&file).zip(self.files.get(file)) {
            return render(diagnostic, &file.display, masked);
        }
        let (path, text) = self.file(file).unwrap_or_default();
        render(diagnostic, path, text)
    }

    /// The files of the partials in the prompt of an agent file, directly or not.
    #[must_use]
    pub fn partials_of(&self, file: usize) -> &[usize] {
        self.partials.get(&file).map_or(&[], Vec::as_slice)
    }

    /// The path for messages and the text of a file.
    #[must_use]
    pub fn file(&self, index: usize) -> Option<(&str, &str)> {
        let path = &self.files.get(index)?.display;
        let of_agent = || {
            let entry = self.catalog.all().find(|document| document.file == index)?;
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

/// Finds, reads and checks the agents below the folders of a request.
///
/// Never fails: the diagnostics are in [`Checked::faults`] and [`Checked::problems`].
///
/// ```
/// use std::path::PathBuf;
/// use include_agents_reader::{check, options::FileOptions, source::Request};
///
/// let request = Request {
///     roots: vec!["agents".into()],
///     manifest_dir: PathBuf::from("."),
///     working_dir: PathBuf::from("."),
///     env: &|name| std::env::var(name).ok(),
///     include: vec![],
///     exclude: vec![],
///     limits: Default::default(),
/// };
/// let checked = check(&request, &FileOptions::default());
/// for fault in &checked.faults {
///     eprintln!("{}", checked.render(fault));
/// }
/// for diagnostic in &checked.problems {
///     eprintln!("{}", checked.render(diagnostic));
/// }
/// ```
#[must_use]
pub fn check(request: &Request<'_>, options: &FileOptions) -> Checked {
    let Found {
        mut files,
        folders,
        mut faults,
    } = source::find(request);
    let partials = match &options.partials {
        Some(folder) => find_partials(folder, request, &mut files, &mut faults),
        None => Partials::default(),
    };
    let mut options = Cow::Borrowed(options);
    let mut folders = folders;
    let mut skill_files = Vec::new();
    if let Some(folder) = &options.skills {
        match Skills::read(folder, &request.manifest_dir) {
            Ok(skills) => {
                folders.extend(skills.folders.iter().cloned());
                skill_files.clone_from(&skills.files);
                options.to_mut().found_skills = Some(skills);
            }
            Err(fault) => faults.push(*fault),
        }
    }
    let sources = source::read_all(&files, &request.limits);
    let out_dir = (request.env)("OUT_DIR").map(PathBuf::from);
    let listing = source::list(&folders, &request.manifest_dir, out_dir.as_deref());
    let mut checked = check_files(&request.roots, files, sources, partials, &options);
    // rustc tracks them: a skill without its file is none.
    checked.catalog.skipped.extend(skill_files);
    faults.append(&mut checked.faults);
    Checked {
        faults,
        listing,
        ..checked
    }
}

/// Reads the folder of partials. Files in it are not agents, even if it is below a folder of agents.
fn find_partials(
    folder: &str,
    request: &Request<'_>,
    files: &mut Vec<FoundFile>,
    faults: &mut Vec<Diagnostic>,
) -> Partials {
    let found = source::find_partials(folder, request);
    faults.extend(found.faults);
    let paths: HashSet<&PathBuf> = found.files.iter().map(|file| &file.absolute).collect();
    let roots: HashSet<usize> = files.iter().map(|file| file.root).collect();
    files.retain(|file| !paths.contains(&file.absolute));
    let left: HashSet<usize> = files.iter().map(|file| file.root).collect();
    let mut empty: Vec<usize> = roots.difference(&left).copied().collect();
    order::sort(&mut empty);
    for root in empty {
        let written = request.roots.get(root).map_or("", String::as_str);
        faults.push(
            Diagnostic::error_about(Subject::Root(root), format!("no agents in `{written}`"))
                .note(format!(
                    "all files in it are partials: they are in `{folder}`"
                ))
                .help("move the partials to a separate folder"),
        );
    }
    let sources = source::read_all(&found.files, &request.limits);
    let files = found.files.into_iter().zip(sources).collect();
    Partials::new(folder, files, request.limits)
}

/// Checks agents whose texts are in memory: for tests, benchmarks and fuzzers, which need no disk.
///
/// ```
/// use include_agents_reader::{check_sources, options::FileOptions, source::Source};
///
/// let text = "---\nname: reviewer\ndescription: Reviews\n---\nYou review.\n";
/// let source = Source::in_memory("agents/reviewer.md", text);
/// let checked = check_sources(&["agents".into()], vec![source], &FileOptions::default());
/// assert!(!checked.has_errors());
/// assert_eq!(checked.catalog.agents[0].document.prompt(), "You review.");
/// ```
#[must_use]
pub fn check_sources(roots: &[String], sources: Vec<Source>, options: &FileOptions) -> Checked {
    check_sources_with(roots, sources, Partials::default(), options)
}

/// [`check_sources`] with partials.
#[must_use]
pub fn check_sources_with(
    roots: &[String],
    sources: Vec<Source>,
    partials: Partials,
    options: &FileOptions,
) -> Checked {
    let files = sources.iter().map(|source| source.file.clone()).collect();
    let sources = sources.into_iter().map(Ok).collect();
    check_files(roots, files, sources, partials, options)
}

/// Everything that comes after reading.
fn check_files(
    roots: &[String],
    mut files: Vec<FoundFile>,
    sources: Vec<Result<Source, Box<Diagnostic>>>,
    mut partials: Partials,
    options: &FileOptions,
) -> Checked {
    partials.resolve(files.len());
    let mut faults = Vec::new();
    let mut problems = Sink::new();
    let mut documents = Vec::new();
    let mut others = Vec::new();
    let mut of_partials = Vec::new();
    let in_force = in_force(options);
    let parsed = parallel::map(sources, |index, source| {
        let mut parsed = parse(index, source?, options, &partials);
        if let Ok(document) = &parsed.document {
            let found = check_document(document, options, &in_force);
            parsed.diagnostics.extend(found);
        }
        Ok::<_, Box<Diagnostic>>(parsed)
    });
    for (index, parsed) in parsed.into_iter().enumerate() {
        match parsed {
            Err(fault) => {
                let found = files.get(index);
                documents.extend(
                    found.and_then(|found| salvage_undecoded(index, found, &fault, options)),
                );
                faults.push(*fault);
            }
            Ok(parsed) => {
                let (own, in_partials): (Vec<_>, Vec<_>) = (parsed.diagnostics.into_iter())
                    .partition(|it| it.file().is_none_or(|file| file < files.len()));
                problems.extend(own);
                of_partials.extend(in_partials);
                match parsed.document {
                    Ok(document) => documents.push(document),
                    Err(source) => others.push((index, source.text)),
                }
            }
        }
    }
    problems.extend(once(of_partials));
    faults.extend(roots_without_agents(roots, &files, &documents, &others));
    let used = documents.iter().flat_map(|it| it.prompt.partials());
    let used = partials.with_nested(used);
    let first = files.len();
    let partials_of: HashMap<usize, Vec<usize>> = documents
        .iter()
        .map(|it| (it.file, partials.with_nested(it.prompt.partials())))
        .filter(|(_, of)| !of.is_empty())
        .map(|(file, of)| (file, of.into_iter().map(|index| first + index).collect()))
        .collect();
    for (index, (file, source, diagnostics)) in partials.into_files().enumerate() {
        let number = files.len();
        files.push(file);
        if used.binary_search(&index).is_err() {
            continue;
        }
        match source {
            Ok(source) => {
                problems.extend(diagnostics);
                problems.extend(check_partial(number, &source, options));
                others.push((number, source.text));
            }
            Err(fault) => faults.push(*fault),
        }
    }
    let skipped = others
        .iter()
        .filter_map(|(index, _)| files.get(*index))
        .map(|file| file.absolute.clone())
        .collect();
    let mut catalog = Catalog::collect(documents, skipped, options);
    catalog.elsewhere.clone_from(&options.elsewhere);
    problems.extend(check_catalog(&catalog, options));
    if !options.at_run_time {
        catalog.set_aside_duplicates();
    }
    let mut checked = Checked {
        catalog,
        faults,
        problems: problems.into_sorted(),
        listing: Vec::new(),
        files,
        partials: partials_of,
        others,
        masked: HashMap::new(),
    };
    checked.mask_secrets();
    checked
}

/// The lints about one file that the call does not allow.
fn in_force(options: &FileOptions) -> Vec<&'static (Lint, Rule)> {
    let of_document = |(lint, rule): &&(Lint, Rule)| {
        matches!(rule, Rule::Document(_)) && options.levels.of(*lint) != Level::Allow
    };
    lints::RULES.iter().filter(of_document).collect()
}

/// Applies the rules about one file.
fn check_document(
    document: &Document,
    options: &FileOptions,
    in_force: &[&(Lint, Rule)],
) -> Vec<Diagnostic> {
    let mut report = document.report(&options.levels);
    // The rules need a file that could be read.
    if document.front_matter.is_none() || document.is_cut {
        return Vec::new();
    }
    for rule in errors::RULES {
        if let Rule::Document(check) = rule {
            check(document, options, &mut report);
        }
    }
    // A file may raise what the call allows, and lower what it does not.
    let of_file = lints::RULES
        .iter()
        .filter(|(lint, _)| report.level(*lint) != Level::Allow);
    let rules: Vec<&(Lint, Rule)> = match document.levels.as_slice() {
        [] => in_force.to_vec(),
        _ => of_file.collect(),
    };
    for (_, rule) in rules {
        if let Rule::Document(check) = rule {
            check(document, options, &mut report);
        }
    }
    report.into_diagnostics()
}

/// What was found in partials for each of the agents that use them, once.
fn once(found: Vec<Diagnostic>) -> impl Iterator<Item = Diagnostic> {
    let mut first: HashMap<(Option<usize>, usize, String), (Diagnostic, usize)> = HashMap::new();
    for diagnostic in found {
        let key = (
            diagnostic.file(),
            diagnostic.span.start,
            diagnostic.headline.clone(),
        );
        first.entry(key).or_insert((diagnostic, 0)).1 += 1;
    }
    first
        .into_values()
        .map(|(diagnostic, agents)| match agents {
            1 => diagnostic,
            _ => diagnostic.note(format!("found for {agents} agents that use this partial")),
        })
}

/// Applies the rules that are about texts to a partial. What is wrong with it is reported once, and not for each agent
/// that uses it.
fn check_partial(file: usize, source: &Source, options: &FileOptions) -> Vec<Diagnostic> {
    let mut report = Report::of_partial(file, &source.text, &options.levels);
    lints::merge_conflict::check_text(0, &mut report);
    lints::hidden_unicode::check_text(|_| "partial", &mut report);
    lints::secret::check_text(&mut report);
    if source.outside_crate && !options.at_run_time {
        report.lint(Lint::OUTSIDE_PACKAGE, outside_package::partial());
    }
    report.into_diagnostics()
}

/// Applies the rules about several files.
fn check_catalog(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    // A file may raise what the call allows.
    let own: Vec<Lint> = catalog
        .agents
        .iter()
        .flat_map(|entry| &entry.document.levels)
        .map(|(lint, _)| *lint)
        .collect();
    let lints = lints::RULES
        .iter()
        .filter(|(lint, _)| options.levels.of(*lint) != Level::Allow || own.contains(lint))
        .map(|(_, rule)| rule);
    errors::RULES
        .iter()
        .chain(lints)
        .flat_map(|rule| match rule {
            Rule::Catalog(check) => check(catalog, options),
            Rule::Document(_) | Rule::Reading => Vec::new(),
        })
        .collect()
}

/// The roots with no files but documentation.
///
/// A file that could not be read, or that should be an agent and is not, was reported already.
fn roots_without_agents(
    roots: &[String],
    files: &[FoundFile],
    documents: &[Box<Document>],
    others: &[(usize, String)],
) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for (root, written) in roots.iter().enumerate() {
        let has_agents = documents
            .iter()
            .any(|document| document.source.root == root);
        let skipped: Vec<&FoundFile> = others
            .iter()
            .filter_map(|(index, _)| files.get(*index))
            .filter(|file| file.root == root)
            .collect();
        if !has_agents && !skipped.is_empty() && skipped.iter().all(|file| file.conventional_doc) {
            faults.push(source::no_agents(root, written, &skipped));
        }
    }
    faults
}
