//! A document as a page to read.

use std::fmt::{self, Write};

use warta::{Document, EntityKind, QuoteKind, Span, Via};

/// Whether to use the terminal's colours.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub color: bool,
}

const BOLD: &str = "1";
const DIM: &str = "2";
const GREEN: &str = "32";
const YELLOW: &str = "33";
const CYAN: &str = "36";

impl Style {
    fn paint(self, code: &str, text: &str) -> String {
        if self.color {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
}

/// Writes what was found in an article.
pub fn write(out: &mut String, id: &str, document: &Document<'_>, style: Style) -> fmt::Result {
    let date = document.document_date();
    let date = date.map_or(String::new(), |date| format!(" · {date}"));
    writeln!(out, "{}{}", style.paint(BOLD, id), style.paint(DIM, &date))?;
    quotes(out, document, style)?;
    names(out, document, style)?;
    times(out, document, style)?;
    laws(out, document, style)?;
    out.push('\n');
    Ok(())
}

fn quotes(out: &mut String, document: &Document<'_>, style: Style) -> fmt::Result {
    for quote in document.quotes() {
        let contents: Vec<String> = quote
            .contents
            .iter()
            .map(|&span| one_line(document, span))
            .collect();
        let mut content = contents.join(" … ");
        if quote.kind == QuoteKind::Direct {
            content = format!("“{content}”");
        }
        let cue = quote.cue.as_ref().map(|cue| one_line(document, cue.span));
        let cue = cue.map_or(String::new(), |cue| format!(" ({cue})"));
        let who = style.paint(GREEN, &speaker(document, quote.speaker.as_ref()));
        writeln!(out, "  {who}{}", style.paint(DIM, &cue))?;
        writeln!(out, "      {content}")?;
    }
    Ok(())
}

/// The speaker's name and role, or the words of the attribution where the article names nobody.
fn speaker(document: &Document<'_>, speaker: Option<&warta::Speaker>) -> String {
    let Some(speaker) = speaker else {
        return "?".to_owned();
    };
    let entity = speaker.entity.and_then(|at| document.entities().get(at));
    match (entity, &speaker.role, speaker.span) {
        (Some(entity), Some(role), _) if !entity.canonical.contains(role.as_str()) => {
            format!("{}, {role}", entity.canonical)
        }
        (Some(entity), _, _) => entity.canonical.clone(),
        (None, Some(role), _) => role.clone(),
        (None, None, Some(span)) if speaker.via != Via::Pronoun => one_line(document, span),
        (None, None, _) => "?".to_owned(),
    }
}

fn names(out: &mut String, document: &Document<'_>, style: Style) -> fmt::Result {
    for (kind, title) in [
        (EntityKind::Person, "persons"),
        (EntityKind::Organization, "organizations"),
        (EntityKind::Location, "places"),
    ] {
        let mut counts = vec![0_usize; document.entities().len()];
        for mention in document.mentions() {
            if let Some(count) = counts.get_mut(mention.entity) {
                *count += 1;
            }
        }
        let entities = document.entities().iter().zip(counts);
        let names: Vec<String> = entities
            .filter(|(entity, _)| entity.kind == kind)
            .map(|(entity, count)| match count {
                0 | 1 => entity.canonical.clone(),
                _ => format!("{} ×{count}", entity.canonical),
            })
            .collect();
        if !names.is_empty() {
            let title = style.paint(CYAN, &format!("{title:16}"));
            writeln!(out, "  {title}  {}", names.join(", "))?;
        }
    }
    Ok(())
}

fn times(out: &mut String, document: &Document<'_>, style: Style) -> fmt::Result {
    for timex in document.timexes() {
        let value = timex.value.as_deref().unwrap_or(&timex.expr);
        let value = style.paint(YELLOW, &format!("{value:16}"));
        writeln!(out, "  {value}  {}", one_line(document, timex.span))?;
    }
    Ok(())
}

fn laws(out: &mut String, document: &Document<'_>, style: Style) -> fmt::Result {
    for citation in document.citations() {
        let act = citation.regulation.as_ref();
        let id = act.map_or("?", |act| act.id());
        let title = act.and_then(|act| act.title.as_deref()).unwrap_or("");
        let words = one_line(document, citation.span);
        let id = style.paint(YELLOW, &format!("{id:16}"));
        write!(out, "  {id}  {words}")?;
        if !title.is_empty() {
            write!(out, "{}", style.paint(DIM, &format!(" · {title}")))?;
        }
        out.push('\n');
    }
    Ok(())
}

fn one_line(document: &Document<'_>, span: Span) -> String {
    let words: Vec<&str> = document.slice(span).split_whitespace().collect();
    words.join(" ")
}
