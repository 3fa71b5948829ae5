//! What comes from npm: the style sheet's bundler, the optimiser for the browser's half, and the browser tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::{command, read, root, run, step};

/// Installs the packages of `end2end/package-lock.json`, unless the ones of this very lock are there.
pub fn install() -> Result<()> {
    read(command("node").arg("--version")).context("Node 20 or newer is needed: https://nodejs.org")?;
    let here = root().join("end2end");
    let lock = std::fs::read_to_string(here.join("package-lock.json"))?;
    let note = here.join("node_modules/.installed");
    if std::fs::read_to_string(&note).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("installing npm packages", || {
        run(command("npm").current_dir(&here).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
    })?;
    std::fs::write(note, lock)?;
    Ok(())
}

/// A program of an installed package.
pub fn program(name: &str) -> Command {
    let path: PathBuf = root().join("end2end/node_modules/.bin").join(name);
    command(path)
}
