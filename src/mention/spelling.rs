//! Forms of one name of a person that differ in letters: initials, short forms, typing errors.

use super::EntityKind;
use super::form::Forms;

/// How many distinct forms are compared letter by letter; more make no news article.
const CROWD: usize = 300;

/// Whether a shorter name can stand for a longer one: its words stand in the longer one in this order, as they are or
/// as initials. *Rudi, Hartono, R. Hartono, RB Hartono*: *Rudi Budi Hartono*  Not: *Hartono Rudi*
pub(super) fn is_part(part: &[&str], whole: &[&str]) -> bool {
    let mut rest = whole;
    for word in part {
        let Some(taken) = (0..rest.len()).find_map(|skip| {
            let taken = taken(word, &rest[skip..]);
            (taken > 0).then_some(skip + taken)
        }) else {
            return false;
        };
        rest = &rest[taken..];
    }
    true
}

/// How many of the words ahead a word stands for.
fn taken(word: &str, words: &[&str]) -> usize {
    let Some(first) = words.first() else { return 0 };
    if is_same(word, first) || (is_initial(word) && starts_alike(word, first)) {
        return 1;
    }
    let letters = word.len();
    let initials = (2..=3).contains(&letters) && word.bytes().all(|b| b.is_ascii_uppercase());
    let stands = initials
        && letters <= words.len()
        && word.bytes().zip(words).all(|(letter, word)| {
            word.bytes()
                .next()
                .is_some_and(|b| b.eq_ignore_ascii_case(&letter))
        });
    if stands { letters } else { 0 }
}

fn is_initial(word: &str) -> bool {
    word.len() == 1
}

fn starts_alike(one: &str, other: &str) -> bool {
    let first = |word: &str| word.bytes().next().map(|b| b.to_ascii_lowercase());
    first(one) == first(other)
}

fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || (is_muhammad(one) && is_muhammad(other))
        || crate::lexicon::word_key(one) == crate::lexicon::word_key(other)
}

/// The given name that everybody writes in another way.
fn is_muhammad(word: &str) -> bool {
    const WAYS: [&str; 14] = [
        "m",
        "muh",
        "moh",
        "mhd",
        "mohd",
        "muhd",
        "moch",
        "much",
        "muhammad",
        "muhamad",
        "mohammad",
        "mohamad",
        "mochammad",
        "mochamad",
    ];
    WAYS.iter().any(|way| way.eq_ignore_ascii_case(word))
}

/// Joins the forms that differ in letters only, each with the one candidate that there is.
pub(super) fn join(forms: &mut Forms<'_>) {
    let persons: Vec<usize> = (0..forms.list.len())
        .filter(|&at| forms.list[at].kind == EntityKind::Person)
        .take(CROWD + 1)
        .collect();
    if persons.len() > CROWD {
        return;
    }
    let members = forms.members();
    for &orphan in &persons {
        if !forms.is_alone(&members, orphan) {
            continue;
        }
        let mut found = None;
        for &other in &persons {
            if other == orphan || !is_variant(forms, orphan, other) {
                continue;
            }
            let root = forms.root(other);
            if found.is_some_and(|found| found != root) {
                found = None;
                break;
            }
            found = Some(root);
        }
        if let Some(root) = found {
            forms.join(orphan, root);
        }
    }
}

/// Whether a form that stands alone is another way of writing a second one.
fn is_variant(forms: &Forms<'_>, orphan: usize, other: usize) -> bool {
    let words = forms.words(orphan).len();
    if words == 1 {
        let word = forms.letters(orphan).next().unwrap_or_default();
        let follows = forms.list[other].first < forms.list[orphan].first;
        return forms
            .letters(other)
            .any(|letters| is_misspelt(word, letters) || (follows && is_short_for(word, letters)));
    }
    if words != forms.words(other).len() {
        return false;
    }
    let mut same = 0;
    let near = forms
        .letters(orphan)
        .zip(forms.letters(other))
        .all(|(one, other)| {
            let equal = is_same(one, other);
            same += usize::from(equal);
            equal || is_misspelt(one, other)
        });
    near && same > 0
}

// Susi: Susiwijono; Inal: Yusrinal  Not: Ali: Malik
fn is_short_for(short: &str, word: &str) -> bool {
    let (short, word) = (short.as_bytes(), word.as_bytes());
    let Some(more) = word
        .len()
        .checked_sub(short.len())
        .filter(|&more| more >= 2)
    else {
        return false;
    };
    4 <= short.len()
        && (word[..short.len()].eq_ignore_ascii_case(short)
            || word[more..].eq_ignore_ascii_case(short))
}

// Jhon: John; Ressa: Resa; Praboowo: Prabowo  Not: Rudi: Budi, Dewi: Dedi, Yanti: Yanto
fn is_misspelt(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 1 || one.len().min(other.len()) < 4 {
        return false;
    }
    let (a, b) = (one.as_bytes(), other.as_bytes());
    if !a[0].eq_ignore_ascii_case(&b[0]) {
        return false;
    }
    let (a, b) = (&*a.to_ascii_lowercase(), &*b.to_ascii_lowercase());
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() < long.len() {
        let doubled = head > 0 && long[head] == long[head - 1];
        return head + tail >= short.len() && (doubled || short.len() >= 5);
    }
    let changed = a.len() - (head + tail).min(a.len());
    match changed {
        2 => a[head] == b[head + 1] && a[head + 1] == b[head],
        1 => a.len() >= 6 && tail > 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_misspelt, is_part, is_short_for};

    #[test]
    fn parts_keep_the_order_of_words() {
        let whole = ["Rudi", "Budi", "Hartono"];
        for part in [
            &["Rudi"][..],
            &["Hartono"],
            &["R", "Hartono"],
            &["RB", "Hartono"],
            &["Rudi", "Hartono"],
        ] {
            assert!(is_part(part, &whole), "{part:?}");
        }
        for part in [
            &["Hartono", "Rudi"][..],
            &["Rudi", "Santoso"],
            &["RH", "Hartono"],
        ] {
            assert!(!is_part(part, &whole), "{part:?}");
        }
        assert!(is_part(&["M", "Romli"], &["Muhammad", "Romli"]));
        assert!(is_part(&["Mhd", "Romli"], &["Mohamad", "Romli"]));
    }

    #[test]
    fn letters_may_slip_a_little() {
        for (one, other) in [
            ("Jhon", "John"),
            ("Ressa", "Resa"),
            ("Hartoono", "Hartono"),
            ("Achmad", "Ahmad"),
        ] {
            assert!(
                is_misspelt(one, other) && is_misspelt(other, one),
                "{one} {other}"
            );
        }
        for (one, other) in [
            ("Rudi", "Budi"),
            ("Dewi", "Dedi"),
            ("Yanti", "Yanto"),
            ("Ani", "Anni"),
            ("Siti", "Sitti Aisyah"),
        ] {
            assert!(!is_misspelt(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_short_form_is_an_end_of_its_word() {
        assert!(is_short_for("Susi", "Susilowati") && is_short_for("Inal", "Rusinal"));
        assert!(!is_short_for("Ali", "Malik") && !is_short_for("Hasan", "Hasana"));
    }
}
