//! Folders that are not what they seem.

use std::fs;
use std::time::Instant;

use super::{Crate, Found, Limits, names, only, read, strings};
use crate::diagnostic::{Diagnostic, Severity, Subject, render_without_file};

/// The fault of reading the only file.
fn refusal(found: &Found, limits: &Limits) -> Diagnostic {
    let file = found.files.first().expect("one file");
    *read(file, limits).expect_err("it is refused")
}

fn refusal_of(bytes: &[u8]) -> String {
    let a = Crate::new(&[]);
    a.write("agents/x.md", bytes);
    render_without_file(&refusal(&a.find(|_| {}), &Limits::default()))
}

#[test]
fn a_folder_may_be_called_like_a_file() {
    let a = Crate::new(&["agents/x.md/y.md"]);
    let found = a.find(|_| {});
    assert_eq!(names(&found), ["x.md/y.md"]);
    assert_eq!(found.faults, []);
}

#[test]
fn a_large_file_is_not_read() {
    let a = Crate::new(&["agents/x.md"]);
    let file = fs::File::create(a.path("agents/x.md")).expect("a file");
    file.set_len(50 << 20).expect("a sparse file");
    let start = Instant::now();
    let found = a.find(|_| {});
    insta::assert_snapshot!(
        "large",
        render_without_file(&refusal(&found, &Limits::default()))
    );
    assert!(start.elapsed().as_millis() < 500);
    let limits = Limits {
        file_bytes: 50 << 20,
        ..Limits::default()
    };
    let source = read(found.files.first().expect("one file"), &limits).expect("text, if only NUL");
    assert_eq!(source.text.len(), 50 << 20);
}

#[test]
fn the_limit_is_the_last_size_that_passes() {
    let a = Crate::new(&[]);
    a.write("agents/x.md", "12345");
    let found = a.find(|_| {});
    let file = found.files.first().expect("one file");
    let with = |file_bytes| Limits {
        file_bytes,
        ..Limits::default()
    };
    assert!(read(file, &with(5)).is_ok());
    assert!(read(file, &with(4)).is_err());
}

#[test]
fn more_files_than_the_limit() {
    let a = Crate::new(&["agents/a.md", "agents/b.md", "agents/c/d.md", "agents/e.md"]);
    let found = a.find(|request| {
        request.limits.files = 2;
        request.exclude = strings(&["e.md"]);
    });
    assert_eq!(names(&found), ["a.md", "b.md"]);
    insta::assert_snapshot!("many", render_without_file(only(&found)));
    assert_eq!(a.find(|request| request.limits.files = 4).faults, []);
}

#[test]
fn folders_within_folders_within_folders() {
    let a = Crate::new(&["agents/a.md"]);
    let deep = "d/".repeat(65);
    a.write(&format!("agents/{deep}x.md"), "x");
    let found = a.find(|_| {});
    assert_eq!(names(&found), ["a.md"]);
    assert!(only(&found).headline.ends_with("is nested too deeply"));
    let deep = found.files.len();
    let found = a.find(|request| request.limits.depth = 65);
    assert_eq!((found.files.len(), found.faults.len()), (deep + 1, 0));
}

#[test]
fn what_is_not_utf_8_is_named() {
    insta::assert_snapshot!(
        "latin_1",
        refusal_of(b"---\nname: caf\xe9 au lait\n---\nBody\n")
    );
    insta::assert_snapshot!("cut", refusal_of(b"---\nname: \xe6\x97 x\n---\n"));
    insta::assert_snapshot!("cut_at_the_end", refusal_of(b"---\nname: \xe6\x97"));
    insta::assert_snapshot!("utf_16", refusal_of(b"\xff\xfe-\0-\0-\0\n\0"));
    insta::assert_snapshot!("binary", refusal_of(&[0x81; 2000]));
}

#[test]
fn nul_and_byte_order_mark_are_text() {
    let a = Crate::new(&[]);
    a.write("agents/x.md", "\u{feff}---\nname: a\0\n");
    let found = a.find(|_| {});
    let source = read(found.files.first().expect("one file"), &Limits::default()).expect("text");
    assert_eq!(source.text, "\u{feff}---\nname: a\0\n");
}

#[test]
fn a_file_that_is_gone_is_a_fault() {
    let a = Crate::new(&["agents/x.md"]);
    let found = a.find(|_| {});
    fs::remove_file(a.path("agents/x.md")).expect("it is there");
    insta::assert_snapshot!(
        "gone",
        render_without_file(&refusal(&found, &Limits::default()))
    );
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::net::UnixListener;
    use std::path::Path;
    use std::process::Command;

    use super::*;

    fn make_pipe(path: &Path) {
        let status = Command::new("mkfifo").arg(path).status();
        assert!(status.is_ok_and(|status| status.success()), "mkfifo failed");
    }

    #[test]
    fn a_pipe_is_not_opened() {
        let a = Crate::new(&["agents/a.md"]);
        make_pipe(&a.path("agents/x.md"));
        let found = a.find(|_| {});
        assert_eq!(names(&found), ["a.md"]);
        insta::assert_snapshot!("pipe", render_without_file(only(&found)));
        assert_eq!(
            a.find(|request| request.exclude = strings(&["x.md"]))
                .faults,
            []
        );
        let found = a.find(|request| request.roots = strings(&["agents/x.md"]));
        assert_eq!(only(&found).subject, Subject::Root(0));
        assert_eq!(found.files, []);
    }

    #[test]
    fn a_file_that_has_become_a_pipe_is_not_opened() {
        let a = Crate::new(&["agents/x.md"]);
        let found = a.find(|_| {});
        fs::remove_file(a.path("agents/x.md")).expect("it is there");
        make_pipe(&a.path("agents/x.md"));
        let fault = refusal(&found, &Limits::default());
        assert!(fault.headline.contains("not a regular file"), "{fault:?}");
    }

    #[test]
    fn sockets_and_devices_are_not_opened() {
        let a = Crate::new(&["agents/a.md"]);
        let _socket = UnixListener::bind(a.path("agents/s.md")).expect("a socket");
        a.link("agents/z.md", "/dev/zero");
        let found = a.find(|_| {});
        let headlines: Vec<_> = found.faults.iter().map(|fault| &fault.headline).collect();
        assert_eq!(
            headlines,
            [
                "`s.md` is a socket, not a file",
                "`z.md` is a device, not a file"
            ]
        );
    }

    #[test]
    fn dead_links_are_faults_where_an_agent_is_missed() {
        let a = Crate::new(&["agents/a.md"]);
        a.link("agents/x.md", "gone.md");
        a.link("agents/self.md", "self.md");
        a.link("agents/folder", "../gone");
        a.link("agents/notes.txt", "gone.txt");
        a.link("agents/.#a.md", "user@host.1234");
        let found = a.find(|_| {});
        assert_eq!(names(&found), ["a.md"]);
        let headlines: Vec<_> = found.faults.iter().map(|fault| &fault.headline).collect();
        assert_eq!(
            headlines,
            [
                "broken symbolic link `folder`: `../gone` does not exist",
                "broken symbolic link `self.md`: `self.md` does not exist",
                "broken symbolic link `x.md`: `gone.md` does not exist",
            ]
        );
        a.link("dead", "gone");
        let found = a.find(|request| request.roots = strings(&["dead"]));
        insta::assert_snapshot!("dead_root", render_without_file(only(&found)));
    }

    #[test]
    fn circles_of_links_end() {
        let a = Crate::new(&["agents/sub/a.md"]);
        a.link("agents/sub/up", "..");
        a.link("agents/again", "sub");
        a.link("agents/sub/here", ".");
        let found = a.find(|_| {});
        assert_eq!(names(&found), ["sub/a.md"]);
        assert_eq!(found.faults, []);
    }

    #[test]
    fn ways_through_links_do_not_multiply() {
        // Two links in each of 40 folders make 2^40 ways to the last.
        let a = Crate::new(&["agents/d00/a.md", "agents/d40/z.md"]);
        for n in 0..40 {
            a.write(&format!("agents/d{n:02}/x.md"), "x");
            a.link(&format!("agents/d{n:02}/l"), format!("../d{:02}", n + 1));
            a.link(&format!("agents/d{n:02}/r"), format!("../d{:02}", n + 1));
        }
        let found = a.find(|_| {});
        assert_eq!(found.files.len(), 42);
        assert!(found.files.iter().all(|file| file.root_relative.len() == 8));
    }

    #[test]
    fn links_lead_out_of_the_folder_and_real_names_win() {
        let a = Crate::new(&["agents/z.md", "../elsewhere/b.md", "../elsewhere/c.md"]);
        a.link("agents/a.md", "z.md");
        a.link("agents/link", "../../elsewhere");
        a.link("agents/link.md", "../../elsewhere/c.md");
        let found = a.find(|_| {});
        assert_eq!(names(&found), ["link/b.md", "link/c.md", "z.md"]);
        assert_eq!(found.faults, []);
        // What counts for publishing is where cargo finds it, and cargo follows links too.
        assert!(found.files.iter().all(|file| !file.outside_crate));
    }

    #[test]
    fn what_may_not_be_read_is_a_fault() {
        let a = Crate::new(&["agents/x.md", "agents/sub/y.md"]);
        for (path, mode) in [("agents/x.md", 0o000), ("agents/sub", 0o000)] {
            let permissions = fs::Permissions::from_mode(mode);
            fs::set_permissions(a.path(path), permissions).expect("it is ours");
        }
        let may_read_all = fs::read(a.path("agents/x.md")).is_ok();
        let found = a.find(|_| {});
        fs::set_permissions(a.path("agents/sub"), fs::Permissions::from_mode(0o700))
            .expect("it is ours");
        if may_read_all {
            println!("skipped: this user may read everything");
            return;
        }
        assert_eq!(
            only(&found).headline,
            "cannot list the folder `app/agents/sub`: permission denied"
        );
        let fault = refusal(&found, &Limits::default());
        assert_eq!(fault.headline, "cannot read `x.md`: permission denied");
    }

    #[test]
    fn names_that_are_not_text() {
        let a = Crate::new(&["agents/a.md"]);
        let name = OsStr::from_bytes(b"caf\xe9.md");
        fs::write(a.path("agents").join(name), "x").expect("a file");
        let found = a.find(|_| {});
        assert_eq!(names(&found), ["a.md"]);
        insta::assert_snapshot!("name", render_without_file(only(&found)));
        let without = a.find(|request| request.exclude = strings(&["caf*"]));
        assert_eq!(without.faults, []);
    }

    #[test]
    fn names_that_differ_in_case_alone() {
        let a = Crate::new(&["agents/Team/a.md", "agents/team/a.md", "agents/b.md"]);
        if fs::read_dir(a.path("agents")).is_ok_and(|entries| entries.count() < 3) {
            println!("skipped: the file system is case-insensitive");
            return;
        }
        let found = a.find(|_| {});
        assert_eq!(found.files.len(), 3);
        assert_eq!(only(&found).severity, Severity::Warning);
        insta::assert_snapshot!("differ_in_case", render_without_file(only(&found)));
    }
}
