//! Writes an agent that only exists at build time.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=agents");
    let folder = Path::new(&std::env::var("OUT_DIR").unwrap()).join("generated");
    std::fs::create_dir_all(&folder).unwrap();
    let agent =
        "---\nname: generated\ndescription: Made by the build script\n---\nYou were made.\n";
    std::fs::write(folder.join("generated.md"), agent).unwrap();
}
