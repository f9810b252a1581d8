package org.postern.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.GpsDirectory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.heavywork.PictureWork;
import org.postern.testing.Pictures;

/** What is made of files that lie, are cut or carry something, and of their names. */
class HostileFileTests {

    private static final String NOT_THERE = "../shared/data is not here: its files are left out";
    private static final Path HOSTILE =
            Path.of(System.getenv().getOrDefault("POSTERN_SHARED_DATA", "../shared/data"))
                    .resolve("hostile");

    /** All others are of a kind that is not taken. */
    private static final Map<String, String> EXPECTED =
            Map.ofEntries(
                    Map.entry("tiny.pdf", "PDF"),
                    Map.entry("plain.pdf", "PDF"),
                    Map.entry("tiny.png", "PNG"),
                    Map.entry("plain.png", "PNG"),
                    Map.entry("png-named.pdf", "PNG"),
                    Map.entry("polyglot-png-zip.png", "PNG"),
                    Map.entry("tiny.jpg", "JPEG"),
                    Map.entry("plain.jpg", "JPEG"),
                    Map.entry("polyglot-jpg-html.jpg", "JPEG"),
                    Map.entry("truncated.jpg", "BROKEN_PHOTO"),
                    Map.entry("truncated.png", "BROKEN_PHOTO"),
                    Map.entry("truncated.pdf", "BROKEN_PDF"),
                    Map.entry("polyglot-pdf-zip.pdf", "BROKEN_PDF"),
                    Map.entry("empty.txt", "EMPTY"));

    private final FileReading reading = new FileReading(new Photos(new PictureWork()));

    static Stream<String> files() throws Exception {
        var manifest = HOSTILE.resolve("files/manifest.csv");
        return Files.exists(manifest)
                ? Files.readAllLines(manifest).stream().skip(1).map(line -> line.split(",")[0])
                : Stream.of("");
    }

    private String answer(String name, byte[] file) {
        try {
            return kept(name, file).kind().name();
        } catch (FileReading.Refused e) {
            return e.problem().reason().name();
        }
    }

    private FileReading.Kept kept(String name, byte[] file) throws FileReading.Refused {
        return reading.read(new Upload(name, file.length, () -> new ByteArrayInputStream(file)));
    }

    @ParameterizedTest
    @DisplayName("ASVS 5.2.2: what a file holds decides, for every hostile file")
    @MethodSource("files")
    void everyHostileFileHasItsAnswer(String name) throws Exception {
        assumeTrue(!name.isEmpty(), NOT_THERE);
        var file = Files.readAllBytes(HOSTILE.resolve("files").resolve(name));

        var answer = answer(name, file);

        assertThat(answer).isEqualTo(EXPECTED.getOrDefault(name, "WRONG_KIND"));
        if (answer.equals("JPEG") || answer.equals("PNG")) {
            var whole = new String(kept(name, file).whole(), ISO_8859_1);
            assertThat(whole).doesNotContain("<html").doesNotContain("PK\3\4");
        }
    }

    @ParameterizedTest
    @DisplayName("a photo is turned upright, and its place and camera are gone")
    @CsvSource({"1, 40, 20", "3, 40, 20", "6, 20, 40", "8, 20, 40"})
    void aPhotoIsTurnedUpright(int orientation, int width, int height) throws Exception {
        var file = Pictures.fromPhone(40, 20, orientation);
        var before = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
        assertThat(before.containsDirectoryOfType(GpsDirectory.class)).isTrue();
        assertThat(new String(file, ISO_8859_1)).contains("CANARY1");

        var kept = kept("a.jpg", file);

        for (var bytes : List.of(kept.whole(), kept.small())) {
            var text = new String(bytes, ISO_8859_1);
            assertThat(text).doesNotContain("CANARY1").doesNotContain("Exif");
            var picture = ImageIO.read(new ByteArrayInputStream(bytes));
            assertThat(picture.getWidth()).isEqualTo(width);
            assertThat(picture.getHeight()).isEqualTo(height);
        }
        var picture = ImageIO.read(new ByteArrayInputStream(kept.whole()));
        var corner = new Color(picture.getRGB(2, 2));
        var redFirst = orientation == 1 || orientation == 6;
        assertThat(corner.getRed() > corner.getBlue()).isEqualTo(redFirst);
    }

    @Test
    @DisplayName("a large photo is shrunk, and its small version more")
    void aLargePhotoIsShrunk() throws Exception {
        var kept = kept("a.jpg", Pictures.jpeg(4_000, 2_000));

        var whole = ImageIO.read(new ByteArrayInputStream(kept.whole()));
        assertThat(whole.getWidth()).isEqualTo(3_000);
        assertThat(kept.width()).isEqualTo(640);
        assertThat(kept.height()).isEqualTo(320);
        assertThat(kept.small().length).isLessThan(60_000);
    }

    @ParameterizedTest
    @DisplayName("ASVS 5.2.6: a small file that unpacks to a huge picture is not unpacked")
    @CsvSource({"30000, 30000", "2000000000, 1", "65000, 1000"})
    void aBombIsNotUnpacked(int width, int height) {
        assertThat(answer("a.png", Pictures.pngThatSays(width, height))).isEqualTo("TOO_MANY_DOTS");
    }

    @ParameterizedTest
    @DisplayName("a PDF with a password, a script or a program is refused, however it is spelled")
    @CsvSource({
        "/Encrypt 5 0 R, LOCKED_PDF",
        "/S /JavaScript, ACTIVE_PDF",
        "/#4A#53 (x), ACTIVE_PDF",
        "/S/Launch, ACTIVE_PDF",
        "/OpenAction << /S /SubmitForm >>, ACTIVE_PDF",
        "/Names << /EmbeddedFiles 3 0 R >>, ACTIVE_PDF",
        "/Title (x), PDF",
        "/JSX 1, PDF"
    })
    void anActivePdfIsRefused(String entry, String expected) {
        var file = "%PDF-1.7\n1 0 obj\n<< " + entry + " >>\nendobj\n%%EOF\n";

        assertThat(answer("a.pdf", file.getBytes(ISO_8859_1))).isEqualTo(expected);
    }

    @ParameterizedTest
    @DisplayName("a comment or a word in a PDF does not hide what follows it")
    @ValueSource(
            strings = {
                "% stream\n1 0 obj << /S /JavaScript >> endobj\n% endstream\n",
                "% << >> stream\n1 0 obj << /S /JavaScript >> endobj\n% endstream\n",
                "1 0 obj (stream\n) << /S /JavaScript >> endobj (endstream)\n"
            })
    void nothingIsHiddenByAComment(String objects) {
        var file = "%PDF-1.7\n" + objects + "%%EOF\n";

        assertThat(answer("a.pdf", file.getBytes(ISO_8859_1))).isEqualTo("ACTIVE_PDF");
    }

    @Test
    void aStreamWithoutEndIsBroken() {
        var file = "%PDF-1.7\n1 0 obj\n<<>>\nstream\nabc\nendobj\n%%EOF";

        assertThat(answer("a.pdf", file.getBytes(ISO_8859_1))).isEqualTo("BROKEN_PDF");
    }

    @Test
    void whatAStreamOfAPdfHoldsIsData() {
        var file = "%PDF-1.7\n1 0 obj\n<<>>\nstream\n/JS /Encrypt \nendstream\nendobj\n%%EOF";

        assertThat(answer("a.pdf", file.getBytes(ISO_8859_1))).isEqualTo("PDF");
    }

    static Stream<String> names() throws Exception {
        var names = HOSTILE.resolve("filenames.json");
        return Files.exists(names)
                ? Arrays.stream(new ObjectMapper().readValue(names.toFile(), String[].class))
                : Stream.of("Apresentação ß.pdf");
    }

    @ParameterizedTest
    @DisplayName("case 69, ASVS 5.3.2, A24: every name becomes a safe one that still can be read")
    @MethodSource("names")
    void everyNameBecomesASafeOne(String typed) {
        var name = FileName.of(typed, FileKind.PDF);

        assertThat(name).endsWith(".pdf").hasSizeLessThanOrEqualTo(110);
        assertThat(name).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|`$;%&]");
        assertThat(name).doesNotContainPattern("^[.\\-=+@ ]|\\.\\.pdf$|[. ]\\.pdf$");
        assertThat(name.toLowerCase()).doesNotMatch("(con|prn|aux|nul|com\\d|lpt\\d)\\..*");
    }

    @ParameterizedTest
    @CsvSource({
        "Apresentação ß.pdf, Apresentação ß.pdf",
        "results.PDF, results.pdf",
        "lab-results.pdf.exe, lab-results.pdf.exe.pdf",
        "../../etc/passwd, passwd.pdf",
        "化验结果.pdf, 化验结果.pdf",
        "no-extension, no-extension.pdf",
        "'', document.pdf"
    })
    void namesStayReadable(String typed, String expected) {
        assertThat(FileName.of(typed, FileKind.PDF)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.png", "photo.JPEG", "photo.jpg"})
    void aPhotoIsNamedAsWhatItIs(String typed) {
        assertThat(FileName.of(typed, FileKind.JPEG)).isEqualTo("photo.jpg");
    }
}
