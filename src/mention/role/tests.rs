//! Roles beside names that are given: in the texts `{…}` is a person, `<…>` an organization, `[…]` a location.

use crate::mention::described::read;
use crate::mention::{EntityKind, Mention};

/// The role of the first person.
fn role(marked: &str) -> String {
    let described = read(marked);
    let person = |mention: &&Mention| mention.kind == EntityKind::Person;
    let first = described.mentions.iter().find(person);
    let role = first.and_then(|mention| mention.role.as_ref());
    role.map_or("", |role| &described.text[role.span.range()])
        .to_owned()
}

#[test]
fn roles_are_read_beside_the_name() {
    for (marked, expected) in [
        (
            "Kepala <Dinas Sosial Jambi>, {Rudi Hartono}, hadir.",
            "Kepala Dinas Sosial Jambi",
        ),
        ("Wali Kota [Bogor] {Rudi Hartono} hadir.", "Wali Kota Bogor"),
        ("Warga kota itu, {Rudi Hartono}, hadir.", ""),
        (
            "kata Bupati [Agam] Ir. H. {Rudi Hartono}, M.Si.",
            "Bupati Agam",
        ),
        ("kata pengamat politik {Rudi Hartono}.", "pengamat politik"),
        (
            "{Rudi Hartono}, peneliti <Lembaga Cakrawala>, hadir.",
            "peneliti Lembaga Cakrawala",
        ),
        (
            "{Rudi Hartono}, S.H., Ketua <Yayasan Cakrawala>, hadir.",
            "Ketua Yayasan Cakrawala",
        ),
        ("{Rudi Hartono}, pemodal ventura, hadir.", "pemodal ventura"),
        (
            "{Rudi Hartono}, salah satu pendiri <Rumah Baca>, hadir.",
            "salah satu pendiri Rumah Baca",
        ),
        ("{Rudi Hartono}, penting sekali, hadir.", ""),
        (
            "kata Media Relations Manager <Bank Cakrawala> {Rudi Hartono}.",
            "Media Relations Manager Bank Cakrawala",
        ),
        (
            "Anggota <Komisi I DPR> Mayjen TNI (Purn) {Rudi Hartono} hadir.",
            "Anggota Komisi I DPR",
        ),
        (
            "Menurut pengguna bernama {Rudi Hartono}, mesin itu rusak.",
            "pengguna",
        ),
        ("Sesuai Peraturan Gubernur, {Rudi Hartono} hadir.", ""),
        ("Tersangka yakni {Rudi Hartono} ditahan.", "Tersangka"),
        ("Berita Ketua Umum {Rudi Hartono} menyebar.", "Ketua Umum"),
        (
            "Istri Bupati {Rudi Hartono}, {Sari Dewi}, datang.",
            "Bupati",
        ),
        ("Ketua Tim {Sari}-{Dewi}, {Rudi Hartono}, datang.", ""),
        // Behind the comma begins the clause, not a role.
        ("Menurut {Rudi Hartono}, pemerintah siap membantu.", ""),
        ("Selain {Rudi Hartono}, jaksa juga memanggil saksi.", ""),
        (
            "Menurut {Rudi Hartono}, peneliti <Lembaga Cakrawala>, kali itu kotor.",
            "peneliti Lembaga Cakrawala",
        ),
        (
            "\"Kami siap,\" kata {Rudi Hartono}, nelayan setempat seperti ditulis <Warta>.",
            "nelayan setempat",
        ),
        ("Kepada warga desa, {Rudi Hartono} juga berpesan.", ""),
        // Its words go as far as a clause begins.
        ("Presiden mengenang {Rudi Hartono}.", ""),
        (
            "{Rudi Hartono} (45), warga Dusun Lembah, tewas.",
            "warga Dusun Lembah",
        ),
        (
            "Korban {Rudi Hartono} (Kapolsek Lembah) dimakamkan.",
            "Korban",
        ),
        ("{Rudi Hartono} (Kapolsek Lembah) tewas.", "Kapolsek Lembah"),
        (
            "{Rudi Hartono} yang saat itu masih menjabat Bupati <Agam> hadir.",
            "Bupati Agam",
        ),
        (
            "{Rudi Hartono} selaku koordinator warga hadir.",
            "koordinator warga",
        ),
        ("{Rudi Hartono}, seorang tukang kayu, hadir.", "tukang kayu"),
        // Kin and many are of somebody else.
        ("Acara suami {Sari Dewi} itu ramai.", ""),
        ("Acara suaminya, {Rudi Hartono}, ramai.", "suaminya"),
        ("Suaminya, {Rudi Hartono}, adalah petani.", "petani"),
        ("Istri {Rudi Hartono} hadir.", ""),
        (
            "kata dokter spesialis paru di <RS Lembah>, {Rudi Hartono}.",
            "dokter spesialis paru di RS Lembah",
        ),
        ("kata dokter {Rudi Hartono}.", ""),
        ("Ia cuma penggemar {Rudi Hartono}.", ""),
        (
            "Acara adik kandungnya, {Rudi Hartono}, ramai.",
            "adik kandungnya",
        ),
        ("Acara itu milik para pemain {Rudi Hartono}.", ""),
        ("Acara putranya Pak {Rudi Hartono} ramai.", ""),
        ("Ada sepuluh orang, {Rudi Hartono} pergi.", ""),
        ("Saat ditemui wartawan, {Rudi Hartono} diam.", ""),
        (
            "Karena itu warga desa, {Rudi Hartono} datang.",
            "warga desa",
        ),
        ("Saat menjabat bupati, {Rudi Hartono} diam.", "bupati"),
        ("Menurut warga, {Rudi Hartono} pergi.", ""),
        (
            "Menurut ketua <Yayasan Cakrawala>, {Rudi Hartono} pergi.",
            "ketua Yayasan Cakrawala",
        ),
        ("Ia diangkat sebagai pelatih {Rudi Hartono}.", ""),
        ("Ia melawan tunggal putra [Denmark], {Rudi Hartono}.", ""),
        (
            "Calon wakil presiden pendamping Calon Presiden {Rudi Hartono} hadir.",
            "Calon Presiden",
        ),
        (
            "Juru bicara Presiden {Rudi Hartono} hadir.",
            "Juru bicara Presiden",
        ),
        ("Acara juru bicara {Rudi Hartono}, {Sari Dewi}, ramai.", ""),
        ("{Rudi Hartono} juga santri.", "santri"),
        (
            "Acara anak dari Kepala <Dinas Lembah>, {Rudi Hartono}, ramai.",
            "Kepala Dinas Lembah",
        ),
        (
            "Ada tiga warga yakni {Rudi Hartono} selaku koordinator desa.",
            "koordinator desa",
        ),
        (
            "Acara menteri di kabinet Presiden {Rudi Hartono} ramai.",
            "Presiden",
        ),
    ] {
        assert_eq!(role(marked), expected, "{marked}");
    }
}

#[test]
fn a_role_is_of_one_person() {
    for (marked, expected) in [
        (
            "{Rudi Hartono} selaku Direktur <PT Cakrawala>, {Sari Dewi} selaku Komisaris <PT Lembah>, hadir.",
            ["Direktur PT Cakrawala", "Komisaris PT Lembah"],
        ),
        (
            "Juru Bicara Bupati {Rudi Hartono}, {Sari Dewi} hadir.",
            ["Bupati", "Juru Bicara Bupati Rudi Hartono"],
        ),
        (
            "Putra sulung {Rudi Hartono} yang juga Ketua <Yayasan Lembah>, {Sari Dewi}, hadir.",
            ["", "Ketua Yayasan Lembah"],
        ),
        (
            "{Rudi Hartono}, juru bicara {Sari Dewi}, hadir.",
            ["juru bicara Sari Dewi", ""],
        ),
        (
            "{Rudi Hartono}, juru bicara Bupati {Sari Dewi}, hadir.",
            ["juru bicara Bupati Sari Dewi", "Bupati"],
        ),
        (
            "Bersama {Rudi Hartono}, Ketua <Yayasan Cakrawala>, {Sari Dewi} hadir.",
            ["", "Ketua Yayasan Cakrawala"],
        ),
        (
            "{Rudi Hartono} diberhentikan sebagai Ketua <Yayasan Cakrawala>, {Sari Dewi} pun sedih.",
            ["", ""],
        ),
    ] {
        let described = read(marked);
        let persons = described
            .mentions
            .iter()
            .filter(|mention| mention.kind == EntityKind::Person);
        let roles: Vec<&str> = persons
            .map(|mention| mention.role.as_ref())
            .map(|role| role.map_or("", |role| &described.text[role.span.range()]))
            .collect();
        assert_eq!(roles, expected, "{marked}");
    }
}

#[test]
fn the_office_ends_before_what_leads_to_the_body() {
    for (marked, office, body) in [
        (
            "Pengamat politik dari <Universitas Lembah> {Rudi} hadir.",
            "Pengamat politik",
            "Universitas Lembah",
        ),
        ("Pangdam XX/<Lembah> {Rudi} hadir.", "Pangdam", "XX/Lembah"),
        (
            "Ketua Gerakan Warga Kota (<GWK>) {Rudi} hadir.",
            "Ketua",
            "Gerakan Warga Kota (GWK)",
        ),
        (
            "Kepala <Kepolisian Lembah> (Kapolda) {Rudi} hadir.",
            "Kepala",
            "Kepolisian Lembah",
        ),
    ] {
        let described = read(marked);
        let role = described.mentions[1].role.as_ref().expect(marked);
        let part = |span: crate::Span| &described.text[span.range()];
        assert_eq!(part(role.office), office, "{marked}");
        assert_eq!(role.affiliation.map(part), Some(body), "{marked}");
    }
}

#[test]
fn a_role_has_its_parts() {
    let described = read("Kepala <Diskominfo Provinsi Jambi> {Rudi Hartono} hadir.");
    let role = described.mentions[0].role.as_ref();
    assert!(role.is_none(), "the organization has no role");
    let role = described.mentions[1].role.as_ref().expect("a role");
    assert_eq!(&described.text[role.office.range()], "Kepala");
    let affiliation = role.affiliation.expect("an affiliation");
    assert_eq!(
        &described.text[affiliation.range()],
        "Diskominfo Provinsi Jambi"
    );
}
