//! From a call to a checked catalog and its typed records.

use include_agents_reader::source::{Request, Source};
use include_agents_reader::{Checked, check, check_sources};

use crate::environment::Environment;
use crate::invocation::Invocation;
use crate::records::{self, Records};

/// A catalog, the records of its declared fields, and all diagnostics.
#[derive(Debug)]
pub struct Compiled {
    /// The result of the reader.
    pub checked: Checked,
    /// The fields that the call declares, read from the front matters.
    pub records: Records,
}

impl Compiled {
    /// Whether anything stops the build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.checked.has_errors()
    }
}

/// Compiles the agents of a call.
///
/// Never fails: the diagnostics are in [`Checked::faults`] and [`Checked::problems`].
#[must_use]
pub fn compile(invocation: &Invocation, environment: &Environment<'_>) -> Compiled {
    let options = &invocation.options;
    let request = Request {
        roots: invocation.folders(),
        manifest_dir: environment.manifest_dir.clone(),
        working_dir: environment.working_dir.clone(),
        env: environment.variable,
        include: options.include.iter().map(syn::LitStr::value).collect(),
        exclude: options.exclude.iter().map(syn::LitStr::value).collect(),
        limits: options.files.limits,
    };
    let mut checked = check(&request, &options.files);
    // Cargo sets it for crates with a build script.
    if (environment.variable)("OUT_DIR").is_none() {
        checked.report_untracked(&options.files);
    }
    read_records(invocation, checked)
}

/// Compiles agents whose texts are in memory: for tests, benchmarks and fuzzers, which need no disk.
///
/// The folders of the call are not read. The generated code includes the files by
/// [`FoundFile::absolute`](include_agents_reader::source::FoundFile::absolute), so it only builds if they exist.
///
/// ```
/// use include_agents_compiler::compile_sources;
/// use include_agents_reader::source::Source;
///
/// let call = syn::parse_str("\"agents\"").unwrap();
/// let text = "---\nname: reviewer\ndescription: Reviews\n---\nYou review.\n";
/// let compiled = compile_sources(&call, vec![Source::in_memory("agents/reviewer.md", text)]);
/// assert!(!compiled.has_errors());
/// assert_eq!(compiled.checked.catalog.agents[0].document.prompt(), "You review.");
/// ```
#[must_use]
pub fn compile_sources(invocation: &Invocation, sources: Vec<Source>) -> Compiled {
    let checked = check_sources(&invocation.folders(), sources, &invocation.options.files);
    read_records(invocation, checked)
}

/// Reads the fields that the call declares.
fn read_records(invocation: &Invocation, mut checked: Checked) -> Compiled {
    let (records, problems) = records::read_all(&checked.catalog, invocation);
    checked.extend(problems);
    Compiled { checked, records }
}
