package org.postern.records;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Patient;

/** The last line of each page: whose records these are, and which page of how many this is. */
class PdfFooter extends PdfPageEventHelper {

    private static final float SIZE = 8;
    private static final float BELOW = 24;
    private static final float TOTAL = 26;
    // A space that stands at the end of a text is not drawn.
    private static final float SPACE = 3;
    private static final int LONGEST_NAME = 60;

    private final String about;
    private final PdfFonts.Drawing drawing;
    private @Nullable PdfTemplate total;
    private int pages;

    PdfFooter(Patient patient, PdfFonts.Drawing drawing) {
        var name = patient.name();
        var shown =
                name.codePointCount(0, name.length()) <= LONGEST_NAME
                        ? name
                        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
        this.about = "Record %s, %s".formatted(patient.recordNumber(), shown);
        this.drawing = drawing;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        pages = writer.getPageNumber();
        if (total == null) {
            total = writer.getDirectContent().createTemplate(TOTAL, SIZE * 2);
        }
        var page = writer.getDirectContent();
        var height = document.bottom() - BELOW;
        write(page, Element.ALIGN_LEFT, about, document.left(), height);
        var end = document.right() - TOTAL;
        write(page, Element.ALIGN_RIGHT, "page %d of".formatted(pages), end, height);
        page.addTemplate(total, end + SPACE, height - SIZE / 2);
    }

    // How many there are is known only now.
    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        if (total != null) {
            write(total, Element.ALIGN_LEFT, String.valueOf(pages), 0, SIZE / 2);
        }
    }

    private void write(PdfContentByte where, int align, String text, float x, float y) {
        Phrase phrase = drawing.phrase(text, SIZE, false);
        ColumnText.showTextAligned(where, align, phrase, x, y, 0, PdfRecords.direction(text), 0);
    }
}
