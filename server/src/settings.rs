//! How the program was told to run. A flag wins over an environment variable, that over the settings file, and
//! that over the default.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use app::db::{FILE, Opening, School, SealingKey};
use app::kit::Day;
use clap::Args;
use serde::Deserialize;

const DEFAULT_ADDR: &str = "127.0.0.1:3000";

/// What every command may be told.
#[derive(Args, Clone, Debug, Default)]
pub struct Told {
    /// The folder that holds the school's data [default: ./data]
    #[arg(long, env = "SEND_PATHWAY_DATA", value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    /// The file of the key that seals second factors, uploads and backups; outside the data folder
    /// [default: the data folder's name with .key]
    #[arg(long, env = "SEND_PATHWAY_KEY_FILE", value_name = "FILE", global = true)]
    pub key_file: Option<PathBuf>,
    /// A settings file [default: ./send-pathway.toml, if there is one]
    #[arg(long, env = "SEND_PATHWAY_CONFIG", value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// Another day for today; on a demonstration school only
    #[arg(long, env = "SEND_PATHWAY_TODAY", value_name = "YYYY-MM-DD", global = true)]
    pub today: Option<Day>,
}

/// What `serve` may be told besides.
#[derive(Args, Clone, Debug, Default)]
pub struct ToldToServe {
    /// Where to listen [default: 127.0.0.1:3000]
    #[arg(long, env = "SEND_PATHWAY_ADDR", value_name = "ADDRESS:PORT")]
    pub addr: Option<SocketAddr>,
    /// A proxy in front of the program speaks TLS, and says where requests come from
    #[arg(long, env = "SEND_PATHWAY_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// The certificate for TLS, as a PEM file; with --tls-key
    #[arg(long, env = "SEND_PATHWAY_TLS_CERTIFICATE", value_name = "FILE")]
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's key, as a PEM file
    #[arg(long, env = "SEND_PATHWAY_TLS_KEY", value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
}

/// The settings file. Every key may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    data: Option<PathBuf>,
    key_file: Option<PathBuf>,
    addr: Option<SocketAddr>,
    behind_proxy: Option<bool>,
    tls_certificate: Option<PathBuf>,
    tls_key: Option<PathBuf>,
}

#[derive(Clone, Debug)]
pub struct Settings {
    pub data: PathBuf,
    pub key_file: PathBuf,
    pub today: Option<Day>,
    pub addr: SocketAddr,
    pub behind_proxy: bool,
    /// Certificate and key, as PEM files.
    pub tls: Option<(PathBuf, PathBuf)>,
}

impl Settings {
    pub fn from(told: &Told, serve: &ToldToServe) -> Result<Settings> {
        let file = read_file(told.config.as_deref())?;
        let data = told.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from("data"));
        let key_file = told.key_file.clone().or(file.key_file).unwrap_or_else(|| beside(&data, "key"));
        let addr = match serve.addr.or(file.addr) {
            Some(addr) => addr,
            None => DEFAULT_ADDR.parse()?,
        };
        let certificate = serve.tls_certificate.clone().or(file.tls_certificate);
        let tls = match (certificate, serve.tls_key.clone().or(file.tls_key)) {
            (Some(certificate), Some(key)) => Some((certificate, key)),
            (None, None) => None,
            _ => bail!("only one of the TLS certificate and its key is named; TLS needs both"),
        };
        let behind_proxy = serve.behind_proxy || file.behind_proxy.unwrap_or(false);
        Ok(Settings { data, key_file, today: told.today, addr, behind_proxy, tls })
    }

    /// Opens the school, makes an empty one if `create`.
    pub async fn open(&self, opening: Opening) -> Result<School> {
        let create = opening == Opening::Made;
        if create && let Some(parent) = self.key_file.parent() {
            std::fs::create_dir_all(parent)?;
        }
        let key = self.key(create && !self.data.join(FILE).exists())?;
        Ok(School::open(&self.data, key, self.today, opening).await?)
    }

    /// The same settings for a folder beside the data folder.
    #[must_use]
    pub fn beside_data(&self, ending: &str) -> Settings {
        Settings { data: beside(&self.data, ending), ..self.clone() }
    }

    /// The sealing key; made anew only for data that is not there yet.
    pub fn key(&self, may_make: bool) -> Result<SealingKey> {
        SealingKey::from_file(&self.key_file, may_make).with_context(|| {
            format!(
                "the sealing key {} could not be used. Name the school's own with --key-file; without it second \
                 factors and backups do not open",
                self.key_file.display()
            )
        })
    }

    /// Whether what people send travels sealed.
    pub fn by_tls(&self) -> bool {
        self.behind_proxy || self.tls.is_some()
    }

    /// Children's records do not travel in the clear, and made-up ones are not put on a network where their
    /// printed sign-ins would open them.
    pub fn check_address(&self, demonstration: bool) -> Result<()> {
        let loopback = is_loopback(self.addr.ip());
        if demonstration && (!loopback || self.behind_proxy) {
            bail!(
                "a demonstration school is served on this computer only: its sign-ins are printed. Use --addr {DEFAULT_ADDR}"
            );
        }
        if !loopback && !self.by_tls() {
            bail!(
                "{} can be reached from other computers, and what they send would not be sealed. \
                 Name --tls-certificate and --tls-key, or put a proxy with TLS in front and say --behind-proxy",
                self.addr
            );
        }
        Ok(())
    }
}

fn is_loopback(ip: IpAddr) -> bool {
    ip.is_loopback() || matches!(ip, IpAddr::V6(v6) if v6.to_ipv4_mapped().is_some_and(|v4| v4.is_loopback()))
}

/// `./data` and `key` give `./data.key`.
fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or(folder.as_os_str()).to_owned();
    name.push(".");
    name.push(ending);
    folder.with_file_name(name)
}

fn read_file(named: Option<&Path>) -> Result<File> {
    let path = named.unwrap_or(Path::new("send-pathway.toml"));
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).with_context(|| format!("{} cannot be read", path.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => Ok(File::default()),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(addr: &str, behind_proxy: bool, tls: bool) -> Settings {
        let files = (PathBuf::from("c.pem"), PathBuf::from("k.pem"));
        Settings {
            data: "data".into(),
            key_file: "data.key".into(),
            today: None,
            addr: addr.parse().expect("an address"),
            behind_proxy,
            tls: tls.then_some(files),
        }
    }

    #[test]
    fn an_address_that_others_reach_needs_tls_or_a_proxy() {
        for addr in ["0.0.0.0:3000", "192.168.1.20:3000", "[::]:3000"] {
            assert!(settings(addr, false, false).check_address(false).is_err(), "{addr}");
            assert!(settings(addr, true, false).check_address(false).is_ok(), "{addr}");
            assert!(settings(addr, false, true).check_address(false).is_ok(), "{addr}");
        }
        for addr in ["127.0.0.1:3000", "[::1]:3000", "[::ffff:127.0.0.1]:3000"] {
            assert!(settings(addr, false, false).check_address(false).is_ok(), "{addr}");
        }
    }

    #[test]
    fn a_demonstration_is_served_on_this_computer_only_whatever_guards_it() {
        assert!(settings("127.0.0.1:3000", false, false).check_address(true).is_ok());
        assert!(settings("127.0.0.1:3000", true, false).check_address(true).is_err());
        assert!(settings("0.0.0.0:3000", false, true).check_address(true).is_err());
    }

    #[test]
    fn the_key_lies_beside_the_data_and_not_in_it() {
        assert_eq!(beside(Path::new("./data"), "key"), Path::new("./data.key"));
        assert_eq!(beside(Path::new("/srv/school/data"), "key"), Path::new("/srv/school/data.key"));
    }

    #[test]
    fn the_settings_file_that_we_ship_is_the_defaults() {
        let shipped: File = toml::from_str(include_str!("../send-pathway.toml")).expect("readable");
        assert!(shipped.data.is_none() && shipped.addr.is_none() && shipped.tls_key.is_none());
    }
}
