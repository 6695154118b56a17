use crate::Project;

#[test]
fn completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Project::new().run(&["completions", shell]);
        assert!(
            run.code == 0 && run.stdout.contains("deny-warnings"),
            "{shell}: {run}"
        );
    }
}

#[test]
fn man_page() {
    let run = Project::new().run(&["man"]);
    assert!(
        run.stdout.starts_with(".ie") || run.stdout.contains(".TH cargo-agents"),
        "{run}"
    );
    for command in ["CHECK", "FIX", "INSTALL", "LSP"] {
        assert!(
            run.stdout.contains(&format!(".SH \"{command}\"")),
            "{command}"
        );
    }
}

#[test]
fn help() {
    let mut text = Project::new().run(&["--help"]).stdout;
    for command in [
        "check", "fix", "list", "show", "explain", "new", "schema", "export", "install",
    ] {
        text += &format!(
            "\n$ cargo agents {command} -h\n{}",
            Project::new().run(&[command, "-h"]).stdout
        );
    }
    insta::assert_snapshot!(text);
}
