//! Passwords, PINs and tokens. What we keep of them cannot be turned back.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use qrcode::QrCode;
use qrcode::render::svg;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Totp};

use super::server::Enrol;
use crate::db::{School, our_fault, random};
use crate::kit::AppError;

/// Argon2id with the memory and passes that OWASP's cheat sheet names first: 19 MiB, 2 passes, 1 lane.
fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// Hashes a password or PIN, off the threads that answer requests.
pub async fn hash(secret: String) -> Result<String, AppError> {
    let hashed = tokio::task::spawn_blocking(move || {
        argon().hash_password(secret.as_bytes()).map(|hash| hash.to_string())
    });
    hashed.await.map_err(|error| our_fault(&error))?.map_err(|error| our_fault(&error))
}

/// Whether a password or PIN is right. With no hash the same work is done for nothing, so that the time
/// taken does not tell whether there is such a person.
pub async fn is_right(secret: String, hash: Option<String>) -> Result<bool, AppError> {
    let checked = tokio::task::spawn_blocking(move || {
        let Some(hash) = hash else {
            let _ = argon().hash_password(secret.as_bytes());
            return false;
        };
        PasswordHash::new(&hash).is_ok_and(|hash| argon().verify_password(secret.as_bytes(), &hash).is_ok())
    });
    checked.await.map_err(|error| our_fault(&error))
}

/// A token for a cookie or a link, and the hash that is stored.
pub fn new_token() -> Result<(String, Vec<u8>), AppError> {
    let token = URL_SAFE_NO_PAD.encode(random::<32>()?);
    let hash = token_hash(&token);
    Ok((token, hash))
}

/// A token has all its strength from chance, so a plain hash keeps it.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// A code that a person types once: three groups of four letters and figures, none alike.
pub fn new_code() -> Result<String, AppError> {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let letters: Vec<u8> = random::<12>()?.iter().map(|byte| LETTERS[usize::from(byte % 32)]).collect();
    let groups: Vec<_> = letters.chunks(4).map(String::from_utf8_lossy).collect();
    Ok(groups.join("-"))
}

/// A code as it was meant: without spaces and hyphens, in capitals.
pub fn tidy_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase()
}

/// An authenticator's secret: RFC 6238 with SHA-1, six figures, thirty seconds, one step either side.
pub fn authenticator(secret: Vec<u8>, account: &str, school: &str) -> Result<Totp, AppError> {
    // The address in the picture separates its parts with a colon.
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(secret)
        .with_skew(1)
        .with_account_name(plain(account))
        .with_issuer(Some(plain(&format!("SEND Pathway {school}"))))
        .build()
        .map_err(|error| our_fault(&format!("{error:?}")))
}

/// What an authenticator counts in.
pub fn seconds(now: DateTime<Utc>) -> u64 {
    u64::try_from(now.timestamp()).unwrap_or(0)
}

/// The secret that a half-way session offers to somebody without an authenticator. It follows from the
/// session, so the same page shows the same picture, and nothing is kept before it has been proved.
pub fn secret_of_session(school: &School, session: i64) -> Vec<u8> {
    school.key().derive(&format!("authenticator of session {session}"))[..20].to_vec()
}

/// The picture for an authenticator, and the secret for whoever cannot scan it.
pub fn enrol(school: &School, session: i64, email: &str, school_name: &str) -> Result<Enrol, AppError> {
    let totp = authenticator(secret_of_session(school, session), email, school_name)?;
    let url = totp.to_url().map_err(|error| our_fault(&format!("{error:?}")))?;
    let picture = QrCode::new(url.as_bytes()).map_err(|error| our_fault(&error))?;
    let picture = picture.render::<svg::Color>().quiet_zone(true).min_dimensions(200, 200).build();
    // Only the drawing: the declaration before it belongs to a file of its own.
    let picture = picture.split_once("?>").map_or(picture.clone(), |(_, drawing)| drawing.to_owned());
    let letters: Vec<char> = totp.secret().to_base32().chars().collect();
    let secret =
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    Ok(Enrol { picture, secret })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_right_only_against_its_own_hash() {
        let kept = hash("marble kettle otter".into()).await.expect("hashed");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right("marble kettle otter".into(), Some(kept.clone())).await.expect("checked"));
        assert!(!is_right("marble kettle".into(), Some(kept)).await.expect("checked"));
        assert!(!is_right("anything".into(), None).await.expect("checked"));
    }

    #[test]
    fn a_code_is_understood_however_it_is_typed() {
        let code = new_code().expect("a code");
        assert_eq!(code.len(), 14);
        assert_eq!(tidy_code(&code.to_lowercase().replace('-', " ")), tidy_code(&code));
    }
}
