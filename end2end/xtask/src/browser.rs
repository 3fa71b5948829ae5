//! The browser that the tests drive: one that is there, or Debian's, or Playwright's own.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::node;
use crate::shell::{command, run, step};

const PLACES: [&str; 5] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/// A Chromium's path; `None` where Playwright has installed its own and finds it itself.
pub fn chromium() -> Result<Option<PathBuf>> {
    if let Some(path) = std::env::var_os("CHROMIUM").map(PathBuf::from) {
        return Ok(Some(path));
    }
    if let Some(path) = there() {
        return Ok(Some(path));
    }
    let by_apt = Path::new("/etc/debian_version").exists()
        && step("installing Chromium", || {
            run(command("apt-get").args(["update", "-q"]))?;
            run(command("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args([
                "install",
                "-q",
                "-y",
                "--no-install-recommends",
                "chromium",
            ]))
        })
        .is_ok();
    if by_apt && let Some(path) = there() {
        return Ok(Some(path));
    }
    step("asking Playwright for its Chromium", || {
        run(node::program("playwright").args(["install", "chromium"]))
    })
    .context("no Chromium was found; set CHROMIUM to one")?;
    Ok(None)
}

fn there() -> Option<PathBuf> {
    PLACES.iter().map(PathBuf::from).find(|path| path.exists())
}
