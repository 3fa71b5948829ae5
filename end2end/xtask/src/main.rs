//! `cargo xtask`: set-up, run, test, check and bench, on a machine with Rust by rustup and Node 20.
//!
//! Every command installs what is missing first, says what it does, and does nothing twice.

use anyhow::{Result, bail};

mod bench;
mod browser;
mod check;
mod dev;
mod metadata;
mod node;
mod shell;
mod site;
mod test;
mod wasm;

const HELP: &str = "\
cargo xtask run [ARGS…]   build all, make a demonstration school if there is no data, serve it
cargo xtask test [PART]   every test; PART is one of rules, server, browser
cargo xtask check         format, lints, room order, sqlx metadata
cargo xtask build         the release binary, target/release/send-pathway
cargo xtask site          the browser's half alone, target/site
cargo xtask dev [ARGS…]   serve, and rebuild on save
cargo xtask bench         times and sizes of the release build
cargo xtask metadata      write app/.sqlx anew, after a change to a query or a migration
cargo xtask setup         only install what is missing";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = args.split_first().map_or(("help", [].as_slice()), |(c, r)| (c.as_str(), r));
    match command {
        "run" => run(rest),
        "test" => test::test(rest),
        "check" => check::check(),
        "build" => site::build_release().map(drop),
        "site" => site::build(),
        "dev" => dev::dev(rest),
        "bench" => bench::bench(rest),
        "metadata" => metadata::write(),
        "setup" => setup(),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command “{other}”.\n\n{HELP}"),
    }
}

fn setup() -> Result<()> {
    node::install()?;
    wasm::toolchain()?;
    browser::chromium().map(drop)
}

/// The one command for a first look: a demonstration school, served.
fn run(args: &[String]) -> Result<()> {
    let program = site::build_release()?;
    let data = shell::root().join("data");
    if !data.join("school.db").exists() {
        shell::say("making a demonstration school in ./data");
        shell::run(shell::command(&program).args(["demo", "--data"]).arg(&data))?;
    }
    shell::run(shell::command(&program).args(["serve", "--data"]).arg(&data).args(args))
}
