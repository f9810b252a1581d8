package org.postern.attachment;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns, shrinks and writes pictures. */
final class Drawing {

    private Drawing() {}

    /** The picture upright, in colours that every browser shows alike, no side longer than this. */
    static BufferedImage upright(BufferedImage picture, Orientation orientation, int longest) {
        var scale =
                Math.min(1.0, (double) longest / Math.max(picture.getWidth(), picture.getHeight()));
        var width = scaled(picture.getWidth(), scale);
        var height = scaled(picture.getHeight(), scale);
        var drawn =
                orientation.isOnItsSide()
                        ? empty(height, width, picture)
                        : empty(width, height, picture);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setTransform(orientation.upright(width, height));
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    /** The picture with no side longer than this: halved until it is near, so that lines stay. */
    static BufferedImage shrunk(BufferedImage picture, int longest) {
        var current = picture;
        while (Math.max(current.getWidth(), current.getHeight()) > longest) {
            var longer = Math.max(current.getWidth(), current.getHeight());
            var scale = Math.max(0.5, (double) longest / longer);
            var width = scaled(current.getWidth(), scale);
            var height = scaled(current.getHeight(), scale);
            current = drawn(current, empty(width, height, current));
        }
        return current;
    }

    /** The picture without transparency. */
    static BufferedImage onWhite(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        var drawn =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        var pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.dispose();
        return drawn(picture, drawn);
    }

    static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", output);
        }
        return bytes.toByteArray();
    }

    static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage drawn(BufferedImage from, BufferedImage to) {
        var pen = to.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(
                from,
                AffineTransform.getScaleInstance(
                        (double) to.getWidth() / from.getWidth(),
                        (double) to.getHeight() / from.getHeight()),
                null);
        pen.dispose();
        return to;
    }

    private static BufferedImage empty(int width, int height, BufferedImage like) {
        var type =
                like.getColorModel().hasAlpha()
                        ? BufferedImage.TYPE_4BYTE_ABGR
                        : BufferedImage.TYPE_3BYTE_BGR;
        return new BufferedImage(width, height, type);
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }
}
