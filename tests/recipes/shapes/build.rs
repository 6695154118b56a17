fn main() {
    for folder in ["agents", "skills", "vendor"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
