//! Reloads agents when their files change.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::agents::Agents;
use super::changes::Changes;
use crate::Catalog;

/// How long nothing must have changed before files are read.
const QUIET: Duration = Duration::from_millis(100);

/// After how long files are read, even if something changes all the time or a file is never closed.
const PATIENCE: Duration = Duration::from_secs(10);

/// Watching has failed to start.
#[derive(Debug)]
pub struct WatchError(Box<dyn Error + Send + Sync>);

impl fmt::Display for WatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot watch agent files: {}", self.0)
    }
}

impl Error for WatchError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

/// Agents that reload themselves until this is dropped.
#[must_use = "agents are watched until this is dropped"]
pub struct Watch<A = ()> {
    current: Arc<Mutex<Arc<Agents<A>>>>,
    sender: Sender<Message>,
    thread: Option<JoinHandle<()>>,
}

enum Message {
    Event(notify::Result<notify::Event>),
    Stop,
}

impl<A: Catalog> Agents<A> {
    /// Watches the folders of all layers, reloads what changes, and calls a function after each reload that has changed an
    /// agent or a problem. Needs the feature `watch`.
    ///
    /// Files are read when nothing has changed for a tenth of a second. On Linux, a file that is open for writing is not read
    /// before it is closed, so half-written files are not read. If an editor leaves one nevertheless,
    /// it is invalid in most cases, and an invalid file leaves its agent unchanged.
    ///
    /// The function is called by a separate thread. To receive changes elsewhere, send them through a channel:
    ///
    /// ```
    /// use std::sync::mpsc;
    ///
    /// use include_agents::load::Layers;
    ///
    /// include_agents::include_agents!("catalog");
    ///
    /// let (sender, changes) = mpsc::channel();
    /// let agents = Layers::of::<Agent>().folder(".claude/agents").load();
    /// let watch = agents.watch(move |_, changes| {
    ///     // The program may be about to end.
    ///     let _ = sender.send(changes.clone());
    /// })?;
    ///
    /// // What is in force now, for as long as you keep it:
    /// let agents = watch.agents();
    /// assert!(agents.get("cloudflare-rust-expert").is_some());
    /// assert!(changes.try_recv().is_err(), "nothing has changed so far");
    /// # Ok::<(), include_agents::load::WatchError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the operating system cannot watch the folders.
    pub fn watch(
        self,
        on_change: impl FnMut(&Self, &Changes) + Send + 'static,
    ) -> Result<Watch<A>, WatchError> {
        let (sender, receiver) = mpsc::channel();
        let events = sender.clone();
        let watcher = notify::recommended_watcher(move |event| {
            // There is no receiver when the thread has ended.
            let _ = events.send(Message::Event(event));
        });
        let watcher = watcher.map_err(|error| WatchError(error.into()))?;
        let current = Arc::new(Mutex::new(Arc::new(self.clone())));
        let mut worker = Worker {
            agents: self,
            current: Arc::clone(&current),
            watcher,
            watched: BTreeSet::new(),
            on_change,
        };
        worker
            .watch_folders()
            .map_err(|error| WatchError(error.into()))?;
        let thread = thread::Builder::new()
            .name("include-agents".to_owned())
            .spawn(move || worker.run(&receiver))
            .map_err(|error| WatchError(error.into()))?;
        Ok(Watch {
            current,
            sender,
            thread: Some(thread),
        })
    }
}

impl<A> Watch<A> {
    /// The agents as they are now. They do not change while you keep them.
    #[must_use]
    pub fn agents(&self) -> Arc<Agents<A>> {
        Arc::clone(&self.current.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Stops watching. The function is no longer called after changes.
impl<A> Drop for Watch<A> {
    fn drop(&mut self) {
        // The thread may have ended with a panic of the function.
        let _ = self.sender.send(Message::Stop);
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != thread::current().id()
        {
            let _ = thread.join();
        }
    }
}

impl<A> fmt::Debug for Watch<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch")
            .field("agents", &self.agents())
            .finish_non_exhaustive()
    }
}

struct Worker<A, F> {
    agents: Agents<A>,
    current: Arc<Mutex<Arc<Agents<A>>>>,
    watcher: RecommendedWatcher,
    watched: BTreeSet<PathBuf>,
    on_change: F,
}

impl<A: Catalog, F: FnMut(&Agents<A>, &Changes)> Worker<A, F> {
    fn run(mut self, messages: &Receiver<Message>) {
        // Something may have changed between loading and watching, and may be half written now.
        if !wait_for_quiet(messages, &mut Writes::default()) {
            return;
        }
        self.reload();
        while let Ok(message) = messages.recv() {
            let mut writes = Writes::default();
            let is_change = match message {
                Message::Stop => return,
                event @ Message::Event(_) => writes.note(event),
            };
            if is_change {
                if !wait_for_quiet(messages, &mut writes) {
                    return;
                }
                self.reload();
            }
        }
    }

    fn reload(&mut self) {
        let changes = self.agents.reload();
        // A folder that cannot be watched any more was removed, and the one around it is watched.
        let _ = self.watch_folders();
        if changes.is_empty() {
            return;
        }
        let agents = Arc::new(self.agents.clone());
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&agents);
        (self.on_change)(&agents, &changes);
    }

    /// Watches the folders that matter now, and no others.
    fn watch_folders(&mut self) -> notify::Result<()> {
        let folders = self.agents.folders();
        for gone in self.watched.difference(&folders) {
            // It may not exist anymore.
            let _ = self.watcher.unwatch(gone);
        }
        self.watched.retain(|folder| folders.contains(folder));
        let mut result = Ok(());
        for folder in folders {
            // A folder that was removed and made again is watched anew: what was watched is gone.
            match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.watched.insert(folder);
                }
                Err(error) => result = Err(error),
            }
        }
        result
    }
}

/// The files that are being written.
#[derive(Default)]
struct Writes {
    created: BTreeSet<PathBuf>,
    open: BTreeSet<PathBuf>,
}

impl Writes {
    /// Takes note of an event; whether something may have changed.
    fn note(&mut self, message: Message) -> bool {
        let Message::Event(event) = message else {
            return false;
        };
        // Events may be lost, so an error may be a change.
        let Ok(event) = event else { return true };
        match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => {
                for path in &event.paths {
                    self.open.remove(path);
                }
                true
            }
            // A file is open for writing if it is made by opening it, unlike a link.
            EventKind::Access(AccessKind::Open(_)) => {
                for path in event.paths {
                    if self.created.remove(&path) {
                        self.open.insert(path);
                    }
                }
                false
            }
            EventKind::Access(_) => false,
            EventKind::Create(_) => {
                if cfg!(target_os = "linux") {
                    let files = event.paths.into_iter().filter(|path| is_agent(path));
                    self.created.extend(files);
                }
                true
            }
            EventKind::Modify(ModifyKind::Data(_)) => {
                // Elsewhere, it is not known when a file is closed.
                if cfg!(target_os = "linux") {
                    self.open
                        .extend(event.paths.into_iter().filter(|path| is_agent(path)));
                }
                true
            }
            _ => true,
        }
    }
}

fn is_agent(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}

/// Waits until nothing changes and no file is open for writing; `false` to stop.
fn wait_for_quiet(messages: &Receiver<Message>, writes: &mut Writes) -> bool {
    let until = Instant::now() + PATIENCE;
    loop {
        match messages.recv_timeout(QUIET) {
            Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            Ok(event) => {
                writes.note(event);
            }
            Err(RecvTimeoutError::Timeout) if writes.open.is_empty() => return true,
            Err(RecvTimeoutError::Timeout) => {}
        }
        if Instant::now() >= until {
            return true;
        }
    }
}
