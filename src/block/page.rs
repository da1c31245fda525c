//! What a news page puts between the paragraphs: links, advertisements, bylines, headlines of other stories.

use std::ops::Range;

use super::{BlockKind, Extent, Finder, Found, Token, TokenFlags, TokenKind, WordClass};
use crate::lexicon::{PagePhrase, Place};

/// A headline has so many words at least and at most.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=22;

impl Finder<'_> {
    /// The phrase of the page that begins at a token of a line, and what belongs to it.
    pub(super) fn page_phrase(&self, line: &Range<usize>, at: usize) -> Option<Found> {
        let (phrase, tokens) = self.fitting_phrase(line, at)?;
        let end = match phrase.extent {
            Extent::Line => line.end,
            Extent::Phrase | Extent::Bracket => tokens.end,
            Extent::Headline => self.headline_end(tokens.end, line.end),
        };
        Some(Found {
            tokens: tokens.start..end,
            kind: phrase.kind,
        })
    }

    /// The phrase of the page that begins at a token of a line, and where it stands.
    fn fitting_phrase(
        &self,
        line: &Range<usize>,
        at: usize,
    ) -> Option<(&PagePhrase, Range<usize>)> {
        let opened =
            line.start < at && self.form(at - 1) == "[" && self.tokens[at].has(TokenFlags::GLUED);
        let led = at == line.start + 1 && matches!(self.form(line.start), "(" | "-" | "•");
        let start = if opened || led { at - 1 } else { at };
        let at_start = start == line.start;
        let capital = self.tokens[at].has(TokenFlags::CAPITALIZED);
        let phrases = self.tables.tokens.page_phrases(self.tokens[at].key);
        phrases.iter().find_map(|phrase| {
            let end = self.match_phrase(phrase, at, line.end)?;
            let fits = match phrase.place {
                Place::Start => at_start,
                Place::Whole => at_start && end == line.end,
                Place::Any => at_start || opened || (capital && self.may_begin(at)),
            };
            let end = match phrase.extent {
                Extent::Bracket if !opened => return None,
                Extent::Bracket => {
                    1 + (end..line.end.min(end + 12)).find(|&at| self.is_mark(at, "]"))?
                }
                _ => end,
            };
            fits.then_some((phrase, start..end))
        })
    }

    /// The token behind a phrase, if it stands here.
    fn match_phrase(&self, phrase: &PagePhrase, at: usize, end: usize) -> Option<usize> {
        let last = at + phrase.words.len();
        if last > end {
            return None;
        }
        let mut pairs = phrase.words.iter().zip(&self.tokens[at..last]);
        let matches = |(word, token): (&crate::lexicon::PhraseWord, &Token)| {
            if word.key != 0 {
                word.key == token.key
            } else {
                word.mark == self.text[token.span.range()]
            }
        };
        pairs.all(matches).then_some(last)
    }

    /// In the middle of a line, a phrase stands behind the end of a sentence, or glued where a link was taken out.
    fn may_begin(&self, at: usize) -> bool {
        let before = &self.tokens[at - 1];
        before
            .classes
            .is(WordClass::TERMINAL | WordClass::ENCLOSING)
            || self.tokens[at].has(TokenFlags::GLUED)
            || self.tokens[at].has(TokenFlags::ALL_CAPS)
            || before.kind != TokenKind::Word
            || !before.has(TokenFlags::CAPITALIZED)
    }

    // *… katanya. Baca juga: Harga Beras Turun Sementara itu, …*: the headline ends where a sentence begins: at a word
    // that was glued to the headline, at *Sementara itu*, at an opening mark, at the next phrase, at the end of the line.
    fn headline_end(&self, start: usize, line_end: usize) -> usize {
        const LONGEST: usize = 28;
        let limit = line_end.min(start + LONGEST);
        for at in start + 1..limit {
            let token = &self.tokens[at];
            if token.classes.is(WordClass::PAGE)
                && self.fitting_phrase(&(start..line_end), at).is_some()
            {
                return at;
            }
            if at < start + 3 {
                continue;
            }
            let capital = token.has(TokenFlags::CAPITALIZED);
            let split = capital && token.has(TokenFlags::SPLIT);
            let opener = capital
                && token.classes.is(WordClass::OPENER)
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| self.goes_on_small(next));
            let quote = matches!(self.form(at), "“" | "\"" | "”")
                && !token.has(TokenFlags::GLUED)
                && !self.is_mark(at - 1, ":")
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.has(TokenFlags::CAPITALIZED));
            if split || opener || quote {
                return at;
            }
        }
        // Where it ends is not to be seen: only the phrase.
        if limit == line_end { line_end } else { start }
    }

    /// A comma or a small word that titles do not write small.
    fn goes_on_small(&self, token: &Token) -> bool {
        let form = &self.text[token.span.range()];
        form == ","
            || (token.kind == TokenKind::Word
                && form.starts_with(char::is_lowercase)
                && !matches!(
                    form,
                    "di" | "ke" | "dan" | "yang" | "untuk" | "pada" | "dengan" | "dari" | "soal"
                ))
    }

    // (afm/min), (*), (Rina Melati): a line in brackets.
    pub(super) fn is_bracketed_byline(&self, line: &Range<usize>) -> bool {
        (3..=14).contains(&line.len())
            && self.tokens[line.start].classes.is(WordClass::ENCLOSING)
            && matches!(self.form(line.start), "(" | "[")
            && matches!(self.form(line.end - 1), ")" | "]")
            && !self.tokens[line.start + 1].classes.is(WordClass::PAGE)
            && !line
                .clone()
                .any(|at| self.tokens[at].classes.is(WordClass::TERMINAL) || self.is_mark(at, "\""))
    }

    // *… katanya. (afm/min)*: the first token of the byline at the end of a paragraph, else the end.
    pub(super) fn closing_byline(&self, tokens: &Range<usize>) -> usize {
        let end = tokens.end;
        let last = &self.tokens[end - 1];
        if end - tokens.start < 5
            || !last.classes.is(WordClass::ENCLOSING)
            || self.form(end - 1) != ")"
        {
            return end;
        }
        let open = (tokens.start..end - 1)
            .rev()
            .take(6)
            .find(|&at| self.is_mark(at, "("));
        let Some(open) = open.filter(|&open| open > tokens.start && open + 1 < end - 1) else {
            return end;
        };
        let before = &self.tokens[open - 1];
        let ended = before.classes.is(WordClass::TERMINAL)
            || matches!(self.form(open - 1), "\"" | "”" | "“");
        let initials = |at: usize| {
            let form = self.form(at);
            matches!(form, "/" | "*" | "-" | "|")
                || (form.len() <= 4 && self.tokens[at].kind == TokenKind::Word)
        };
        if ended && (open + 1..end - 1).all(initials) {
            open
        } else {
            end
        }
    }

    /// Turns the lines that are headlines from paragraphs into such.
    pub(super) fn mark_headlines(&mut self) {
        let mut seen_paragraph = false;
        for index in 0..self.blocks.len() {
            if self.blocks[index].kind != BlockKind::Paragraph {
                continue;
            }
            if seen_paragraph && self.is_headline(index) {
                self.blocks[index].kind = BlockKind::Headline;
            }
            seen_paragraph |= self.ends_sentence(index);
        }
    }

    // A short line between paragraphs, most words with a capital, without a final stop. Not the article's own headline
    // before the first paragraph, not a link that the line breaks tore out of its sentence, not an item of a list.
    fn is_headline(&self, index: usize) -> bool {
        let block = &self.blocks[index];
        let tokens = &self.tokens[block.tokens()];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return false;
        };
        if tokens.len() > 40 || first.kind != TokenKind::Word || !first.has(TokenFlags::CAPITALIZED)
        {
            return false;
        }
        let last_form = &self.text[last.span.range()];
        if matches!(
            last_form,
            "." | "," | ":" | ";" | "-" | "”" | "\"" | "(" | "…" | "..."
        ) {
            return false;
        }
        let whole_line = self
            .blocks
            .get(index + 1)
            .is_none_or(|next| self.breaks_line(block.span.end(), next.span.start()));
        if !whole_line || !self.stands_apart(index) {
            return false;
        }
        let (mut words, mut capitals) = (0, 0);
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            let form = &self.text[token.span.range()];
            words += 1;
            capitals += usize::from(token.has(TokenFlags::CAPITALIZED));
            if form.len() <= 6
                && matches!(
                    form,
                    "di" | "ke"
                        | "dari"
                        | "dan"
                        | "yang"
                        | "untuk"
                        | "pada"
                        | "dengan"
                        | "soal"
                        | "atau"
                        | "tak"
                        | "dalam"
                        | "oleh"
                        | "bagi"
                        | "vs"
                        | "usai"
                        | "jadi"
                        | "hingga"
                        | "saat"
                )
            {
                words -= 1;
            }
        }
        HEADLINE_WORDS.contains(&words) && capitals * 100 >= words * 80
    }

    fn breaks_line(&self, from: usize, to: usize) -> bool {
        self.text[from..to].contains('\n')
    }

    /// Whether the block before ends its sentence and the block behind begins one.
    fn stands_apart(&self, index: usize) -> bool {
        let before = index.checked_sub(1).is_none_or(|before| {
            let block = &self.blocks[before];
            block.kind != BlockKind::Paragraph || self.ends_sentence(before)
        });
        let after = self.blocks.get(index + 1).is_none_or(|block| {
            let first = &self.tokens[block.first_token as usize];
            let form = &self.text[first.span.range()];
            !form.starts_with(char::is_lowercase) && !matches!(form, "," | "." | ")" | ";" | ":")
        });
        before && after
    }

    fn ends_sentence(&self, index: usize) -> bool {
        let end = self.blocks[index].end_token as usize;
        let last = &self.tokens[end - 1];
        last.classes.is(WordClass::TERMINAL)
            || last.has(TokenFlags::ABBREVIATION)
            || matches!(self.form(end - 1), "”" | "\"" | ")" | ":" | "'" | "“")
    }
}
