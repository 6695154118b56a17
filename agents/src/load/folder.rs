//! One layer: its files, and the agents in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use include_agents_reader::diagnostic::{Diagnostic, Subject};
use include_agents_reader::document::Document;
use include_agents_reader::loaded::Loaded;
use include_agents_reader::options::FileOptions;
use include_agents_reader::partials::Partials;
use include_agents_reader::skills::Skills;
use include_agents_reader::source::{Folder, Found, FoundFile, Limits, Source, find_in, read};
use include_agents_reader::{Checked, check_sources_with, parallel};

use super::options::Options;
use super::problem::Problem;

/// Where the files of a layer are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a folder.
    Folder(PathBuf),
    /// In the folder of a crate, at these paths, each with the group of its agent.
    Source(PathBuf, Vec<(PathBuf, String)>),
}

impl Place {
    /// The folder that paths in options are relative to; `base` is that of the layers.
    fn base<'a>(&'a self, base: &'a Path) -> &'a Path {
        match self {
            Place::Folder(_) => base,
            Place::Source(folder, _) => folder,
        }
    }
}

/// An agent in force in its layer.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) agent: Arc<Loaded>,
    pub(super) file: Arc<Path>,
}

/// The state of one layer.
#[derive(Clone, Debug, Default)]
pub(super) struct LayerState {
    /// What was found, to tell whether anything has changed.
    faults: Vec<Diagnostic>,
    files: BTreeMap<PathBuf, FileState>,
    partials: BTreeMap<PathBuf, FileState>,
    skills: Option<Skills>,
    /// The folders that were looked into.
    pub(super) folders: Vec<PathBuf>,
    /// The agents without errors, by name.
    pub(super) members: BTreeMap<String, Member>,
    pub(super) problems: Vec<Problem>,
    /// The names of agents elsewhere that the files were checked with.
    elsewhere: Vec<String>,
    /// A problem may go away when there are other agents elsewhere.
    depends_on_others: bool,
}

/// A file as it was when it was read.
#[derive(Clone, Debug)]
struct FileState {
    file: FoundFile,
    stamp: Option<Stamp>,
    text: Result<Arc<str>, Box<Diagnostic>>,
}

impl FileState {
    /// The file with its text, if it could be read.
    fn to_source(&self) -> (FoundFile, Result<Source, Box<Diagnostic>>) {
        let source = self.text.clone().map(|text| Source {
            file: self.file.clone(),
            text: text.to_string(),
        });
        (self.file.clone(), source)
    }
}

/// What tells a changed file from an unchanged one without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    len: u64,
    modified: Option<SystemTime>,
    #[cfg(unix)]
    inode: (u64, u64, i64, i64),
    /// It was changed so shortly before it was read that another change may bear the same time.
    is_fresh: bool,
}

impl Stamp {
    /// File systems count time in ticks, some of two seconds.
    const TICK: Duration = Duration::from_secs(2);

    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        let modified = metadata.modified().ok();
        let age = modified.and_then(|time| SystemTime::now().duration_since(time).ok());
        Some(Self {
            len: metadata.len(),
            modified,
            #[cfg(unix)]
            inode: {
                use std::os::unix::fs::MetadataExt as _;
                (
                    metadata.dev(),
                    metadata.ino(),
                    metadata.ctime(),
                    metadata.ctime_nsec(),
                )
            },
            is_fresh: age.is_none_or(|age| age < Self::TICK),
        })
    }

    fn is_same(self, other: Self) -> bool {
        let fresh = Self {
            is_fresh: other.is_fresh,
            ..self
        };
        fresh == other
    }
}

impl LayerState {
    /// Reads a layer again: the files that have changed, and, if any has, what they say. Whether anything has changed.
    pub(super) fn refresh(&mut self, place: &Place, base: &Path, options: &Options) -> bool {
        let mut found = find(place, base, options);
        let partials = find_partials(place, base, options);
        let is_partial = |file: &FoundFile| {
            let mut partials = partials.files.iter();
            partials.any(|partial| partial.absolute == file.absolute)
        };
        found.files.retain(|file| !is_partial(file));
        found.faults.extend(partials.faults);
        found.folders.extend(partials.folders);
        let skills = match find_skills(place, base, options) {
            Some(Ok(skills)) => Some(skills),
            Some(Err(fault)) => {
                found.faults.push(*fault);
                None
            }
            None => None,
        };
        found
            .folders
            .extend(skills.iter().flat_map(|it| it.folders.clone()));
        let limits = &options.files.limits;
        let files = read_changed(&self.files, found.files, limits);
        let partials = read_changed(&self.partials, partials.files, limits);
        let is_same = self.faults == found.faults
            && self.skills == skills
            && are_same(&self.files, &files)
            && are_same(&self.partials, &partials);
        self.faults = found.faults;
        self.files = files;
        self.partials = partials;
        self.skills = skills;
        self.folders = found.folders;
        !is_same
    }

    /// Checks the files that were read, and keeps the agents without errors.
    pub(super) fn check(&mut self, options: &Options, elsewhere: &[String]) {
        let options = FileOptions {
            elsewhere: elsewhere.to_vec(),
            found_skills: self.skills.clone(),
            at_run_time: true,
            ..options.files.clone()
        };
        let mut problems: Vec<Problem> = self.faults.iter().map(Problem::elsewhere).collect();
        let mut broken: BTreeSet<PathBuf> = BTreeSet::new();
        let (mut sources, mut texts) = (Vec::new(), Vec::new());
        for (path, state) in &self.files {
            match &state.text {
                Ok(text) => {
                    texts.push(Arc::clone(text));
                    sources.push(Source {
                        file: state.file.clone(),
                        text: text.to_string(),
                    });
                }
                Err(error) => {
                    problems.push(Problem::elsewhere(error));
                    broken.insert(path.clone());
                }
            }
        }
        let partials = match &options.partials {
            Some(folder) => {
                let files = self.partials.values().map(FileState::to_source);
                Partials::new(folder, files.collect(), options.limits)
            }
            None => Partials::default(),
        };
        let checked = check_sources_with(&[], sources, partials, &options);
        self.depends_on_others = (checked.problems.iter()).any(|problem| {
            matches!(
                problem.lint,
                Some("dangling_agent" | "example_names_other_agent")
            )
        });
        let mut is_broken: BTreeSet<usize> = BTreeSet::new();
        for problem in checked.faults.iter().chain(&checked.problems) {
            problems.push(Problem::checked(problem, &checked));
            is_broken.extend(problem.file().filter(|_| problem.is_error()));
        }
        let unread = checked.files.iter().enumerate().filter(|(_, file)| {
            let partial = self.partials.get(&file.absolute);
            partial.is_some_and(|partial| partial.text.is_err())
        });
        is_broken.extend(unread.map(|(index, _)| index));
        for (index, file) in checked.files.iter().enumerate() {
            // An agent with a broken partial is broken, too.
            let mut partials = checked.partials_of(index).iter();
            if is_broken.contains(&index) || partials.any(|it| is_broken.contains(it)) {
                broken.insert(file.absolute.clone());
            }
        }
        self.members = self.take_members(&checked, &texts, &broken);
        self.problems = problems;
        elsewhere.clone_into(&mut self.elsewhere);
    }

    /// The agents of the files without errors, and of those with errors that had none before.
    fn take_members(
        &self,
        checked: &Checked,
        texts: &[Arc<str>],
        broken: &BTreeSet<PathBuf>,
    ) -> BTreeMap<String, Member> {
        let known: BTreeMap<&Path, &Member> = self
            .members
            .values()
            .map(|member| (&*member.file, member))
            .collect();
        let mut members = BTreeMap::new();
        for entry in &checked.catalog.agents {
            let document = &entry.document;
            let path = &document.source.absolute;
            let Some(text) = texts.get(document.file) else {
                continue;
            };
            if broken.contains(path) || document.front_matter.is_none() {
                continue;
            }
            let shown = document.source.display.as_str();
            let member = match known.get(path.as_path()) {
                Some(member) if is_as_before(&member.agent, document, text) => (*member).clone(),
                _ => Member {
                    agent: Arc::new(Loaded::new(document, shown, Arc::clone(text))),
                    file: path.as_path().into(),
                },
            };
            members.entry(document.name.clone()).or_insert(member);
        }
        for path in broken {
            if let Some(member) = known.get(path.as_path()) {
                let name = member.agent.name().to_owned();
                members.entry(name).or_insert_with(|| (*member).clone());
            }
        }
        members
    }

    /// Whether the files should be checked again, now that there are these agents elsewhere, ordered by name.
    pub(super) fn is_outdated(&self, elsewhere: &[String]) -> bool {
        self.depends_on_others && self.elsewhere != elsewhere
            // What existed before may be gone.
            || self.elsewhere.iter().any(|name| elsewhere.binary_search(name).is_err())
    }
}

/// Whether an agent has the same text as before, and the same texts in its prompt.
fn is_as_before(agent: &Loaded, document: &Document, text: &Arc<str>) -> bool {
    agent.file() == text && agent.definition().prompt() == document.prompt()
}

/// Whether two states are of the same files with the same texts.
fn are_same(old: &BTreeMap<PathBuf, FileState>, new: &BTreeMap<PathBuf, FileState>) -> bool {
    let mut pairs = old.iter().zip(new);
    old.len() == new.len()
        && pairs.all(|(old, new)| {
            old.0 == new.0 && old.1.file == new.1.file && old.1.text == new.1.text
        })
}

/// Reads the files that have changed since they were last read.
fn read_changed(
    known: &BTreeMap<PathBuf, FileState>,
    found: Vec<FoundFile>,
    limits: &Limits,
) -> BTreeMap<PathBuf, FileState> {
    let states = parallel::map(found, |_, file| {
        let known = known.get(&file.absolute);
        let stamp = Stamp::of(&file.absolute);
        let text = match (known, stamp) {
            (Some(known), Some(now))
                if known
                    .stamp
                    .is_some_and(|then| !then.is_fresh && then.is_same(now)) =>
            {
                known.text.clone()
            }
            _ => return read_whole(file, limits, known),
        };
        FileState { file, stamp, text }
    });
    let states = states.into_iter();
    states
        .map(|state| (state.file.absolute.clone(), state))
        .collect()
}

/// Finds the partials of a layer.
fn find_partials(place: &Place, base: &Path, options: &Options) -> Found {
    let Some(folder) = &options.files.partials else {
        return Found::default();
    };
    let base = place.base(base);
    let mut found = find_in(&Folder {
        path: PathBuf::from(folder),
        base: base.to_owned(),
        limits: options.files.limits,
        ..Folder::default()
    });
    for fault in &mut found.faults {
        if let Subject::Root(root) = fault.subject {
            fault.subject = Subject::path(root, folder);
        }
    }
    found
}

fn find(place: &Place, base: &Path, options: &Options) -> Found {
    let (folders, base, options) = match place {
        Place::Folder(path) => (vec![(path, "")], base, options),
        // The patterns are for the folders of users.
        Place::Source(folder, paths) => (
            paths
                .iter()
                .map(|(path, group)| (path, group.as_str()))
                .collect(),
            folder.as_path(),
            &Options {
                files: options.files.clone(),
                ..Options::default()
            },
        ),
    };
    let mut all = Found::default();
    for (path, group) in folders {
        let found = find_in(&Folder {
            path: path.clone(),
            base: base.to_owned(),
            include: options.include.clone(),
            exclude: options.exclude.clone(),
            limits: options.files.limits,
        });
        all.files
            .extend(found.files.into_iter().map(|file| in_group(file, group)));
        all.faults
            .extend(found.faults.into_iter().map(|fault| match fault.subject {
                Subject::Root(root) => fault.about(Subject::path(root, path.to_string_lossy())),
                _ => fault,
            }));
        all.folders.extend(found.folders);
        if let Place::Source(..) = place {
            all.folders
                .extend(base.join(path).parent().map(Path::to_owned));
        }
    }
    all.folders.sort_unstable();
    all.folders.dedup();
    all
}

/// The skills that agents of a layer may name.
fn find_skills(
    place: &Place,
    base: &Path,
    options: &Options,
) -> Option<Result<Skills, Box<Diagnostic>>> {
    let base = place.base(base);
    let folder = options.files.skills.as_ref()?;
    Some(Skills::read(folder, base))
}

/// A file that was found by its own path, in the group that it has in the folder of the call.
fn in_group(file: FoundFile, group: &str) -> FoundFile {
    let root_relative = match group {
        "" => file.root_relative,
        _ => format!("{group}/{}", file.root_relative),
    };
    FoundFile {
        root_relative,
        ..file
    }
}

/// Reads a file that is not being written.
fn read_whole(file: FoundFile, limits: &Limits, known: Option<&FileState>) -> FileState {
    const TRIES: usize = 3;
    for _ in 0..TRIES {
        let before = Stamp::of(&file.absolute);
        let text = read(&file, limits).map(|source| source.text.into());
        let after = Stamp::of(&file.absolute);
        let is_whole = match (before, after) {
            (Some(before), Some(after)) => before.is_same(after),
            _ => before.is_none() && after.is_none(),
        };
        if is_whole {
            return FileState {
                stamp: before,
                text,
                file,
            };
        }
    }
    // It is written to all the time: what it was before is better than a part of it.
    let text = known.map_or_else(
        || {
            let subject = Subject::path(file.root, file.display.clone());
            let headline = format!("`{}` changes while it is read", file.root_relative);
            Err(Box::new(Diagnostic::error_about(subject, headline)))
        },
        |known| known.text.clone(),
    );
    FileState {
        file,
        stamp: None,
        text,
    }
}
