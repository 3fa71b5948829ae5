//! Sealing what must not be read from a stolen disk or backup. The key is a file outside the data folder.

use std::io::Write;
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};

use super::{our_fault, random};
use crate::kit::{AppError, hex};

/// 24 bytes of nonce, then the sealed text.
#[derive(Clone, Debug)]
pub struct Sealed(pub Vec<u8>);

#[derive(Clone)]
pub struct SealingKey([u8; 32]);

impl SealingKey {
    /// Reads the key from its file; makes both only where there is nothing yet that another key has sealed. The
    /// file is for its owner alone.
    pub fn from_file(path: &Path, may_make: bool) -> std::io::Result<SealingKey> {
        match std::fs::read(path) {
            Ok(bytes) => bytes
                .try_into()
                .map(SealingKey)
                .map_err(|_| std::io::Error::other(format!("{} is not a key of 32 bytes", path.display()))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && may_make => SealingKey::make(path),
            Err(error) => Err(error),
        }
    }

    /// A key for tests, and for data that is made up.
    pub fn from_bytes(bytes: [u8; 32]) -> SealingKey {
        SealingKey(bytes)
    }

    fn make(path: &Path) -> std::io::Result<SealingKey> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        Ok(SealingKey(bytes))
    }

    /// Seals a text so that it opens only with this key and only as what it was sealed for, such as
    /// `second factor of 7`: a sealed text moved to another row does not open there.
    pub fn seal(&self, what_for: &str, text: &[u8]) -> Result<Sealed, AppError> {
        let nonce: [u8; 24] = random()?;
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: text, aad: what_for.as_bytes() })
            .map_err(|error| our_fault(&error))?;
        Ok(Sealed([&nonce[..], &sealed].concat()))
    }

    pub fn open(&self, what_for: &str, sealed: &Sealed) -> Result<Vec<u8>, AppError> {
        let broken = || our_fault(&format!("sealed text does not open: {what_for}"));
        let (nonce, text) = sealed.0.split_first_chunk::<24>().ok_or_else(broken)?;
        self.cipher()
            .decrypt(&XNonce::from(*nonce), Payload { msg: text, aad: what_for.as_bytes() })
            .map_err(|_| broken())
    }

    /// Tells this key from others, and says nothing of it.
    pub fn fingerprint(&self) -> String {
        hex(&self.derive("fingerprint")[..16])
    }

    /// A secret that follows from the key and a purpose, so that it need not be stored.
    pub fn derive(&self, what_for: &str) -> [u8; 32] {
        let purpose = Sha256::digest(what_for.as_bytes());
        Sha256::new().chain_update(self.0).chain_update(purpose).finalize().into()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_opens_with_its_key_and_purpose_and_with_no_other() {
        let key = SealingKey::from_bytes([7; 32]);
        let sealed = key.seal("second factor of 7", b"secret").expect("sealed");
        assert_eq!(key.open("second factor of 7", &sealed).expect("opened"), b"secret");
        assert!(key.open("second factor of 8", &sealed).is_err());
        assert!(SealingKey::from_bytes([8; 32]).open("second factor of 7", &sealed).is_err());
    }

    #[test]
    fn a_changed_byte_is_noticed() {
        let key = SealingKey::from_bytes([7; 32]);
        let mut sealed = key.seal("backup", b"secret").expect("sealed");
        sealed.0[30] ^= 1;
        assert!(key.open("backup", &sealed).is_err());
    }
}
