package org.postern.qrcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A text as a QR code: dark squares on a light ground with a quiet zone around them.
 *
 * @param size its width and height in squares
 * @param squares the dark ones, as the path of an SVG picture
 */
public record QrCode(int size, String squares) {

    // What the standard asks for: cameras find the code by it.
    private static final int QUIET_ZONE = 4;

    /**
     * The code of a text.
     *
     * @throws IllegalArgumentException if it is too long for one
     */
    public static QrCode of(String text) {
        try {
            var code =
                    new QRCodeWriter()
                            .encode(
                                    text,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.MARGIN,
                                            QUIET_ZONE,
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.M));
            return new QrCode(code.getWidth(), squares(code));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    private static String squares(BitMatrix code) {
        var path = new StringBuilder();
        for (var y = 0; y < code.getHeight(); y++) {
            for (var x = 0; x < code.getWidth(); x++) {
                var start = x;
                while (x < code.getWidth() && code.get(x, y)) {
                    x++;
                }
                if (x > start) {
                    var width = x - start;
                    path.append("M%d %dh%dv1h-%dz".formatted(start, y, width, width));
                }
            }
        }
        return path.toString();
    }
}
