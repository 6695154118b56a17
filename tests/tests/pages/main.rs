mod browser;
use browser::Browser;
#[test]
fn look() {
    let Some(mut b) = Browser::start() else { return };
    let base = format!("file://{}", std::env::var("DOCS").unwrap());
    let out = std::path::PathBuf::from(std::env::var("OUT").unwrap());
    for page in std::env::var("PAGES").unwrap().split(' ') {
        for theme in std::env::var("THEMES").unwrap().split(' ') {
            for width in std::env::var("WIDTHS").unwrap().split(' ') {
                b.open(&format!("{base}/{page}"));
                b.look(width.parse().unwrap(), theme);
                b.open(&format!("{base}/{page}"));
                if let Ok(js) = std::env::var("JS") { println!("{}", b.eval(&js)); }
                std::thread::sleep(std::time::Duration::from_millis(300));
                let h = b.eval("document.documentElement.scrollHeight").as_u64().unwrap().min(3200) as u32;
                let name = page.replace(['/', '#', '?', ':', '%'], "_");
                b.photograph(&out.join(format!("{name}-{theme}-{width}.png")), h);
                println!("{page} {theme} {width} scrollWidth {}", b.eval("[document.documentElement.scrollWidth, innerWidth]"));
            }
        }
    }
}
