package org.postern.records;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.lowagie.text.Chunk;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The fonts of PDF files. DejaVu Sans comes with Postern: Latin, Greek, Cyrillic, Hebrew, Arabic
 * and many signs. What it lacks is drawn in the {@link FurtherFonts} of the server. A sign that
 * none has is drawn as its number, so that nothing is left out.
 */
@Component
class PdfFonts {

    private static final String DEJAVU = "net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";
    private static final String BOLD = "net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf";

    private final FurtherFonts further;

    PdfFonts(FurtherFonts further) {
        this.further = further;
    }

    /** For one document: what it has drawn is embedded in it. */
    Drawing open() throws IOException {
        var regular = ours(DEJAVU);
        return new Drawing(List.of(regular), List.of(ours(BOLD), regular), further.open());
    }

    private static BaseFont ours(String name) throws IOException {
        return BaseFont.createFont(
                name,
                BaseFont.IDENTITY_H,
                BaseFont.EMBEDDED,
                false,
                new ClassPathResource(name).getContentAsByteArray(),
                null);
    }

    /**
     * Texts in these fonts. Bold is a font of its own: regular letters drawn fat lose their dots.
     */
    static final class Drawing {

        private final List<BaseFont> regular;
        private final List<BaseFont> bold;
        private final FurtherFonts.Opened further;
        private boolean numbered;

        private Drawing(List<BaseFont> regular, List<BaseFont> bold, FurtherFonts.Opened further) {
            this.regular = regular;
            this.bold = bold;
            this.further = further;
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

        private BaseFont fontOf(int sign, List<BaseFont> fonts, BaseFont otherwise) {
            return fonts.stream()
                    .filter(font -> hasSign(font, sign))
                    .findFirst()
                    .or(() -> further.having(sign))
                    .orElse(otherwise);
        }

        private static boolean hasSign(BaseFont font, int sign) {
            return sign == '\n' || sign == ' ' || font.charExists(sign);
        }

        private String number(int sign) {
            if (sign == '\t') {
                return "    ";
            }
            // Such as what joins two emoji to one: there is nothing to be seen of it.
            if (UCharacter.hasBinaryProperty(sign, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
                return "";
            }
            numbered = true;
            return "[U+%04X]".formatted(sign);
        }

        private static void add(StringBuilder run, BaseFont font, float size, Phrase phrase) {
            if (!run.isEmpty()) {
                phrase.add(new Chunk(run.toString(), new Font(font, size)));
                run.setLength(0);
            }
        }
    }
}
