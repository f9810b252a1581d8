package org.postern.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.postern.heavywork.PictureWork;
import org.postern.heavywork.WorkBusy;
import org.postern.practice.Deadline;
import org.springframework.stereotype.Component;

/**
 * Draws uploaded photos anew, so that nothing but their picture is kept: no place, no camera, no
 * program behind it.
 */
@Component
class Photos {

    // What unpacks to more is refused before it is unpacked, however small its file: larger than
    // any phone's camera makes.
    private static final long MOST_DOTS = 64_000_000;
    // Such a file is read by the JDK in whole, outside the heap.
    private static final long MOST_DOTS_IN_PASSES = 25_000_000;
    private static final long MOST_BYTES_READ = 48L * 1024 * 1024;
    // A sheet of paper at 250 dots an inch: letters stay readable.
    private static final int LONGEST_SIDE = 3_000;
    private static final int SMALL_SIDE = 640;
    private static final Duration LONGEST_READING = Duration.ofSeconds(20);
    private static final float GOOD = 0.88f;
    private static final float FAIR = 0.75f;
    private static final int LARGE_PNG = 6 * 1024 * 1024;

    private final PictureWork work;

    Photos(PictureWork work) {
        this.work = work;
    }

    Photo draw(byte[] file, FileKind kind) throws PhotoRefused {
        try {
            return work.call(() -> drawn(file, kind));
        } catch (PhotoRefused e) {
            throw e;
        } catch (WorkBusy e) {
            throw new PhotoRefused(FileProblem.Reason.BUSY);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a photo could not be drawn", e);
        }
    }

    private static Photo drawn(byte[] file, FileKind kind) throws PhotoRefused {
        try {
            return photo(upright(file, kind), kind);
        } catch (IOException | RuntimeException e) {
            // Broken files break their readers in many ways; none of them is ours to tell apart.
            throw new PhotoRefused(FileProblem.Reason.BROKEN_PHOTO);
        }
    }

    private static Photo photo(BufferedImage picture, FileKind kind) throws IOException {
        var small = Drawing.shrunk(picture, SMALL_SIDE);
        var smallFile = Drawing.jpeg(Drawing.onWhite(small), FAIR);
        if (kind == FileKind.PNG) {
            var png = Drawing.png(picture);
            if (png.length <= LARGE_PNG) {
                return new Photo(FileKind.PNG, png, smallFile, small.getWidth(), small.getHeight());
            }
        }
        var jpeg = Drawing.jpeg(Drawing.onWhite(picture), GOOD);
        return new Photo(FileKind.JPEG, jpeg, smallFile, small.getWidth(), small.getHeight());
    }

    private static BufferedImage upright(byte[] file, FileKind kind)
            throws IOException, PhotoRefused {
        var orientation = Orientation.of(file);
        var picture = read(file, kind, kind == FileKind.JPEG && orientation.progressive());
        return Drawing.upright(picture, orientation, LONGEST_SIDE);
    }

    private static BufferedImage read(byte[] file, FileKind kind, boolean inPasses)
            throws IOException, PhotoRefused {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new PhotoRefused(FileProblem.Reason.BROKEN_PHOTO);
            }
            var reader = readers.next();
            try {
                if (!reader.getFormatName().toUpperCase(Locale.ROOT).equals(kind.name())) {
                    throw new PhotoRefused(FileProblem.Reason.BROKEN_PHOTO);
                }
                reader.setInput(input, true, true);
                return read(reader, inPasses ? MOST_DOTS_IN_PASSES : MOST_DOTS);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage read(ImageReader reader, long mostDots)
            throws IOException, PhotoRefused {
        long dots = (long) reader.getWidth(0) * reader.getHeight(0);
        if (dots > mostDots) {
            throw new PhotoRefused(FileProblem.Reason.TOO_MANY_DOTS);
        }
        var parameters = reader.getDefaultReadParam();
        var step = step(reader, dots);
        parameters.setSourceSubsampling(step, step, 0, 0);
        var deadline = new Deadline(LONGEST_READING);
        var cut = new AtomicBoolean();
        reader.addIIOReadProgressListener(deadline);
        reader.addIIOReadWarningListener(
                (from, warning) -> {
                    if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                        cut.set(true);
                    }
                });
        var picture = reader.read(0, parameters);
        if (deadline.passed() || cut.get()) {
            throw new PhotoRefused(FileProblem.Reason.BROKEN_PHOTO);
        }
        return picture;
    }

    // Of a picture that would not fit into memory each second or third dot is read.
    private static int step(ImageReader reader, long dots) throws IOException {
        var types = reader.getImageTypes(0);
        var bits = types.hasNext() ? types.next().getColorModel().getPixelSize() : 32;
        var step = 1;
        while (dots / ((long) step * step) * Math.max(bits, 24) / 8 > MOST_BYTES_READ) {
            step++;
        }
        return step;
    }
}
