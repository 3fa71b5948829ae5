//! Types of special educational need, as the school census codes them. No diagnosis is needed to use one.

use serde::{Deserialize, Serialize};

use super::{needs::BroadArea, text::plain};

/// A type of need. Source: school census code set, SEN type. `Ds` (Down syndrome) was announced in 2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SenType {
    Spld,
    Mld,
    Sld,
    Pmld,
    Semh,
    Slcn,
    Hi,
    Vi,
    Msi,
    Pd,
    Asd,
    Oth,
    Nsa,
    Ds,
}

/// A type of need that the code set does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not a type of need that the school census knows. Use its code: SPLD, MLD, SLD, PMLD, SEMH, SLCN, HI, VI, MSI, PD, ASD, OTH, NSA or DS."
)]
pub struct UnknownSenType(pub String);

impl SenType {
    /// All types, in the order of the code set.
    pub const ALL: [SenType; 14] = [
        SenType::Spld,
        SenType::Mld,
        SenType::Sld,
        SenType::Pmld,
        SenType::Semh,
        SenType::Slcn,
        SenType::Hi,
        SenType::Vi,
        SenType::Msi,
        SenType::Pd,
        SenType::Asd,
        SenType::Oth,
        SenType::Nsa,
        SenType::Ds,
    ];

    /// The census code.
    pub const fn code(self) -> &'static str {
        match self {
            SenType::Spld => "SPLD",
            SenType::Mld => "MLD",
            SenType::Sld => "SLD",
            SenType::Pmld => "PMLD",
            SenType::Semh => "SEMH",
            SenType::Slcn => "SLCN",
            SenType::Hi => "HI",
            SenType::Vi => "VI",
            SenType::Msi => "MSI",
            SenType::Pd => "PD",
            SenType::Asd => "ASD",
            SenType::Oth => "OTH",
            SenType::Nsa => "NSA",
            SenType::Ds => "DS",
        }
    }

    /// The census label.
    pub const fn label(self) -> &'static str {
        match self {
            SenType::Spld => "Specific learning difficulty",
            SenType::Mld => "Moderate learning difficulty",
            SenType::Sld => "Severe learning difficulty",
            SenType::Pmld => "Profound and multiple learning difficulty",
            SenType::Semh => "Social, emotional and mental health",
            SenType::Slcn => "Speech, language and communication needs",
            SenType::Hi => "Hearing impairment",
            SenType::Vi => "Vision impairment",
            SenType::Msi => "Multi-sensory impairment",
            SenType::Pd => "Physical disability",
            SenType::Asd => "Autistic spectrum disorder",
            SenType::Oth => "Other difficulty or disability",
            SenType::Nsa => "SEN support but no specialist assessment of type of need",
            SenType::Ds => "Down syndrome",
        }
    }

    /// “Speech, language and communication needs (SLCN)”.
    pub fn in_words(self) -> String {
        format!("{} ({})", self.label(), self.code())
    }

    /// The broad area, where the code settles it. `Oth`, `Nsa` and `Ds` may be any, so the school says.
    pub fn broad_area(self) -> Option<BroadArea> {
        match self {
            SenType::Slcn | SenType::Asd => Some(BroadArea::CommunicationAndInteraction),
            SenType::Spld | SenType::Mld | SenType::Sld | SenType::Pmld => {
                Some(BroadArea::CognitionAndLearning)
            }
            SenType::Semh => Some(BroadArea::SocialEmotionalAndMentalHealth),
            SenType::Hi | SenType::Vi | SenType::Msi | SenType::Pd => Some(BroadArea::SensoryAndPhysical),
            SenType::Oth | SenType::Nsa | SenType::Ds => None,
        }
    }

    /// Reads one type: “ASD”, “Autistic Spectrum Disorder”, “ASD - Autistic spectrum disorder”, “… (ASD)”.
    pub fn parse(text: &str) -> Result<Self, UnknownSenType> {
        let words = plain(text);
        let one = || {
            let mut codes = words.split(' ').filter_map(from_code);
            let code = codes.next()?;
            let at_an_end = words.split(' ').next().and_then(from_code) == Some(code)
                || words.rsplit(' ').next().and_then(from_code) == Some(code);
            (at_an_end && codes.all(|other| other == code)).then_some(code)
        };
        from_label(&words).or_else(one).ok_or_else(|| UnknownSenType(super::text::shown(text.trim())))
    }

    /// Reads a cell that may hold several types, first need first: “ASD; HI”, “ASD, HI”, “ASD/HI”, “ASD HI”.
    /// “None” and “N/A” are no type. Labels have commas of their own, so a piece is split only if it is no type as it stands.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, UnknownSenType> {
        let mut types = Vec::new();
        if matches!(
            plain(text).as_str(),
            "none" | "no" | "no need" | "no needs" | "n a" | "na" | "not applicable"
        ) {
            return Ok(types);
        }
        for piece in text.split([';', '|', '\n']).filter(|piece| !plain(piece).is_empty()) {
            if let Ok(one) = Self::parse(piece) {
                types.push(one);
                continue;
            }
            for part in piece.split([',', '/']).filter(|part| !plain(part).is_empty()) {
                let words = plain(part);
                let codes: Option<Vec<Self>> = words.split(' ').map(from_code).collect();
                types.extend(codes.map_or_else(|| Self::parse(part).map(|one| vec![one]), Ok)?);
            }
        }
        Ok(types)
    }
}

fn from_code(word: &str) -> Option<SenType> {
    SenType::ALL.into_iter().find(|kind| kind.code().eq_ignore_ascii_case(word))
}

fn from_label(words: &str) -> Option<SenType> {
    let exact = SenType::ALL.into_iter().find(|kind| plain(kind.label()) == words);
    exact.or(match words {
        "autism"
        | "autistic spectrum condition"
        | "autism spectrum disorder"
        | "autism spectrum condition"
        | "asc" => Some(SenType::Asd),
        "visual impairment" => Some(SenType::Vi),
        "hearing impaired" => Some(SenType::Hi),
        "downs syndrome" => Some(SenType::Ds),
        "no specialist assessment" | "no specialist assessment of type of need" => Some(SenType::Nsa),
        "other" | "other difficulty disability" => Some(SenType::Oth),
        "specific learning difficulties" | "specific learning difficulty dyslexia" => Some(SenType::Spld),
        "moderate learning difficulties" => Some(SenType::Mld),
        "severe learning difficulties" => Some(SenType::Sld),
        "profound and multiple learning difficulties" | "profound multiple learning difficulty" => {
            Some(SenType::Pmld)
        }
        "social emotional mental health" => Some(SenType::Semh),
        "speech language or communication needs" | "speech language and communication need" => {
            Some(SenType::Slcn)
        }
        "multi sensory impairments" | "multisensory impairment" => Some(SenType::Msi),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_and_every_label_is_read() {
        for kind in SenType::ALL {
            let (code, label) = (kind.code(), kind.label());
            for text in [
                code.to_owned(),
                code.to_lowercase(),
                label.to_owned(),
                label.to_uppercase(),
                format!("{code} - {label}"),
                format!("{code} – {label}"),
                format!("{label} ({code})"),
                format!(" {code} "),
            ] {
                assert_eq!(SenType::parse(&text), Ok(kind), "{text}");
                assert_eq!(SenType::parse_list(&text), Ok(vec![kind]), "{text}");
            }
        }
    }

    #[test]
    fn several_needs_in_one_cell_keep_their_order() {
        let both = Ok(vec![SenType::Asd, SenType::Hi]);
        for text in [
            "ASD; HI",
            "ASD,HI",
            "ASD/HI",
            "ASD | HI",
            "ASD\nHI",
            "ASD HI",
            "ASD;;HI;",
            "Autism; Hearing impairment",
        ] {
            assert_eq!(SenType::parse_list(text), both, "{text}");
        }
        let long = "Social, Emotional and Mental Health; Speech, Language and Communication Needs";
        assert_eq!(SenType::parse_list(long), Ok(vec![SenType::Semh, SenType::Slcn]));
        assert_eq!(SenType::parse_list(" ; "), Ok(Vec::new()));
    }

    #[test]
    fn an_unknown_need_is_named_in_the_message() {
        let error = SenType::parse_list("ASD; DYSX").unwrap_err();
        assert!(error.to_string().starts_with("“DYSX” is not a type of need"));
    }
}
