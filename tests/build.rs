//! Makes cargo notice new agents in the fixtures.

fn main() {
    println!("cargo::rerun-if-changed=fixtures");
}
