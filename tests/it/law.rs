//! The tables of law: every row works, and identifiers go round.

use std::fs;

use warta::{
    AmendmentKind, Analyzer, CitationWarning, Date, Input, Lexicon, Regulation, RelationKind,
};

use crate::support;

fn rows(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(support::path(file)).expect(file);
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

#[test]
fn the_example_of_each_type_is_found() {
    let analyzer = Analyzer::new();
    let rows = rows("data/regulation-types.tsv");
    assert!(35 <= rows.len(), "{} types", rows.len());
    for row in rows {
        let (code, form, example) = (&row[0], &row[1], &row[6]);
        let document = analyzer.analyze(example.as_str());
        let [citation] = document.citations() else {
            panic!("{code}: {example}: {:?}", document.citations());
        };
        let act = citation.regulation.as_ref();
        if form == "bill" || code == "skb" || code == "perdes" {
            assert_eq!(act, None, "{example}");
        } else {
            let kind = act.map_or("", |act| &*act.kind);
            let start = code.trim_end_matches("permen").trim_end_matches("kepmen");
            let solid = matches!(code.as_str(), "instruksi-menteri");
            assert!(
                solid || kind.starts_with(start),
                "{code}: {example}: {kind}"
            );
        }
    }
}

#[test]
fn the_example_of_each_alias_means_its_act() {
    let analyzer = Analyzer::new();
    for row in rows("data/law-aliases.tsv") {
        let [alias, act, from, until, _, example, _] = &row[..] else {
            panic!("{row:?}");
        };
        let day = if !until.is_empty() { until } else { from };
        let date: Option<Date> = (!day.is_empty()).then(|| day.parse().expect("a day"));
        let document = analyzer.analyze(Input::new(example).document_date(date));
        let found = document.citations().first();
        let id = found.and_then(|found| Some(found.regulation.as_ref()?.id()));
        assert_eq!(id, Some(act.as_str()), "{alias}: {example}");
        assert!(
            document
                .slice(found.expect("found").span)
                .ends_with(alias.as_str()),
            "{example}"
        );
    }
}

#[test]
fn the_identifiers_of_all_acts_go_round() {
    let lexicon = Lexicon::builtin();
    assert!(1_900 < lexicon.registry().len());
    for act in lexicon.registry().iter() {
        for form in [act.id().to_owned(), act.to_akn(), act.to_slug()] {
            let again: Regulation = form
                .parse()
                .unwrap_or_else(|error| panic!("{form}: {error}"));
            assert_eq!(again, act, "{form}");
        }
    }
}

#[test]
fn the_registry_answers() {
    let lexicon = Lexicon::builtin();
    let registry = lexicon.registry();
    let day = |text: &str| Some(text.parse::<Date>().expect("a day"));
    let named = |name: &str, date| registry.by_alias(name, date).map(|act| act.id().to_owned());
    assert_eq!(
        named("UU ASN", day("2020-01-01")).as_deref(),
        Some("uu/2014/5")
    );
    assert_eq!(
        named("UU ASN", day("2024-01-01")).as_deref(),
        Some("uu/2023/20")
    );
    assert_eq!(named("UU Kucing", None), None);
    let found = registry.search("hak cipta");
    assert_eq!(found.first().map(Regulation::id), Some("uu/2014/28"));
    let act = registry.get("uu/2008/11").expect("it is there");
    assert!(act.amended_by.iter().any(|by| by == "uu/2024/1"), "{act:?}");
    assert!(
        registry
            .amendments("uu/2024/1")
            .iter()
            .any(|link| link.of == "uu/2008/11")
    );
    assert_eq!(registry.get("uu/2008/1100"), None);
}

#[test]
fn an_act_that_changes_others_ends_none() {
    let lexicon = Lexicon::builtin();
    let registry = lexicon.registry();
    let mut links = 0;
    for act in registry.iter() {
        let changes = act.title.as_deref().unwrap_or_default();
        for link in registry.amendments(act.id()) {
            links += 1;
            let ends = link.by == act.id() && link.kind == AmendmentKind::Repeals;
            assert!(
                !(ends && changes.starts_with("Perubahan")),
                "{} {changes}: {link:?}",
                act.id()
            );
        }
    }
    assert!(900 < links, "{links}");
}

#[test]
fn what_does_not_fit_is_warned_of() {
    let analyzer = Analyzer::new();
    let warnings = |text: &str, day: &str| -> Vec<CitationWarning> {
        let date: Date = day.parse().expect("a day");
        let document = analyzer.analyze(Input::new(text).document_date(date));
        let all = document.citations().iter();
        all.flat_map(|citation| citation.warnings.clone()).collect()
    };
    let likely = warnings("Dasarnya UU No 20 Tahun 2023 tentang KUHP.", "2024-01-01");
    assert!(
        matches!(&likely[..], [CitationWarning::Title { likely: Some(id), .. }] if id == "uu/2023/1"),
        "{likely:?}"
    );
    let unknown = warnings("Dasarnya UU Nomor 99 Tahun 2019.", "2024-01-01");
    assert_eq!(unknown, [CitationWarning::UnknownNumber]);
    let early = warnings("Dasarnya Perpres Nomor 9 Tahun 2025.", "2024-01-01");
    assert_eq!(early, [CitationWarning::NotYetMade]);
    let repealed = warnings("Dasarnya UU Nomor 4 Tahun 1997.", "2025-06-01");
    assert!(
        matches!(&repealed[..], [CitationWarning::Repealed { by, .. }] if by == "uu/2016/8"),
        "{repealed:?}"
    );
    for fine in [
        "Dasarnya UU Nomor 14 Tahun 2008 tentang keterbukaan publik.",
        "Penyebar kabar palsu dijerat UU No 1 Tahun 1946 tentang berita bohong.",
        "Dasarnya UU Nomor 10 Tahun 2016 tentang Pilkada.",
        "Dasarnya Perpres Nomor 12 Tahun 2021 tentang KUHP.",
    ] {
        assert_eq!(warnings(fine, "2022-06-01"), [], "{fine}");
    }
}

#[test]
fn the_words_between_references_link_them() {
    let analyzer = Analyzer::new();
    let kinds = |text: &str| -> Vec<RelationKind> {
        let document = analyzer.analyze(text);
        let all = document.citations().iter();
        all.flat_map(|citation| citation.relations.iter().map(|link| link.kind))
            .collect()
    };
    assert_eq!(
        kinds("Pasal 340 KUHP subsider Pasal 338 KUHP juncto Pasal 5 UU Pers."),
        [RelationKind::Subsidiary, RelationKind::Juncto]
    );
    assert_eq!(
        kinds("Pasal 372 KUHP tentang penggelapan dan/atau Pasal 5 UU Pers."),
        [RelationKind::AndOr]
    );
    assert_eq!(
        kinds("UU 31/1999 sebagaimana telah diubah dengan UU 20/2001."),
        [RelationKind::AmendedBy]
    );
    assert_eq!(
        kinds("UU Nomor 3 Tahun 2024 tentang Perubahan Kedua atas UU Nomor 6 Tahun 2014."),
        [RelationKind::Amends]
    );
    assert_eq!(
        kinds("UU Nomor 11 Tahun 2008 tentang Informasi (selanjutnya disebut UU ITE)."),
        [RelationKind::Defines]
    );
    let document =
        analyzer.analyze("Pasal 2 dan/atau Pasal 3 jo. Pasal 18 subsider Pasal 5 UU Tipikor");
    assert_eq!(
        document.citations()[0].joins,
        [
            RelationKind::AndOr,
            RelationKind::Juncto,
            RelationKind::Subsidiary
        ]
    );
}

#[test]
fn rows_of_ones_own_count_and_errors_name_their_place() {
    let header = "# columns: alias act from until\n";
    let error = |row: &str| {
        let text = format!("{header}{row}\n");
        Lexicon::builder()
            .law_aliases("mine.tsv", &text)
            .build()
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        error("UU Apa\tuu/1\t\t"),
        "mine.tsv:2:2: not the id of an act: \"uu/1\""
    );
    assert!(error("UU Apa\tuu/2000/1\tkemarin\t").starts_with("mine.tsv:2:3: "));
    assert_eq!(
        error("UU Apa\tuu/2000/1"),
        "mine.tsv:2: 2 columns where the header names 4"
    );
    let text = format!("{header}UU Bintang\tuu/2099/7\t\t\n");
    let laws = "# columns: type number year title\nuu\t7\t2099\tBintang Jatuh\n";
    let lexicon = Lexicon::builder()
        .laws("laws.tsv", laws)
        .law_aliases("mine.tsv", &text)
        .build()
        .expect("good rows");
    let analyzer = Analyzer::builder()
        .lexicon(lexicon)
        .build()
        .expect("an analyzer");
    let document = analyzer.analyze("Ia membaca UU Bintang.");
    let act = document.citations()[0]
        .regulation
        .as_ref()
        .expect("it is known");
    assert_eq!(
        (act.id(), act.title.as_deref()),
        ("uu/2099/7", Some("Bintang Jatuh"))
    );
}
