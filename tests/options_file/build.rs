//! Has cargo notice new agents.

fn main() {
    println!("cargo::rerun-if-changed=agents");
}
