//! What is known of names that are given: their titles, roles and entities, apart from what finds the names.
//!
//! In the texts `{…}` is a person, `<…>` an organization, `[…]` a location.

use super::find::describe;
use super::{Entity, EntityKind, Gender, Mention, Name};
use crate::input::Input;
use crate::lexicon::Lexicon;
use crate::reading::Reading;
use crate::rule::RuleId;

pub(super) struct Described {
    pub(super) text: String,
    pub(super) mentions: Vec<Mention>,
    entities: Vec<Entity>,
}

pub(super) fn read(marked: &str) -> Described {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut open = 0;
    for c in marked.chars() {
        let kind = match c {
            '{' | '<' | '[' => {
                open = text.len();
                continue;
            }
            '}' => EntityKind::Person,
            '>' => EntityKind::Organization,
            ']' => EntityKind::Location,
            _ => {
                text.push(c);
                continue;
            }
        };
        spans.push((open, text.len(), kind));
    }
    let lexicon = Lexicon::builtin();
    let reading = Reading::new(Input::new(&text), lexicon.tables());
    let name = |&(start, end, kind): &(usize, usize, EntityKind)| Name {
        tokens: reading.token_at(start)..reading.token_at(end),
        kind,
        rule: RuleId::new("mention/given"),
    };
    let names: Vec<Name> = spans.iter().map(name).collect();
    let (mentions, entities) = describe(&reading, &names);
    Described {
        text: text.clone(),
        mentions,
        entities,
    }
}

/// The entities of the names in order, the first as 0.
fn links(marked: &str) -> Vec<usize> {
    read(marked)
        .mentions
        .iter()
        .map(|mention| mention.entity)
        .collect()
}

#[test]
fn short_forms_of_persons_are_linked() {
    for (marked, expected) in [
        (
            "{Rudi Hartono} datang. {Rudi} duduk. {Hartono} pulang.",
            vec![0, 0, 0],
        ),
        (
            "{Rudi Hartono} dan {Sari Hartono} datang. {Sari} duduk. {Rudi} diam.",
            vec![0, 1, 1, 0],
        ),
        (
            "{Rudi Hartono} datang bersama {Rudi Salim}. {Salim} duduk. {Hartono} diam.",
            vec![0, 1, 1, 0],
        ),
        (
            "{Muhammad Romli} datang. {M. Romli} duduk. {Moh Romli} diam.",
            vec![0, 0, 0],
        ),
        (
            "{Bagus Jaya Handoko} datang. {BJ Handoko} duduk. {B. Handoko} diam.",
            vec![0, 0, 0],
        ),
        ("{Susilowati Ningrum} datang. {Susi} duduk.", vec![0, 0]),
        ("{Yusrinaldi Pratama} datang. {Naldi} tidak.", vec![0, 0]),
        ("{Prastowo} datang. {Prasstowo} duduk.", vec![0, 0]),
        ("{Yanti} datang. {Yanto} duduk.", vec![0, 1]),
        ("{Malik Abdurrahman} datang. {Ali} duduk.", vec![0, 1]),
        ("{Rudi Hartono} datang. {Gus Hartono} duduk.", vec![0, 0]),
        ("{Rudi Hartono} datang. {Raja Hartono} duduk.", vec![0, 1]),
    ] {
        assert_eq!(links(marked), expected, "{marked}");
    }
}

#[test]
fn a_title_of_the_other_gender_is_another_person() {
    assert_eq!(
        links("Pak {Rudi Hartono} datang. Bu {Hartono} duduk."),
        [0, 1]
    );
    assert_eq!(
        links("Pak {Rudi Hartono} datang. Pak {Hartono} duduk."),
        [0, 0]
    );
}

#[test]
fn names_that_the_text_makes_equal_are_linked() {
    for (marked, expected) in [
        (
            "{Rudi Hartono} alias {Kodok} ditangkap. {Kodok} diam.",
            vec![0, 0, 0],
        ),
        ("{Rudi Hartono} ({Kodok}) ditangkap.", vec![0, 0]),
        ("{RH} ({Rudi Hartono}) ditangkap.", vec![0, 0]),
        ("{Kodok} ({Rudi Hartono}) jatuh di film itu.", vec![0, 1]),
        (
            "{Rudi Hartono} yang akrab disapa {Kodok} datang.",
            vec![0, 0],
        ),
        (
            "{Rudi Hartono} atau yang lebih dikenal dengan {Kodok} datang.",
            vec![0, 0],
        ),
        (
            "{Kodok}, panggilan akrab {Rudi Hartono}, datang.",
            vec![0, 0],
        ),
        ("{Rudi Hartono} disapa {Dewi Lestari} di jalan.", vec![0, 1]),
        (
            "{Rudi Hartono} dan {Dewi Lestari} ({Rudi}-{Dewi}) menang.",
            vec![0, 1, 0, 1],
        ),
        (
            "<Badan Usaha Milik Warga> (<BUMW>) rugi. <BUMW> tutup.",
            vec![0, 0, 0],
        ),
        ("<Ditjen Imigrasi> (<Kemendagri>) diam.", vec![0, 1]),
        ("[Sukamaju] ([Jawa Barat]) banjir.", vec![0, 1]),
    ] {
        assert_eq!(links(marked), expected, "{marked}");
    }
}

#[test]
fn organizations_are_linked_by_their_short_forms() {
    for (marked, expected) in [
        (
            "<Komisi Pemilihan Umum> rapat. <KPU> diam. <KPU RI> pulang.",
            vec![0, 0, 0],
        ),
        (
            "<Pemerintah Kabupaten Sukamaju> rapat. <Pemkab Sukamaju> diam. <Pemkab> pulang.",
            vec![0, 0, 0],
        ),
        ("<Polres Sukamaju> rapat. <Polres> diam.", vec![0, 0]),
        (
            "<Polres Sukamaju> rapat. <Polres Sukarame> diam.",
            vec![0, 1],
        ),
        (
            "<Dinas Komunikasi dan Informatika (Diskominfo) Provinsi Jambi> rapat. <Diskominfo Provinsi Jambi> diam. <Diskominfo> pulang.",
            vec![0, 0, 0],
        ),
        (
            "<PT Sejahtera Abadi> untung. <Sejahtera Abadi> diam.",
            vec![0, 0],
        ),
        ("<Komisi III DPR> rapat. <DPR> diam.", vec![0, 1]),
        ("<KAI Daop 9> rapat. <KAI> diam.", vec![0, 1]),
        ("<TNI AD> rapat. <TNI> diam.", vec![0, 1]),
        (
            "<PMI Kabupaten Sukamaju> rapat. <PMI Sukamaju> diam.",
            vec![0, 0],
        ),
        (
            "<Pengadilan Negeri Jakarta Selatan> sidang. <PN Jakarta Selatan> tutup.",
            vec![0, 0],
        ),
        (
            "<Persatuan Warga Rantau (PWR) Kota Sukamaju> rapat. <PWR Sukamaju> diam. <PWR> pulang.",
            vec![0, 0, 0],
        ),
        (
            "<PT Cakrawala Lembah> (Persero) Tbk. (<CKWL>) untung.",
            vec![0, 0],
        ),
        (
            "<Komite Warga Lembah> atau <KWL> rapat. <TNI> atau <Polri> diam.",
            vec![0, 0, 1, 2],
        ),
        ("<PLN Indonesia Power> untung. <PLN> diam.", vec![0, 1]),
        ("<Bank Mandiri> atau <BNI> untung.", vec![0, 1]),
        (
            "<PT Cakra New Renewable Energy> untung. <Cakra NRE> diam. <Cakra XYZ> pulang.",
            vec![0, 0, 1],
        ),
        (
            "<Satuan Tugas Udara Bersih (Satgas UB) Provinsi Lembah> rapat. <Satgas UB Lembah> diam.",
            vec![0, 0],
        ),
        (
            "<PT Bank Cakra Lembah> (Persero) Tbk atau <BCL> untung.",
            vec![0, 0],
        ),
        ("<PT Bursa Efek Indonesia> (<BEI>) untung.", vec![0, 0]),
        ("<Fraksi Partai Amanat Nasional> (<PAN>) rapat.", vec![0, 1]),
        (
            "<Badan Warga Kota Lembah> (<Bawako Lembah>) rapat.",
            vec![0, 0],
        ),
        (
            "<PT Cakra Lembah Abadi> (<PT Cakra Lembah Jaya>) untung.",
            vec![0, 1],
        ),
        (
            "<Warta Sukamaju> terbit. <WARTASUKAMAJU.COM> menulis.",
            vec![0, 0],
        ),
    ] {
        assert_eq!(links(marked), expected, "{marked}");
    }
}

#[test]
fn places_are_linked_by_their_short_forms() {
    for (marked, expected) in [
        (
            "[Jawa Barat] banjir. [Jabar] siaga. [Provinsi Jawa Barat] pulih.",
            vec![0, 0, 0],
        ),
        ("[Amerika Serikat] menolak. [AS] diam.", vec![0, 0]),
        ("[Kabupaten Sukamaju] banjir. [Sukamaju] siaga.", vec![0, 0]),
        ("[Pasar Sukamaju] terbakar. [Sukamaju] siaga.", vec![0, 1]),
        (
            "[Stadion Cakrawala Lembah] penuh. [Cakrawala Lembah] sepi.",
            vec![0, 0],
        ),
        ("[Stadion Bandung] penuh. [Bandung] sepi.", vec![0, 1]),
        (
            "[Bandara Internasional Cakrawala Lembah] penuh. [Bandara Cakrawala Lembah] sepi.",
            vec![0, 0],
        ),
    ] {
        assert_eq!(links(marked), expected, "{marked}");
    }
}

#[test]
fn the_canonical_name_is_the_fullest() {
    let described = read("{HARTONO} datang. {Rudi Hartono} duduk. {Hartono} diam.");
    assert_eq!(described.entities.len(), 1);
    assert_eq!(described.entities[0].canonical, "Rudi Hartono");
    assert_eq!(described.entities[0].aliases, ["Hartono"]);
}

#[test]
fn a_word_glued_to_a_name_makes_it_no_fuller() {
    let canonical = |marked: &str| read(marked).entities[0].canonical.clone();
    assert_eq!(
        canonical("{Rudi Hartonomemastikan} itu. {Rudi Hartono} duduk."),
        "Rudi Hartono"
    );
    let described = read("{Rudi Hartono} duduk. [Gunung Lembahyang] itu. [Gunung Lembah] tinggi.");
    let spans = described
        .mentions
        .iter()
        .map(|mention| &described.text[mention.span.range()]);
    assert_eq!(
        spans.collect::<Vec<_>>(),
        ["Rudi Hartono", "Gunung Lembah", "Gunung Lembah"]
    );
    assert_eq!(
        canonical("{Susilowati} datang. {Susi} duduk."),
        "Susilowati"
    );
}

#[test]
fn a_name_with_a_glued_word_goes_with_the_name_alone() {
    let described = read(
        "{Rudi Hartono} datang. {Rudi Salim} datang. {Rudi} duduk. {Rudimemastikan} itu. {Salim} diam.",
    );
    let entities: Vec<usize> = described.mentions.iter().map(|m| m.entity).collect();
    assert_eq!(entities, [0, 1, 1, 1, 1]);
    assert_eq!(described.entities.len(), 2);
}

#[test]
fn titles_ages_and_genders_are_read() {
    let described = read("Hj. {Siti Rahmawati}, S.E., M.M. (45) hadir. Mei {Lin} tidak.");
    let mention = &described.mentions[0];
    let slice = |span: Option<crate::Span>| span.map(|span| &described.text[span.range()]);
    assert_eq!(slice(mention.title_before), Some("Hj."));
    assert_eq!(slice(mention.title_after), Some("S.E., M.M."));
    assert_eq!(mention.age, Some(45));
    assert_eq!(described.entities[0].gender, Some(Gender::Female));
    assert_eq!(described.mentions[1].title_before, None);
    let described = read("Kapolri Jenderal Polisi {Rudi} dan Kopral Dua (Anumerta) {Sari} hadir.");
    let titles = described.mentions.iter().map(|mention| {
        let title = mention.title_before?;
        Some(&described.text[title.range()])
    });
    let expected = [Some("Jenderal Polisi"), Some("Kopral Dua (Anumerta)")];
    assert_eq!(titles.collect::<Vec<_>>(), expected);
}

#[test]
fn many_names_are_linked_in_linear_time() {
    let start = std::time::Instant::now();
    let same: String = (0..40_000).map(|n| format!("{{Rudi A{n}}} ")).collect();
    assert_eq!(read(&same).mentions.len(), 40_000);
    let other: String = (0..40_000)
        .map(|n| format!("<Rudi{n}> ({{Rudi}}) "))
        .collect();
    assert_eq!(read(&other).mentions.len(), 80_000);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
