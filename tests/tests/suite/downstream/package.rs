//! What `cargo package` makes of the published crates builds without this workspace, and an agent that would be missing from it
//! is explained.

use std::fs;
use std::sync::LazyLock;

use include_agents_tests::sandbox::{Call, Output, Sandbox, agent, quoted_path, workspace_root};

use crate::TEMPORARY;

/// The published crates, in the order in which they depend on each other.
pub(crate) const CRATES: [&str; 6] = [
    "include-agents-runtime",
    "include-agents-text",
    "include-agents-reader",
    "include-agents-compiler",
    "include-agents-macros",
    "include-agents",
];

/// A folder with the `.crate` files.
static PACKAGES: LazyLock<Sandbox> = LazyLock::new(|| {
    let sandbox = Sandbox::empty(TEMPORARY, "packages");
    let manifest = workspace_root().join("Cargo.toml");
    let _: Output = sandbox
        .cargo(&["package", "--no-verify", "--allow-dirty", "--locked"])
        .arguments(&CRATES.map(|name| ["--package", name]).concat())
        .arguments(&["--manifest-path", manifest.to_str().unwrap()])
        .env("CARGO_TARGET_DIR", sandbox.path("target"))
        .succeed();
    sandbox
});

/// The version that all of them have.
fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// What is in these files, at one place for all programs, as in a registry.
static UNPACKED: LazyLock<Sandbox> = LazyLock::new(|| {
    let sandbox = Sandbox::empty(TEMPORARY, "unpacked");
    for name in CRATES {
        let file = PACKAGES.path(&format!("target/package/{name}-{}.crate", version()));
        let _: Output = sandbox
            .command("tar")
            // The files of a package are all of the same age, at which cargo would take an older build for a fresh one.
            .arguments(&["--touch", "-xzf", file.to_str().unwrap()])
            .succeed();
    }
    sandbox
});

/// Writes a program that uses the unpacked crates, in a workspace of its own.
///
/// Whatever asks for them by their names gets these: so do the crates of each other.
pub(crate) fn write_program(sandbox: &Sandbox, program: &str) {
    let patches = CRATES.map(|name| {
        let folder = UNPACKED.path(&format!("{name}-{}", version()));
        format!("{name} = {{ path = '{}' }}\n", folder.display())
    });
    let manifest = format!(
        "[profile.dev]\ndebug = false\n\n[workspace]\nresolver = \"3\"\nmembers = [\"{program}\"]\n\n[patch.crates-io]\n"
    );
    sandbox.write("Cargo.toml", &(manifest + &patches.concat()));
    sandbox.write(
        &format!("{program}/Cargo.toml"),
        &format!(
            "[package]\nname = \"{program}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             include-agents = {{ version = \"{}\", features = [\"catalog\", \"serde\"] }}\n",
            version()
        ),
    );
    sandbox.write(
        &format!("{program}/src/main.rs"),
        "include_agents::include_agents!(\"agents\");\n\n\
         fn main() {\n    for agent in Agent::ALL {\n        println!(\"{agent} {:?}\", agent.definition());\n    }\n}\n",
    );
}

#[test]
fn the_packages_build_without_this_workspace() {
    let sandbox = Sandbox::empty(TEMPORARY, "packaged");
    write_program(&sandbox, "packaged-user");
    sandbox.write_agent("packaged-user/agents/alpha.md", "alpha");
    let run = sandbox.cargo(&["run"]).succeed();
    assert!(run.stdout.starts_with("alpha "), "{run}");
    let tree = sandbox
        .cargo(&["tree", "--edges", "normal", "--prefix", "none"])
        .succeed();
    for name in CRATES {
        let path = UNPACKED.path(&format!("{name}-{}", version()));
        let line = format!("{name} v{} ", version());
        let line = tree.stdout.lines().find(|it| it.starts_with(&line));
        let is_unpacked = line.is_some_and(|line| line.contains(&path.display().to_string()));
        assert!(is_unpacked, "{name}: {tree}");
    }
}

#[test]
fn the_packages_hold_licenses_and_the_readme() {
    for name in CRATES {
        for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let text = |path| fs::read_to_string(path).unwrap();
            let packed = text(UNPACKED.path(&format!("{name}-{}/{license}", version())));
            assert_eq!(packed, text(workspace_root().join(license)), "{name}");
        }
    }
    let folder = format!("include-agents-{}", version());
    let readme = fs::read_to_string(UNPACKED.path(&format!("{folder}/README.md"))).unwrap();
    assert!(readme.starts_with("# include-agents\n"), "{readme}");
    let manifest = fs::read_to_string(UNPACKED.path(&format!("{folder}/Cargo.toml"))).unwrap();
    assert!(manifest.contains("readme = \"README.md\""), "{manifest}");
    assert!(
        UNPACKED
            .path(&format!("{folder}/catalog/cloudflare-rust-expert.md"))
            .is_file()
    );
}

/// Agents beside the crate are fine until it is published. Then the build that verifies the package fails, and says
/// why, and a lint says it before.
#[test]
fn agents_outside_the_package_are_explained() {
    let sandbox = outside("outside", "../agents", "");
    let run = sandbox
        .cargo(&["build", "--quiet", "--manifest-path", "crate/Cargo.toml"])
        .succeed();
    assert_eq!(run.stderr, "", "it builds where the folder is");

    let run = package(&sandbox, &[]).fail();
    for expected in [
        "`../agents` does not exist",
        "this is a package of the crate, which only contains files from the crate's folder",
        "move the folder into the crate, or create a symbolic link to it there, which `cargo package` follows",
        "`warn(outside_package)` in the call finds such files earlier",
    ] {
        assert!(run.stderr.contains(expected), "no {expected:?} in {run}");
    }

    let sandbox = outside("outside-linted", "../agents", ", warn(outside_package)");
    let run = sandbox
        .cargo(&["build", "--quiet", "--manifest-path", "crate/Cargo.toml"])
        .succeed();
    assert!(
        run.stderr
            .contains("outside_package`: agent file outside of the package"),
        "{run}"
    );
}

/// The advice of the test before is good.
#[cfg(unix)]
#[test]
fn a_symbolic_link_takes_agents_into_the_package() {
    let sandbox = outside("outside-linked", "agents", ", deny(outside_package)");
    std::os::unix::fs::symlink("../agents", sandbox.path("crate/agents")).unwrap();
    let _: Output = package(&sandbox, &["--no-verify"]).succeed();
    let run = sandbox
        .cargo(&["build", "--quiet", "--manifest-path", "crate/Cargo.toml"])
        .succeed();
    assert_eq!(run.stderr, "");
    let run = sandbox.cargo(&["package", "--list", "--manifest-path", "crate/Cargo.toml"]);
    let run = run.arguments(&["--allow-dirty"]).succeed();
    assert!(run.stdout.contains("agents/alpha.md"), "{run}");
}

/// A crate in `crate`, and agents beside it.
fn outside(name: &str, folder: &str, options: &str) -> Sandbox {
    let sandbox = Sandbox::empty(TEMPORARY, name);
    // A package does not keep the `[patch]` of its manifest, so they stand in cargo's configuration.
    let patches = CRATES.map(|name| {
        let folder = name.replace("include-", "");
        format!("{name} = {{ path = {} }}\n", quoted_path(&folder))
    });
    sandbox.write(
        ".cargo/config.toml",
        &format!("[patch.crates-io]\n{}", patches.concat()),
    );
    sandbox.write(
        "crate/Cargo.toml",
        &format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\nlicense = \"MIT\"\n\
             description = \"A test\"\nrepository = \"https://example.com\"\n\n[workspace]\n\n\
             [profile.dev]\ndebug = false\n\n[dependencies]\ninclude-agents = \"{}\"\n",
            version(),
        ),
    );
    sandbox.copy(&workspace_root().join("Cargo.lock"), "crate/Cargo.lock");
    sandbox.write(
        "crate/src/lib.rs",
        &format!("include_agents::include_agents!(\"{folder}\"{options});\n"),
    );
    sandbox.write("agents/alpha.md", &agent("alpha"));
    sandbox
}

/// `cargo package` of the crate made by `outside`.
fn package(sandbox: &Sandbox, arguments: &[&str]) -> Call {
    sandbox
        .cargo(&[
            "package",
            "--manifest-path",
            "crate/Cargo.toml",
            "--allow-dirty",
            "--quiet",
        ])
        .arguments(arguments)
}
