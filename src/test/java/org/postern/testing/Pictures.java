package org.postern.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as cameras and attackers make them. */
public final class Pictures {

    private Pictures() {}

    public static byte[] png(int width, int height) {
        return written(redAndBlue(width, height), "png");
    }

    public static byte[] jpeg(int width, int height) {
        return written(redAndBlue(width, height), "jpeg");
    }

    /** The left half is red, the right half blue. */
    private static BufferedImage redAndBlue(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return picture;
    }

    private static byte[] written(BufferedImage picture, String format) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A photo as a phone makes it: held in some way, at some place, by some camera. */
    public static byte[] fromPhone(int width, int height, int orientation) {
        var exif = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        exif.put("Exif\0\0".getBytes(US_ASCII));
        exif.put("II".getBytes(US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 3);
        entry(exif, 0x010F, 2, 8, 60); // the camera's maker, further down
        entry(exif, 0x0112, 3, 1, orientation);
        entry(exif, 0x8825, 4, 1, 70); // where: further down
        exif.putInt(0);
        exif.position(6 + 60).put("CANARY1\0".getBytes(US_ASCII));
        exif.position(6 + 70).putShort((short) 2);
        entry(exif, 1, 2, 2, 'N');
        entry(exif, 2, 5, 3, 110);
        exif.putInt(0);
        exif.position(6 + 110);
        for (var part : new int[] {51, 1, 30, 1, 26, 1}) {
            exif.putInt(part);
        }
        var jpeg = jpeg(width, height);
        var photo = ByteBuffer.allocate(jpeg.length + 4 + exif.position());
        photo.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1);
        photo.putShort((short) (exif.position() + 2)).put(exif.array(), 0, exif.position());
        photo.put(jpeg, 2, jpeg.length - 2);
        return photo.array();
    }

    private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
        exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A small file that says it is a picture of this size. */
    public static byte[] pngThatSays(int width, int height) {
        var honest = png(2, 2);
        var lying = ByteBuffer.wrap(honest);
        lying.putInt(16, width).putInt(20, height);
        var sum = new CRC32();
        sum.update(honest, 12, 17);
        lying.putInt(29, (int) sum.getValue());
        return honest;
    }
}
