package org.postern.attachment;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.jpeg.JpegDirectory;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * How a camera was held, and how its file is built.
 *
 * @param turn as EXIF counts it, from 1 (upright) to 8
 * @param progressive whether the whole of the picture must be in memory while it is read
 */
record Orientation(int turn, boolean progressive) {

    private static final int PROGRESSIVE = 2;

    static Orientation of(byte[] file) {
        try {
            var metadata =
                    ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
            return new Orientation(turn(metadata), isProgressive(metadata));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // What stands beside the picture may be broken; the picture decides.
            return new Orientation(1, true);
        }
    }

    private static int turn(Metadata metadata) {
        for (var directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
            try {
                if (directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                    var turn = directory.getInt(ExifIFD0Directory.TAG_ORIENTATION);
                    return turn >= 1 && turn <= 8 ? turn : 1;
                }
            } catch (MetadataException e) {
                return 1;
            }
        }
        return 1;
    }

    private static boolean isProgressive(Metadata metadata) {
        var jpeg = metadata.getFirstDirectoryOfType(JpegDirectory.class);
        var type = jpeg == null ? null : jpeg.getInteger(JpegDirectory.TAG_COMPRESSION_TYPE);
        return type != null && type >= PROGRESSIVE;
    }

    /** Whether width and height change places. */
    boolean isOnItsSide() {
        return turn >= 5;
    }

    /** What turns a picture of this size upright. */
    AffineTransform upright(int width, int height) {
        return switch (turn) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
