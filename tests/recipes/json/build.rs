//! Writes the agents out as files.

use std::path::PathBuf;
use std::{env, fs, io};

include_agents::include_agents!("agents");

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=agents");
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where")).join("agents");
    fs::create_dir_all(&folder)?;
    for agent in Agent::ALL {
        let file = folder.join(format!("{agent}.md"));
        fs::write(file, agent.definition().to_markdown().to_string())?;
    }
    Ok(())
}
