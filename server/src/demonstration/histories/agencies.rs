//! What people from outside the school have seen and advised.

/// Somebody from outside the school, about one child. “…” is the child's name.
pub(super) struct Agency {
    pub(super) who: &'static str,
    pub(super) seen: &'static str,
    /// What is done about the advice.
    pub(super) now: &'static str,
}

pub(super) const BEHAVIOUR_SUPPORT: Agency = Agency {
    who: "The specialist teacher for behaviour",
    seen: "Two visits, in writing and in the garden. … leaves when a task has no visible end. Advice: show the end, and have two places to go to.",
    now: "Each writing task is a strip with its end in sight. The garden and the library corner are the two places.",
};
pub(super) const MEMORY: Agency = Agency {
    who: "The educational psychologist",
    seen: "A morning of tasks and talk. … reasons as others do and holds two items where others hold five. Advice: less at a time, in more places.",
    now: "Words and sums come in twos, on card, on glass and in a book, four times a day.",
};
pub(super) const AUTISM_TEAM: Agency = Agency {
    who: "The autism advisory teacher",
    seen: "Three visits. … follows pictures and not voices, and the hall is pain. Advice: a work station, a board that goes along, and the music room.",
    now: "A station by the window, the now-and-next board in every room, lunch in the music room.",
};
pub(super) const SPEECH: Agency = Agency {
    who: "The speech and language therapist",
    seen: "Seen in class and alone. The stammer is no longer hidden, which is progress; the wish to speak is great. Advice: change the class, not the child.",
    now: "Turn-taking in all lessons, reading in twos, and no finishing of sentences. The therapist has shown every adult how.",
};
pub(super) const LEARNING: Agency = Agency {
    who: "The educational psychologist",
    seen: "Attainment two to three years below age in reading and number. Advice: small daily steps, overlearning, and three big ideas a unit.",
    now: "A daily half hour in reading and number, and one big idea of each unit, taught before the class meets it.",
};
pub(super) const PSYCHOLOGIST: Agency = Agency {
    who: "The educational psychologist, with the family’s mental health worker",
    seen: "Four visits. What looks like defiance is fear of being shut in. Advice: doors that open, one adult, and work that begins with success.",
    now: "Three chosen places, one adult at all times, and the sea as the first subject of every day.",
};
pub(super) const LANGUAGE: Agency = Agency {
    who: "The speech and language therapist",
    seen: "Understanding of words at the level of Year 2. Advice: five words a topic, a page each, and to come back to them.",
    now: "Vocabulary pages for every topic, led by the TA whom the therapist has trained.",
};
pub(super) const SIGHT: Agency = Agency {
    who: "The teacher for children with a vision impairment",
    seen: "… sees at one metre what others see at six, and tires fast. Advice: 18 point, a tablet that shows the board, and listening for anything long.",
    now: "The tablet is in every lesson, all books can be heard, and diagrams are drawn anew.",
};
pub(super) const BILINGUAL: Agency = Agency {
    who: "The bilingual speech and language therapist",
    seen: "Assessed in both languages with an interpreter. Sentences are short and words are few in both. Advice: teach in pictures and steps, and keep the language of home.",
    now: "Language steps every day, sentence starters in each lesson, and stories at home in its own language.",
};
