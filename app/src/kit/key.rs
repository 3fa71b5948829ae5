//! The key of one act. A form carries it from the moment it is opened, so that a double tap, a replay after a
//! dropped network, or a form sent again after a restart does the thing once.

use serde::{Deserialize, Serialize};

/// Bytes as two figures each, 0 to f.
pub fn hex(bytes: &[u8]) -> String {
    const FIGURES: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let figures = |byte: &u8| [FIGURES[usize::from(byte >> 4)], FIGURES[usize::from(byte & 15)]];
    bytes.iter().flat_map(figures).collect()
}

/// Bytes that [`hex`] wrote. None if it did not.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let figure = |byte: u8| char::from(byte).to_digit(16).and_then(|figure| u8::try_from(figure).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some(figure(*pair.first()?)? << 4 | figure(*pair.get(1)?)?)).collect()
}

/// 32 hexadecimal characters, random. Chosen by the server when it opens a form.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ActKey(String);

#[derive(Debug, thiserror::Error)]
#[error("not the key of a form")]
pub struct NotAKey;

impl ActKey {
    pub fn from_bytes(random: [u8; 16]) -> Self {
        ActKey(hex(&random))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ActKey {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        let right = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if right { Ok(ActKey(text)) } else { Err(NotAKey) }
    }
}

impl From<ActKey> for String {
    fn from(key: ActKey) -> String {
        key.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_32_hexadecimal_characters_are_a_key() {
        assert!(ActKey::try_from("0123456789abcdef0123456789abcdef".to_owned()).is_ok());
        for wrong in
            ["", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef", "z123456789abcdef0123456789abcdef"]
        {
            assert!(ActKey::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
