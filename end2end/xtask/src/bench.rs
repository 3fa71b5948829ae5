//! Times and sizes of what ships, on a demonstration school.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::shell::{command, root, run, target_dir};
use crate::site;

/// What one bench asks for: a name, and the request without its cookie.
const PAGES: [(&str, &str); 4] =
    [("sign-in", "/sign-in"), ("today", "/"), ("class", "/classes/1"), ("child", "/children/1")];

const ADDRESS: &str = "127.0.0.1:3999";

pub fn bench(_args: &[String]) -> Result<()> {
    let program = site::build_release()?;
    sizes(&target_dir().join("site/pkg"))?;
    let data = target_dir().join("bench-data");
    if data.exists() {
        std::fs::remove_dir_all(&data)?;
    }
    run(command(&program).args(["demo", "--data"]).arg(&data))?;
    let mut serving = Serving::start(&program, &data)?;
    let cookie = sign_in()?;
    println!(
        "\n{:<10} {:>9} {:>9} {:>12} {:>12} {:>10}",
        "page", "bytes", "p50 ms", "p99 ms", "per second", "CPU ms"
    );
    for (name, path) in PAGES {
        measure(name, path, &cookie, &mut serving)?;
    }
    println!("resident memory: {} MB", serving.memory()? / 1024);
    Ok(())
}

/// One connection for the times, sixteen for the throughput.
fn measure(name: &str, path: &str, cookie: &str, serving: &mut Serving) -> Result<()> {
    let mut connection = Connection::open()?;
    for _ in 0..50 {
        connection.get(path, cookie)?;
    }
    let mut times: Vec<Duration> = Vec::with_capacity(1000);
    let mut bytes = 0;
    for _ in 0..1000 {
        let start = Instant::now();
        bytes = connection.get(path, cookie)?;
        times.push(start.elapsed());
    }
    times.sort();
    let (before, start) = (serving.cpu()?, Instant::now());
    let done: u32 = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..16).map(|_| scope.spawn(|| hammer(path, cookie))).collect();
        workers.into_iter().map(|worker| worker.join().ok().and_then(Result::ok).unwrap_or(0)).sum()
    });
    let seconds = start.elapsed().as_secs_f64();
    let cpu = (serving.cpu()? - before) * 1000.0 / f64::from(done.max(1));
    let ms = |at: usize| times[at].as_secs_f64() * 1000.0;
    println!(
        "{name:<10} {bytes:>9} {:>9.2} {:>12.2} {:>12.0} {cpu:>10.2}",
        ms(500),
        ms(990),
        f64::from(done) / seconds
    );
    Ok(())
}

fn hammer(path: &str, cookie: &str) -> Result<u32> {
    let mut connection = Connection::open()?;
    let (start, mut done) = (Instant::now(), 0);
    while start.elapsed() < Duration::from_secs(3) {
        connection.get(path, cookie)?;
        done += 1;
    }
    Ok(done)
}

/// A plain HTTP connection that is kept open.
struct Connection(BufReader<TcpStream>);

impl Connection {
    fn open() -> Result<Connection> {
        let stream = TcpStream::connect(ADDRESS)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        Ok(Connection(BufReader::new(stream)))
    }

    fn get(&mut self, path: &str, cookie: &str) -> Result<usize> {
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {ADDRESS}\r\naccept: text/html\r\ncookie: {cookie}\r\n\r\n"
        );
        self.0.get_mut().write_all(request.as_bytes())?;
        let (status, _, body) = self.answer()?;
        if !status.contains(" 200 ") {
            bail!("{path} answered {status}");
        }
        Ok(body)
    }

    /// The status line, the cookies that were set, and the length of the body.
    fn answer(&mut self) -> Result<(String, Vec<String>, usize)> {
        let status = self.line()?;
        let (mut cookies, mut length, mut chunked) = (Vec::new(), 0, false);
        loop {
            let line = self.line()?.to_lowercase();
            match line.split_once(": ") {
                None => break,
                Some(("set-cookie", value)) => {
                    cookies.push(value.split(';').next().unwrap_or_default().to_owned());
                }
                Some(("content-length", value)) => length = value.parse()?,
                Some(("transfer-encoding", value)) => chunked = value == "chunked",
                Some(_) => {}
            }
        }
        if !chunked {
            self.skip(length)?;
            return Ok((status, cookies, length));
        }
        let mut total = 0;
        loop {
            let size = usize::from_str_radix(self.line()?.trim(), 16).context("a chunk's size")?;
            self.skip(size + 2)?;
            total += size;
            if size == 0 {
                return Ok((status, cookies, total));
            }
        }
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }

    fn skip(&mut self, bytes: usize) -> Result<()> {
        let mut rest = vec![0; bytes];
        self.0.read_exact(&mut rest)?;
        Ok(())
    }
}

/// The SENCo's session. Cookies are case-sensitive, so this one answer is read as it is.
fn sign_in() -> Result<String> {
    let body = format!(
        "key={}&answers%5Bemail%5D%5B%5D=senco%40sample.example&answers%5Bpassword%5D%5B%5D=marble-kettle-otter",
        "0".repeat(32)
    );
    let mut stream = TcpStream::connect(ADDRESS)?;
    write!(
        stream,
        "POST /api/sign_in HTTP/1.1\r\nhost: {ADDRESS}\r\naccept: application/json\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).context("no session")?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// The program, served while it is measured.
struct Serving(Child);

impl Serving {
    fn start(program: &Path, data: &Path) -> Result<Serving> {
        let child = command(program)
            .args(["serve", "--addr", ADDRESS, "--data"])
            .arg(data)
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| root().display().to_string())?;
        let serving = Serving(child);
        let start = Instant::now();
        while TcpStream::connect(ADDRESS).is_err() {
            if start.elapsed() > Duration::from_secs(20) {
                bail!("the program does not answer");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(serving)
    }

    /// Seconds of processor time so far.
    fn cpu(&mut self) -> Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id()))?;
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
        // Times in the kernel and outside it, in hundredths.
        Ok((ticks(11) + ticks(12)) / 100.0)
    }

    /// Kilobytes held now.
    fn memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no memory figure")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn sizes(pkg: &Path) -> Result<()> {
    println!("{:<52} {:>10}", "file", "bytes");
    let mut files: Vec<_> = std::fs::read_dir(pkg)?.collect::<Result<_, _>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    for file in files.iter().filter(|file| file.path().is_file()) {
        println!("{:<52} {:>10}", file.file_name().to_string_lossy(), file.metadata()?.len());
    }
    Ok(())
}
