//! The browser's half: WASM, its script, the style sheet and the fonts, under names that change with their
//! content, each with a brotli and a gzip copy beside it. The server compiles the folder in.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{cargo, root, run, step, target_dir};
use crate::{node, wasm};

const NAME: &str = "send-pathway";

/// The whole product: the browser's half, then the program that carries it. Gives the program's path.
pub fn build_release() -> Result<PathBuf> {
    build()?;
    step("building the program", || run(cargo(None).args(["build", "--release", "--package", "server"])))?;
    Ok(target_dir().join("release").join(NAME))
}

/// Builds the browser's half into `target/site`.
pub fn build() -> Result<()> {
    node::install()?;
    let toolchain = wasm::toolchain()?;
    step("building the browser's half", || {
        run(cargo(toolchain)
            .args(["build", "--package", "frontend", "--profile", "wasm-release"])
            .args(["--target", "wasm32-unknown-unknown"]))
    })?;
    let compiled = target_dir().join("wasm32-unknown-unknown/wasm-release/frontend.wasm");
    let work = target_dir().join("site-work");
    let stamp = work.join("stamp");
    let now = stamp_of(&compiled)?;
    if fs::read_to_string(&stamp).is_ok_and(|then| then == now) && target_dir().join("site/pkg").exists() {
        return Ok(());
    }
    step("packing the browser's half", || pack(&compiled, &work))?;
    fs::write(stamp, now)?;
    Ok(())
}

fn pack(compiled: &Path, work: &Path) -> Result<()> {
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    fs::create_dir_all(work)?;
    Bindgen::new().input_path(compiled).web(true)?.typescript(false).out_name(NAME).generate(work)?;
    let (big, small) = (work.join(format!("{NAME}_bg.wasm")), work.join("small.wasm"));
    // The features that every browser we name has had since 2021, and that the compiler emits.
    run(node::program("wasm-opt")
        .args([
            "-Oz",
            "--strip-debug",
            "--strip-producers",
            "--strip-target-features",
            "--enable-bulk-memory",
            "--enable-nontrapping-float-to-int",
            "--enable-sign-ext",
        ])
        .args(["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"])
        .arg(&big)
        .arg("-o")
        .arg(&small))?;
    let style = work.join("style.css");
    run(node::program("lightningcss")
        .args(["--bundle", "--minify", "--targets", "chrome >= 108, ios_saf >= 16, firefox >= 115"])
        .arg(root().join("style/main.css"))
        .arg("-o")
        .arg(&style))?;

    let site = target_dir().join("site");
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    let pkg = site.join("pkg");
    fs::create_dir_all(pkg.join("fonts"))?;
    let script = fs::read(work.join(format!("{NAME}.js")))?;
    let style = with_fonts(&pkg, fs::read_to_string(&style)?)?;
    let names = [
        ("script", put(&pkg, "js", &script)?),
        ("program", put(&pkg, "wasm", &fs::read(&small)?)?),
        ("style", put(&pkg, "css", style.as_bytes())?),
    ];
    let lines: Vec<String> = names.iter().map(|(what, name)| format!("{what} /pkg/{name}\n")).collect();
    fs::write(site.join("names.txt"), lines.concat())?;
    Ok(())
}

/// Copies the fonts under names with their content's hash, and gives the style sheet with those names.
fn with_fonts(pkg: &Path, mut style: String) -> Result<String> {
    for font in fs::read_dir(root().join("style/fonts"))? {
        let font = font?;
        let (name, content) = (font.file_name().to_string_lossy().into_owned(), fs::read(font.path())?);
        let hashed = match name.rsplit_once('.') {
            Some((stem, "woff2")) => format!("{stem}-{}.woff2", hash_of(&content)),
            _ => name.clone(),
        };
        style = style.replace(&format!("fonts/{name}"), &format!("fonts/{hashed}"));
        fs::write(pkg.join("fonts").join(hashed), content)?;
    }
    Ok(style)
}

fn hash_of(content: &[u8]) -> String {
    let bytes: [u8; 8] = std::array::from_fn(|at| Sha256::digest(content)[at]);
    format!("{:016x}", u64::from_be_bytes(bytes))
}

/// Writes one file under a name with its content's hash, and its compressed copies. Gives the name.
fn put(pkg: &Path, extension: &str, content: &[u8]) -> Result<String> {
    let name = format!("{NAME}-{}.{extension}", hash_of(content));
    let path = pkg.join(&name);
    fs::write(&path, content).with_context(|| path.display().to_string())?;
    let mut brotli =
        brotli::CompressorWriter::new(fs::File::create(pkg.join(format!("{name}.br")))?, 1 << 16, 11, 24);
    brotli.write_all(content)?;
    drop(brotli);
    let mut gzip = flate2::write::GzEncoder::new(
        fs::File::create(pkg.join(format!("{name}.gz")))?,
        flate2::Compression::best(),
    );
    gzip.write_all(content)?;
    gzip.finish()?;
    Ok(name)
}

/// What the folder was made from: the compiled program and every style sheet.
fn stamp_of(compiled: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(fs::read(compiled)?);
    let mut files = Vec::new();
    list(&root().join("style"), &mut files)?;
    files.push(root().join("end2end/package-lock.json"));
    files.push(root().join("end2end/xtask/src/site.rs"));
    files.sort();
    for file in files {
        hash.update(fs::read(file)?);
    }
    Ok(format!("{:x?}", hash.finalize().as_slice()))
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { list(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
