fn main() {
    println!("cargo::rerun-if-changed=agents");
    println!("cargo::rerun-if-changed=templates");
}
