//! Where each character of a text stands: words are looked up by their rarest
//! character, which costs next to nothing where a search through a long text does not.

/// The places of the characters of a text.
pub(super) struct Index {
    /// Where the places of each character end, by its code.
    ends: Vec<usize>,
    /// The bytes at which characters stand, by character.
    places: Vec<usize>,
}

/// Characters beyond are not kept: they are rare, and words with them are searched for.
const KEPT: usize = 0x1_0000;

impl Index {
    pub(super) fn of(text: &str) -> Index {
        let codes = text.char_indices().map(|(at, c)| (at, c as usize));
        let codes = codes.filter(|(_, code)| *code < KEPT);
        // A counting sort: how many there are, where they begin, where each goes.
        let mut next = vec![0; KEPT];
        for (_, code) in codes.clone() {
            next[code] += 1;
        }
        let mut all = 0;
        for count in &mut next {
            all += std::mem::replace(count, all);
        }
        let mut places = vec![0; all];
        for (at, code) in codes {
            places[next[code]] = at;
            next[code] += 1;
        }
        Index { ends: next, places }
    }

    /// Where a word stands in the text of which this is the index.
    pub(super) fn find<'s>(
        &'s self,
        text: &'s str,
        word: &'s str,
    ) -> impl Iterator<Item = usize> + 's {
        let kept = word.char_indices().filter(|(_, c)| (*c as usize) < KEPT);
        let rarest = kept.min_by_key(|(_, c)| self.of_char(*c).len());
        let (before, places) = match rarest {
            Some((at, c)) => (at, self.of_char(c)),
            None => (0, &[][..]),
        };
        let starts = places.iter().filter_map(move |at| at.checked_sub(before));
        let indexed = starts.filter(|at| text.as_bytes()[*at..].starts_with(word.as_bytes()));
        let searched = rarest.is_none().then(|| text.match_indices(word));
        indexed.chain(searched.into_iter().flatten().map(|(at, _)| at))
    }

    /// Where a character stands; nowhere, when it is none that is kept.
    pub(super) fn of_char(&self, c: char) -> &[usize] {
        if c as usize >= KEPT {
            return &[];
        }
        let code = c as usize;
        let start = code.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[start..self.ends[code]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        let text = "甲方向甲方𠮷支付1,000元𠮷";
        let index = Index::of(text);
        for word in ["甲方", "1,000元", "元", "乙", "方甲", "𠮷", "方𠮷", "元𠮷"] {
            let found: Vec<_> = index.find(text, word).collect();
            let searched: Vec<_> = text.match_indices(word).map(|(at, _)| at).collect();
            assert_eq!(found, searched, "{word}");
        }
    }
}
