//! The pages that `cargo doc` makes.

mod browser;
mod sandbox;

use include_agents_tests::downstream::Sandbox;

#[test]
fn look() {
    let Some(mut b) = browser::Browser::start() else {
        return;
    };
    let base = format!("file://{}", std::env::var("DOCS").unwrap());
    let out = std::path::PathBuf::from(std::env::var("OUT").unwrap());
    for page in std::env::var("PAGES").unwrap().split(' ') {
        for theme in std::env::var("THEMES").unwrap().split(' ') {
            for width in std::env::var("WIDTHS").unwrap().split(' ') {
                b.open(&format!("{base}/{page}"));
                b.look(width.parse().unwrap(), theme);
                b.open(&format!("{base}/{page}"));
                if let Ok(js) = std::env::var("JS") {
                    println!("{}", b.eval(&js));
                }
                std::thread::sleep(std::time::Duration::from_millis(300));
                let h = b
                    .eval("document.documentElement.scrollHeight")
                    .as_u64()
                    .unwrap()
                    .min(3200) as u32;
                let name = page.replace(['/', '#', '?', ':', '%'], "_");
                b.photograph(&out.join(format!("{name}-{theme}-{width}.png")), h);
                println!(
                    "{page} {theme} {width} scrollWidth {}",
                    b.eval("[document.documentElement.scrollWidth, innerWidth]")
                );
            }
        }
    }
}

#[test]
fn build() {
    let sandbox = Sandbox::empty(env!("CARGO_TARGET_TMPDIR"), "pages-gallery");
    sandbox.write_manifest("gallery", "");
    let mut lib = String::from(
        "//! Agents.\n#![cfg_attr(doc, doc = include_agents::summary!(hostile::Agent in \"hostile\", allow(all)))]\n#![deny(missing_docs)]\n/// Hostile agents.\npub mod hostile { include_agents::include_agents!(\"hostile\", allow(all)); }\n",
    );
    println!(
        "{}",
        sandbox::copy_agents(&sandbox, &sandbox::hostile(), "hostile")
    );
    if let Some(corpus) = sandbox::corpus() {
        println!("{}", sandbox::copy_agents(&sandbox, &corpus, "corpus"));
        lib.push_str("/// Real agents.\npub mod corpus { include_agents::include_agents!(\"corpus\", allow(all)); }\n");
    }
    sandbox.write("src/lib.rs", &lib);
    let start = std::time::Instant::now();
    let out = sandbox
        .cargo(&["doc", "--no-deps"])
        .env("RUSTDOCFLAGS", sandbox::STRICT)
        .succeed();
    println!("{} {:?}", out.stderr, start.elapsed());
    println!("{}", sandbox.cargo(&["test", "--doc"]).succeed().stdout);
}
