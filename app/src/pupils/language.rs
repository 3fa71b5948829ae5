//! A first language, as the MIS codes it, in a word. A code that is not here is shown as it came.

/// Source: the DfE's common basic data set, language codes, of which these are the ones that primary schools in
/// England meet most; and a few that exports write in their place.
const LANGUAGES: [(&str, &str); 66] = [
    ("AKA", "Akan (Twi or Fante)"),
    ("ALB", "Albanian"),
    ("AMR", "Amharic"),
    ("ARA", "Arabic"),
    ("BEN", "Bengali"),
    ("BNG", "Bengali"),
    ("BNGS", "Bengali (Sylheti)"),
    ("BSL", "British Sign Language"),
    ("BUL", "Bulgarian"),
    ("CHI", "Chinese"),
    ("CHIC", "Chinese (Cantonese)"),
    ("CHIM", "Chinese (Mandarin)"),
    ("CYM", "Welsh"),
    ("CZE", "Czech"),
    ("DUT", "Dutch"),
    ("ENB", "Believed to be English"),
    ("ENG", "English"),
    ("EST", "Estonian"),
    ("FRN", "French"),
    ("GER", "German"),
    ("GRE", "Greek"),
    ("GUJ", "Gujarati"),
    ("HAU", "Hausa"),
    ("HEB", "Hebrew"),
    ("HGR", "Hungarian"),
    ("HIN", "Hindi"),
    ("IGB", "Igbo"),
    ("ITA", "Italian"),
    ("JPN", "Japanese"),
    ("KOR", "Korean"),
    ("KUR", "Kurdish"),
    ("LIN", "Lingala"),
    ("LIT", "Lithuanian"),
    ("LTV", "Latvian"),
    ("MLM", "Malayalam"),
    ("NEP", "Nepali"),
    ("NOT", "Not yet obtained"),
    ("OTB", "Believed to be other than English"),
    ("OTH", "Other than English"),
    ("PAN", "Panjabi"),
    ("PAT", "Pashto"),
    ("PNJ", "Panjabi"),
    ("POL", "Polish"),
    ("POR", "Portuguese"),
    ("PRS", "Persian"),
    ("REF", "Refused"),
    ("RME", "Romany"),
    ("RMN", "Romanian"),
    ("ROM", "Romanian"),
    ("RUS", "Russian"),
    ("SCB", "Serbian, Croatian or Bosnian"),
    ("SHO", "Shona"),
    ("SLO", "Slovak"),
    ("SNH", "Sinhala"),
    ("SOM", "Somali"),
    ("SPA", "Spanish"),
    ("SWA", "Swahili"),
    ("TAM", "Tamil"),
    ("TEL", "Telugu"),
    ("TGL", "Tagalog"),
    ("TGR", "Tigrinya"),
    ("TUR", "Turkish"),
    ("UKR", "Ukrainian"),
    ("URD", "Urdu"),
    ("VIE", "Vietnamese"),
    ("YOR", "Yoruba"),
];

/// “POL” is Polish. What is a word already, or a code that is not known, stays as it is.
pub fn language_name(text: &str) -> &str {
    let known = |(code, _): &&(&str, &str)| code.eq_ignore_ascii_case(text.trim());
    LANGUAGES.iter().find(known).map_or(text, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_the_dfe_is_shown_as_a_word() {
        for (code, name) in [
            ("ENG", "English"),
            ("BNG", "Bengali"),
            ("PNJ", "Panjabi"),
            ("ENB", "Believed to be English"),
            ("NOT", "Not yet obtained"),
            ("pol ", "Polish"),
        ] {
            assert_eq!(language_name(code), name);
        }
    }

    #[test]
    fn a_word_and_an_unknown_code_stay_as_they_came() {
        for text in ["Tamil", "Cantonese", "XYZ", ""] {
            assert_eq!(language_name(text), text);
        }
    }

    #[test]
    fn every_code_is_there_once_and_in_order() {
        assert!(LANGUAGES.is_sorted_by(|(one, _), (other, _)| one < other));
    }
}
