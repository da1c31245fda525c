use super::BlockKind::{self, Boilerplate, Byline, Dateline, Headline, Paragraph};
use crate::Analyzer;

fn blocks(text: &str) -> Vec<(BlockKind, String)> {
    let analyzer = Analyzer::new();
    let document = analyzer.analyze(text);
    let blocks = document.blocks().iter();
    blocks
        .map(|block| (block.kind, document.slice(block.span).to_owned()))
        .collect()
}

#[track_caller]
fn assert_dateline(text: &str, line: &str, outlet: Option<&str>, place: Option<&str>) {
    let analyzer = Analyzer::new();
    let document = analyzer.analyze(text);
    let block = &document.blocks()[0];
    assert_eq!(block.kind, Dateline, "{text}");
    assert_eq!(document.slice(block.span), line);
    assert_eq!(block.outlet.map(|span| document.slice(span)), outlet);
    assert_eq!(block.place.map(|span| document.slice(span)), place);
}

#[test]
fn datelines_name_outlet_and_place() {
    let rest = "Warga desa memanen padi lebih awal tahun ini.";
    for (line, outlet, place) in [
        ("WARTA.ID, JAMBI –", Some("WARTA.ID"), Some("JAMBI")),
        ("JAMBI, WARTA.com –", Some("WARTA.com"), Some("JAMBI")),
        ("Jambi (WARTA) -", Some("WARTA"), Some("Jambi")),
        ("warta.com, JAMBI -", Some("warta.com"), Some("JAMBI")),
        ("WARTA.COM -", Some("WARTA.COM"), None),
        ("JAMBI -", None, Some("JAMBI")),
        ("WARTA.CO.ID - JAMBI.", Some("WARTA.CO.ID"), Some("JAMBI")),
        ("Warta.com - Jakarta -", Some("Warta.com"), Some("Jakarta")),
        (
            "Jakarta, CNN Indonesia --",
            Some("CNN Indonesia"),
            Some("Jakarta"),
        ),
        (
            "POS-WARTA.COM, KUPANG -",
            Some("POS-WARTA.COM"),
            Some("KUPANG"),
        ),
    ] {
        assert_dateline(&format!("{line} {rest}"), line, outlet, place);
    }
}

#[test]
fn a_sentence_with_a_dash_has_no_dateline() {
    for text in [
        "Warga Desa Asri - yang tinggal di lereng - memanen padi.",
        "Menurut Rina - warga desa - panen kali ini baik.",
    ] {
        assert_eq!(blocks(text)[0].0, Paragraph, "{text}");
    }
}

#[test]
fn bylines_stand_alone_or_close_a_paragraph() {
    assert_eq!(
        blocks("Panen raya dimulai pekan ini.\n(afm/min)"),
        [
            (Paragraph, "Panen raya dimulai pekan ini.".to_owned()),
            (Byline, "(afm/min)".to_owned())
        ]
    );
    assert_eq!(
        blocks("Warga desa senang. “Panen raya dimulai,” ujarnya. (rin/bay)")[1],
        (Byline, "(rin/bay)".to_owned())
    );
    assert_eq!(
        blocks("Warga desa senang dengan panen raya (padi).").len(),
        1
    );
}

#[test]
fn boilerplate_by_line_and_inside_a_line() {
    assert_eq!(
        blocks("Panen dimulai pekan ini.\nADVERTISEMENT\nSCROLL TO CONTINUE WITH CONTENT\nWarga senang.")
            .into_iter()
            .map(|(kind, _)| kind)
            .collect::<Vec<_>>(),
        [Paragraph, Boilerplate, Boilerplate, Paragraph]
    );
    assert_eq!(
        blocks(
            "“Panen dimulai,” katanya. Baca juga: Harga Beras di Lembah Asri Turun Sementara itu, warga senang."
        ),
        [
            (Paragraph, "“Panen dimulai,” katanya.".to_owned()),
            (
                Boilerplate,
                "Baca juga: Harga Beras di Lembah Asri Turun".to_owned()
            ),
            (Paragraph, "Sementara itu, warga senang.".to_owned())
        ]
    );
    assert_eq!(
        blocks("Panen dimulai pekan ini. [Gambas:Video 20detik] Warga senang.")[1],
        (Boilerplate, "[Gambas:Video 20detik]".to_owned())
    );
    assert_eq!(blocks("Ia gemar baca juga menulis puisi.").len(), 1);
}

#[test]
fn headlines_of_other_stories_stand_between_paragraphs() {
    let headline = "Masuk Nominasi Desa Terbaik di Jambi, Rina Melati Puji Warga";
    let text = format!("Warga desa memanen padi.\n{headline}\nPanen berlangsung dua pekan.");
    assert_eq!(blocks(&text)[1], (Headline, headline.to_owned()));
    // The article's own headline, a link torn out of its sentence, a quote, an item of a list.
    for text in [
        "Rina Melati Puji Warga Lembah Asri\nWarga desa memanen padi.",
        "Bantuan datang dari\nDinas Pertanian Lembah Asri\ndan warga kota.",
        "Warga desa memanen padi.\n“Kami Senang Sekali Hari Ini,” kata Rina.\nPanen usai.",
        "Daftar itu memuat:\n1. Peraturan Bupati Lembah Asri Nomor 3\nPanen usai.",
    ] {
        assert!(
            blocks(text).iter().all(|(kind, _)| *kind == Paragraph),
            "{text}"
        );
    }
}

#[test]
fn phrases_one_behind_the_other_need_no_depth() {
    let text = "Baca juga: ".repeat(200_000);
    assert!(blocks(&text).iter().all(|(kind, _)| *kind != Paragraph));
}
