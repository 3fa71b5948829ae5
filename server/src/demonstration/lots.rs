//! Drawing lots: chance that comes out the same every time, so that two people who look at the demonstration
//! school see the same children.

/// A row of numbers that looks like chance and follows from its seed alone: `SplitMix64`. Source: Steele, Lea
/// and Flood, “Fast splittable pseudorandom number generators”, 2014. Not for secrets.
pub(super) struct Lots(u64);

impl Lots {
    pub(super) fn of(seed: u64) -> Self {
        Lots(seed)
    }

    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `end`; 0 where `end` is 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.draw() % end.max(1) as u64).unwrap_or(0)
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, in_a_hundred: usize) -> bool {
        self.below(100) < in_a_hundred
    }

    /// One of several; there must be one.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// One word of a list that is written with spaces between.
    pub(super) fn word(&mut self, list: &'static str) -> &'static str {
        let at = self.below(list.split_whitespace().count());
        list.split_whitespace().nth(at).unwrap_or(list)
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// A pack that is dealt to the end before it is shuffled again: what is rare still turns up in every school.
pub(super) struct Pack<T> {
    cards: Vec<T>,
    dealt: usize,
}

impl<T: Copy> Pack<T> {
    /// So many cards of each.
    pub(super) fn of(cards: impl IntoIterator<Item = (T, usize)>) -> Self {
        let cards = cards.into_iter().flat_map(|(card, count)| std::iter::repeat_n(card, count)).collect();
        Pack { cards, dealt: 0 }
    }

    pub(super) fn deal(&mut self, lots: &mut Lots) -> T {
        if self.dealt == 0 {
            lots.shuffle(&mut self.cards);
        }
        let card = self.cards[self.dealt];
        self.dealt = (self.dealt + 1) % self.cards.len();
        card
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_generator() {
        let mut lots = Lots::of(1_234_567);
        assert_eq!(
            [lots.draw(), lots.draw(), lots.draw()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn a_pack_is_dealt_to_the_end_before_a_card_comes_again() {
        let (mut lots, mut pack) = (Lots::of(1), Pack::of([('a', 2), ('b', 1)]));
        let mut dealt: Vec<char> = (0..3).map(|_| pack.deal(&mut lots)).collect();
        dealt.sort_unstable();
        assert_eq!(dealt, ['a', 'a', 'b']);
    }
}
