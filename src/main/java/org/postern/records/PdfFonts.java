package org.postern.records;

import com.lowagie.text.Chunk;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The fonts of PDF files. DejaVu Sans comes with Postern: Latin, Greek, Cyrillic, Hebrew, Arabic
 * and many signs. {@code postern.pdf-fonts} names further files on the server, such as one for
 * Chinese. A sign that none of them has is drawn as its number, so that nothing is left out.
 */
@Component
class PdfFonts {

    private static final String DEJAVU = "net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";
    private static final String BOLD = "net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf";

    private final List<String> further;

    PdfFonts(@Value("${postern.pdf-fonts:}") List<String> further) {
        this.further = further;
    }

    /** For one document: what it has drawn is embedded in it. */
    Drawing open() throws IOException {
        var fonts = new ArrayList<BaseFont>();
        fonts.add(ours(DEJAVU));
        for (var file : further) {
            if (!file.isBlank()) {
                fonts.add(font(file.strip(), null));
            }
        }
        var bold = new ArrayList<BaseFont>();
        bold.add(ours(BOLD));
        bold.addAll(fonts);
        return new Drawing(fonts, bold);
    }

    private static BaseFont ours(String name) throws IOException {
        return font(name, new ClassPathResource(name).getContentAsByteArray());
    }

    private static BaseFont font(String name, byte @Nullable [] content) throws IOException {
        try {
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, content, null);
        } catch (DocumentException e) {
            throw new IOException("The font " + name + " cannot be used", e);
        }
    }

    /**
     * Texts in these fonts. Bold is a font of its own: regular letters drawn fat lose their dots.
     */
    static final class Drawing {

        private final List<BaseFont> regular;
        private final List<BaseFont> bold;
        private boolean numbered;

        private Drawing(List<BaseFont> regular, List<BaseFont> bold) {
            this.regular = regular;
            this.bold = bold;
        }

        /** Whether a sign stands as its number. */
        boolean hasNumber() {
            return numbered;
        }

        Phrase phrase(String text, float size, boolean strong) {
            var fonts = strong ? bold : regular;
            var phrase = new Phrase(size * 1.3f);
            var run = new StringBuilder();
            var current = fonts.get(0);
            for (var at = 0; at < text.length(); ) {
                var sign = text.codePointAt(at);
                at += Character.charCount(sign);
                var next = sign == '\n' ? current : fontOf(sign, fonts, current);
                if (next != current) {
                    add(run, current, size, phrase);
                    current = next;
                }
                run.append(hasSign(current, sign) ? Character.toString(sign) : number(sign));
            }
            add(run, current, size, phrase);
            return phrase;
        }

        private static BaseFont fontOf(int sign, List<BaseFont> fonts, BaseFont otherwise) {
            return fonts.stream().filter(font -> hasSign(font, sign)).findFirst().orElse(otherwise);
        }

        private static boolean hasSign(BaseFont font, int sign) {
            return sign == '\n' || sign == ' ' || font.charExists(sign);
        }

        private String number(int sign) {
            numbered |= sign != '\t';
            return sign == '\t' ? "    " : "[U+%04X]".formatted(sign);
        }

        private static void add(StringBuilder run, BaseFont font, float size, Phrase phrase) {
            if (!run.isEmpty()) {
                phrase.add(new Chunk(run.toString(), new Font(font, size)));
                run.setLength(0);
            }
        }
    }
}
