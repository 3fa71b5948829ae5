//! The browser's half is compiled in: when its folder changes, so does the program.

fn main() {
    println!("cargo:rerun-if-env-changed=SEND_PATHWAY_SITE");
    if let Ok(site) = std::env::var("SEND_PATHWAY_SITE") {
        println!("cargo:rerun-if-changed={site}");
    }
}
