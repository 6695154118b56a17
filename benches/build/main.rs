//! Writes the tables that are measured.

#[cfg(feature = "from-name")]
mod from_name;

fn main() {
    println!("cargo::rerun-if-changed=build");
    #[cfg(feature = "from-name")]
    from_name::write();
}
