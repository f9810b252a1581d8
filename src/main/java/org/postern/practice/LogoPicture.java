package org.postern.practice;

import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A logo as it is stored: drawn anew as PNG, so that nothing of the uploaded file but its picture
 * is ever served, and no larger than a toolbar needs.
 */
final class LogoPicture {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 120;
    // In dots. What unpacks to more than this is no logo, however small the file.
    private static final int LONGEST_SIDE = 4_000;
    // A small file can be made to take hours.
    private static final Duration LONGEST_READING = Duration.ofSeconds(2);
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    private LogoPicture() {}

    /** The picture as PNG; nothing when the file holds none, whatever its name says. */
    static Optional<byte[]> of(byte[] uploaded) {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(uploaded))) {
            var readers = ImageIO.getImageReaders(input);
            return readers.hasNext() ? read(readers.next(), input) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Broken files break their readers in many ways; none of them is ours to tell apart.
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(ImageReader reader, ImageInputStream input)
            throws IOException {
        try {
            if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            reader.setInput(input, true, true);
            if (reader.getWidth(0) > LONGEST_SIDE || reader.getHeight(0) > LONGEST_SIDE) {
                return Optional.empty();
            }
            var deadline = new Deadline(LONGEST_READING);
            reader.addIIOReadProgressListener(deadline);
            var picture = reader.read(0);
            return deadline.passed() ? Optional.empty() : Optional.of(png(fitted(picture)));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage fitted(BufferedImage picture) {
        var scale =
                Math.min(
                        1.0,
                        Math.min(
                                (double) WIDTH / picture.getWidth(),
                                (double) HEIGHT / picture.getHeight()));
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        pen.drawImage(
                picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        pen.dispose();
        return drawn;
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", output);
        }
        return bytes.toByteArray();
    }
}
