package org.postern.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.lowagie.text.Document;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfWriter;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postern.testing.ServerLog;

class FurtherFontsTests {

    private static final Path CHINESE = Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");

    @RegisterExtension final ServerLog log = new ServerLog();

    private static String drawn(String text, String... files) throws Exception {
        var drawing = new PdfFonts(new FurtherFonts(List.of(files))).open();
        var document = new Document();
        var out = new ByteArrayOutputStream();
        PdfWriter.getInstance(document, out);
        document.open();
        document.add(drawing.phrase(text, 10, false));
        document.close();
        try (var reader = new PdfReader(out.toByteArray())) {
            return new PdfTextExtractor(reader).getTextFromPage(1);
        }
    }

    @Test
    @DisplayName(
            "R10: Chinese, Japanese, Korean and emoji are drawn where the server has their fonts")
    void signsOfTheServersFontsAreDrawn() throws Exception {
        assumeTrue(Files.exists(CHINESE), "left out: bin/test installs the fonts");

        assertThat(drawn("Rash 皮疹 かゆみ 피부 ⚕️", CHINESE.toString()))
                .contains("Rash", "皮疹", "かゆみ", "피부")
                .doesNotContain("[U+");
    }

    @Test
    @DisplayName("R10: a font file that is none is passed over, and the log names it")
    void aFileThatIsNoFontIsPassedOver(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("letters.ttf"), "no font");

        assertThat(drawn("Rash \udb80\udc01", "/nowhere/one.ttf", file.toString()))
                .contains("Rash", "[U+F0001]");
        assertThat(log.text()).contains("/nowhere/one.ttf", file.toString());
    }
}
