//! Running other programs: what is run is said, and a failure says which.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The top of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap_or_else(|_| ".".into())
}

/// Where cargo builds: `CARGO_TARGET_DIR`, or `target`.
pub fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

pub fn say(what: &str) {
    eprintln!("\x1b[32m▸\x1b[0m {what}");
}

/// Says what begins, and how long it took once it has ended.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(&format!("{what} …"));
    let start = Instant::now();
    let done = work().with_context(|| what.to_owned())?;
    say(&format!("{what}: {:.0} s", start.elapsed().as_secs_f32()));
    Ok(done)
}

pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// `cargo`, by name and with nothing left over from the cargo that started us, so that it chooses its own
/// toolchain. With a toolchain's name, that one.
pub fn cargo(toolchain: Option<&str>) -> Command {
    let mut cargo = command("cargo");
    for (name, _) in std::env::vars() {
        // What cargo itself sets for what it runs; what a person has set stays.
        const SET_BY_CARGO: [&str; 3] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"];
        const ALSO: [&str; 7] = [
            "CARGO",
            "CARGO_CRATE_NAME",
            "CARGO_PRIMARY_PACKAGE",
            "RUSTUP_TOOLCHAIN",
            "RUSTC",
            "RUSTDOC",
            "RUST_RECURSION_COUNT",
        ];
        if SET_BY_CARGO.iter().any(|start| name.starts_with(start)) || ALSO.contains(&name.as_str()) {
            cargo.env_remove(name);
        }
    }
    cargo.env("SEND_PATHWAY_SITE", target_dir().join("site"));
    if let Some(toolchain) = toolchain {
        cargo.arg(format!("+{toolchain}"));
    }
    cargo
}

pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// What it prints, without the last line's end; a failure shows what it said.
pub fn read(command: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } =
        command.output().with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} ended with {status}: {}", shown(command), String::from_utf8_lossy(&stderr).trim());
    }
    Ok(String::from_utf8_lossy(&stdout).trim_end().to_owned())
}

fn shown(command: &Command) -> String {
    let mut shown = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args().take(6) {
        shown.push(' ');
        shown.push_str(&argument.to_string_lossy());
    }
    shown
}
