//! Prints every agent back to a file, which `src/lib.rs` then compiles like any other.

use std::path::PathBuf;
use std::{env, fs, io};

include_agents::include_agents!(
    "../../agents/catalog",
    "fixtures",
    allow(disallow_takes_whole_tool, memory_adds_tools)
);

fn main() -> io::Result<()> {
    let out = env::var_os("OUT_DIR").expect("cargo tells build scripts where to write");
    let folder = PathBuf::from(out).join("printed");
    // What an earlier build has printed may be of an agent that is gone.
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => fs::create_dir(&folder)?,
    }
    for (index, agent) in Agent::ALL.iter().enumerate() {
        // A name need not be one that a file can have.
        let file = folder.join(format!("{index}.md"));
        fs::write(file, agent.definition().to_markdown().to_string())?;
    }
    Ok(())
}
