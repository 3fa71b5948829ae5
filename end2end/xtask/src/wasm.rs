//! The toolchain that builds for the browser. On most computers rustup has the target or can fetch it; on a
//! Debian machine that cannot, Debian's compiler and its library source make one.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::shell::{cargo, command, read, run, say, step, target_dir};

const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that some toolchain builds for the browser. `None`: the default one does.
pub fn toolchain() -> Result<Option<&'static str>> {
    if library_of(command("rustc"))?.is_some() {
        return Ok(None);
    }
    say("the browser's target is missing: asking rustup for it");
    if run(command("rustup").args(["target", "add", TARGET])).is_ok()
        && library_of(command("rustc"))?.is_some()
    {
        return Ok(None);
    }
    if !Path::new("/etc/debian_version").exists() {
        bail!(
            "rustup could not add {TARGET}. Run `rustup target add {TARGET}` when you are online, then try again"
        );
    }
    debian()?;
    Ok(Some("debian"))
}

fn library_of(mut rustc: std::process::Command) -> Result<Option<PathBuf>> {
    rustc.env_remove("RUSTUP_TOOLCHAIN");
    let folder = PathBuf::from(read(rustc.args(["--print", "target-libdir", "--target", TARGET]))?);
    let has_core = folder.read_dir().is_ok_and(|mut files| {
        files.any(|file| file.is_ok_and(|f| f.file_name().to_string_lossy().starts_with("libcore-")))
    });
    Ok(has_core.then_some(folder))
}

/// Debian's compiler has no library for the browser, but its package of the library's source builds one. It
/// is built once for each version of that package: a note beside the library says which.
fn debian() -> Result<()> {
    if !Path::new("/usr/src")
        .read_dir()?
        .any(|f| f.is_ok_and(|f| f.file_name().to_string_lossy().starts_with("rustc-")))
        || !Path::new("/usr/bin/cargo").exists()
    {
        step("installing Debian's compiler and library source", || {
            run(command("apt-get").args(["update", "-q"]))?;
            run(command("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args([
                "install",
                "-q",
                "-y",
                "--no-install-recommends",
                "rustc-web",
                "cargo-web",
                "rust-web-src",
            ]))
        })?;
    }
    let version = read(command("dpkg-query").args(["-W", "-f", "${Version}", "rust-web-src"]))?;
    let library = Path::new("/usr/lib/rustlib").join(TARGET).join("lib");
    let note = library.join("built-from");
    if std::fs::read_to_string(&note).is_ok_and(|built| built == version) {
        return link();
    }
    step("building the standard library for the browser", || build_library(&version, &library))?;
    link()?;
    std::fs::write(note, version)?;
    Ok(())
}

fn build_library(version: &str, library: &Path) -> Result<()> {
    let upstream = version.split(['+', '-', '~']).next().unwrap_or(version);
    let source = PathBuf::from(format!("/usr/src/rustc-{upstream}/library"));
    let scratch = target_dir().join("wasm-library");
    if scratch.exists() {
        std::fs::remove_dir_all(&scratch)?;
    }
    std::fs::create_dir_all(&scratch)?;
    run(command("cp").args(["-r", "--no-preserve=mode"]).arg(&source).arg(&scratch))
        .with_context(|| format!("the library source is not at {}", source.display()))?;
    let manifest = scratch.join("library/sysroot/Cargo.toml");
    run(cargo_of_debian()
        .current_dir(scratch.join("library"))
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes -Zforce-unstable-if-unmarked")
        .env("CARGO_TARGET_DIR", scratch.join("target"))
        .args(["build", "--release", "--quiet", "-p", "sysroot", "--target", TARGET])
        .args(["--features", "compiler-builtins-mem", "--manifest-path"])
        .arg(manifest))?;
    std::fs::create_dir_all(library)?;
    let built = scratch.join("target").join(TARGET).join("release/deps");
    for file in std::fs::read_dir(built)? {
        let file = file?.path();
        if let (Some(name), true) = (file.file_name(), file.extension().is_some_and(|e| e == "rlib")) {
            std::fs::copy(&file, library.join(name))?;
        }
    }
    std::fs::remove_dir_all(&scratch)?;
    Ok(())
}

fn cargo_of_debian() -> std::process::Command {
    let ours = cargo(None);
    let mut debian = command("/usr/bin/cargo");
    for (name, value) in ours.get_envs() {
        match value {
            Some(value) => debian.env(name, value),
            None => debian.env_remove(name),
        };
    }
    debian
}

/// Gives Debian's compiler rustup's linker, and rustup Debian's compiler under the name `debian`.
fn link() -> Result<()> {
    let host = Path::new("/usr/lib/rustlib/x86_64-unknown-linux-gnu/bin");
    let linker = host.join("rust-lld");
    if !linker.exists() {
        let sysroot = read(command("rustc").env_remove("RUSTUP_TOOLCHAIN").args(["--print", "sysroot"]))?;
        std::fs::create_dir_all(host)?;
        let theirs = Path::new(&sysroot).join("lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld");
        run(command("ln").arg("-sf").arg(theirs).arg(&linker))?;
    }
    if !read(command("rustup").args(["toolchain", "list"]))?.contains("debian") {
        run(command("rustup").args(["toolchain", "link", "debian", "/usr"]))?;
    }
    Ok(())
}
