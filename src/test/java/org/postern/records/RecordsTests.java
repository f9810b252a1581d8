package org.postern.records;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Pictures;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

/** One patient's conversations for a records request. */
class RecordsTests extends PosternTest {

    private static final String MANY_SCRIPTS =
            "Señora Núñez: ¿qué? Ωμέγα Привет\nשלום עולם\nمرحبا بالعالم\n皮疹 痒い\n😀 👩‍⚕️ e\u0301 \udb80\udc01";

    @Autowired private RecordsExport export;

    private Clinic clinic;
    private Browser ana;
    private Browser chen;
    private Browser dana;
    private String address;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
        chen = clinic.as(clinic.chen());
        dana = clinic.as(clinic.dana());
        address = "/patients/" + clinic.ana().patientId() + "/export";
        var thread = clinic.writes(ana, clinic.chen(), "Zqsubject", MANY_SCRIPTS);
        clinic.replies(chen, thread, "zqanswer");
        clinic.sendsFile(ana, thread, "rash.png", Pictures.png(4, 4));
        chen.submit(
                chen.get("/inbox/threads/" + thread), "#note-composer", Map.of("text", "zqnote"));
        clinic.writes(clinic.as(clinic.ben()), clinic.chen(), "Zqother", "zqben");
    }

    private byte[] file(RecordsFormat format, boolean notes, LocalDate from, LocalDate until) {
        return world.in(
                clinic.practice(),
                () -> {
                    var out = new ByteArrayOutputStream();
                    try {
                        export.write(
                                new RecordsRequest(clinic.ana().patientId(), from, until, notes),
                                format,
                                out);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return out.toByteArray();
                });
    }

    private String pdf(boolean notes) throws Exception {
        return text(file(RecordsFormat.PDF, notes, null, null));
    }

    private static String text(byte[] pdf) throws Exception {
        try (var reader = new PdfReader(pdf)) {
            var text = new StringBuilder();
            for (var page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page));
            }
            return text.toString();
        }
    }

    private String fhir(boolean notes) {
        return new String(file(RecordsFormat.FHIR, notes, null, null), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName(
            "8.2.3: neither file holds an internal note unless it is asked for, nor anything of another patient")
    void noNoteUnlessAskedForAndNothingOfAnother() throws Exception {
        assertThat(pdf(false)).contains("zqanswer", "Zqsubject").doesNotContain("zqnote");
        assertThat(fhir(false)).contains("zqanswer", "Zqsubject").doesNotContain("zqnote");
        assertThat(pdf(true)).contains("zqnote", "Internal note, Dr. Chen");
        assertThat(fhir(true)).contains("zqnote", "internal note");
        for (var all : new String[] {pdf(true), fhir(true)}) {
            assertThat(all)
                    .doesNotContain("zqben", "Zqother", "Okoro")
                    .doesNotContain(clinic.ben().patientId().toString());
        }
    }

    @Test
    @DisplayName(
            "R10: the FHIR file holds each text byte for byte, the file itself, and is a valid bundle")
    void theFhirFileHoldsEachTextByteForByte() {
        var bundle =
                FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, fhir(false));

        var texts =
                bundle.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(Communication.class::isInstance)
                        .map(Communication.class::cast)
                        .toList();
        assertThat(texts).hasSize(3);
        assertThat(((StringType) texts.get(0).getPayloadFirstRep().getContent()).getValue())
                .isEqualTo(MANY_SCRIPTS);
        assertThat(texts.get(0).getTopic().getText()).isEqualTo("Zqsubject");
        assertThat(texts.get(1).getSender().getReference())
                .isEqualTo("urn:uuid:" + clinic.chen().id());
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .contains("Organization", "Patient", "Practitioner", "Binary");
        var binary =
                bundle.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(Binary.class::isInstance)
                        .map(Binary.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(binary.getContentType()).isEqualTo("image/png");
        assertThat(binary.getData()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    @DisplayName("R10: a file of several parts comes out of the FHIR file as it was sent")
    void aFileOfSeveralPartsComesOutWhole() {
        var file = new byte[2_500_001];
        new java.util.Random(7).nextBytes(file);
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.UTF_8), 0, file, 0, 9);
        System.arraycopy("\n%%EOF\n".getBytes(StandardCharsets.UTF_8), 0, file, file.length - 7, 7);
        var thread = clinic.writes(ana, clinic.chen(), "Letter", "From the hospital");
        clinic.sendsFile(ana, thread, "letter.pdf", file);

        var bundle =
                FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, fhir(false));

        assertThat(bundle.getEntry())
                .extracting(Bundle.BundleEntryComponent::getResource)
                .filteredOn(Binary.class::isInstance)
                .extracting(one -> ((Binary) one).getData())
                .contains(file);
    }

    @Test
    @DisplayName(
            "R10: the PDF draws accents and other scripts, and says the number of what it cannot draw")
    void thePdfLosesNoSign() throws Exception {
        var text = pdf(false);

        assertThat(text)
                .contains("Núñez", "¿qué?", "Ωμέγα", "Привет", "[U+F0001]", "rash.png")
                .contains("stands as its number");
        assertThat(text.replaceAll("\\s", "")).containsAnyOf("שלום", "םולש");
    }

    @Test
    @DisplayName("R10: each page of the PDF says whose record it is and which page of how many")
    void eachPageSaysWhoseItIs() throws Exception {
        var thread = clinic.writes(ana, clinic.chen(), "\u0645\u0648\u0639\u062f", "Long");
        for (var part = 0; part < 4; part++) {
            clinic.answers(ana, thread, "A line.\n".repeat(40));
        }
        var pdf = file(RecordsFormat.PDF, false, null, null);

        try (var reader = new PdfReader(pdf)) {
            var pages = reader.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            for (var page = 1; page <= pages; page++) {
                assertThat(new PdfTextExtractor(reader).getTextFromPage(page))
                        .containsPattern("Record .*, Ana Ruiz *page " + page + " of *" + pages);
            }
        }
        // Bold letters have a font of their own: drawn fat, those of another lose their dots.
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("DejaVuSans-Bold");
    }

    @Test
    void thePdfSpeaksOfNumbersOnlyWhereOneStands() throws Exception {
        var request = new RecordsRequest(clinic.ben().patientId(), null, null, false);
        var out = new ByteArrayOutputStream();
        world.in(
                clinic.practice(),
                () -> {
                    try {
                        export.write(request, RecordsFormat.PDF, out);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return true;
                });
        assertThat(text(out.toByteArray()))
                .contains("zqben")
                .doesNotContain("stands as its number");
    }

    @Test
    @DisplayName(
            "14.2.7: an administrator exports the days that are asked for, and the audit trail says what went out")
    void anAdministratorExportsDays() {
        var page = dana.get(address);
        assertThat(page.html().select("#notes").hasAttr("checked")).isFalse();

        var file = dana.submit(page, "form.card", Map.of("format", "fhir"));

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .matches(".*\"patient-records-[A-Za-z0-9-]+\\.json\".*");
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select reason from audit_event where practice_id = ?
                                            and action = 'EXPORT_RECORDS' and patient_id = ?
                                        """)
                                .params(clinic.practice().id(), clinic.ana().patientId())
                                .query(String.class)
                                .list())
                .containsExactly("FHIR, threads=1 messages=3 notes=0 files=1");
        var past = Map.of("from", "2001-01-01", "until", "2001-12-31");
        var refused = dana.submit(page, "form.card", past);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form("form.card")).containsAllEntriesOf(past);
        assertThat(dana.submit(page, "form.card", Map.of("from", "soon")).status()).isEqualTo(422);
        assertThat(chen.get(address).status()).isEqualTo(403);
        assertThat(dana.get("/patients/" + UUID.randomUUID() + "/export").status()).isEqualTo(404);
    }
}
