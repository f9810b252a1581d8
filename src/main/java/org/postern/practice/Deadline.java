package org.postern.practice;

import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Stops the reading of a picture that takes too long. */
public class Deadline implements IIOReadProgressListener {

    private final long end;
    private boolean passed;

    public Deadline(Duration most) {
        this.end = System.nanoTime() + most.toNanos();
    }

    /** Whether the reading was stopped. */
    public boolean passed() {
        return passed;
    }

    private void check(ImageReader reader) {
        if (System.nanoTime() > end) {
            passed = true;
            reader.abort();
        }
    }

    @Override
    public void imageProgress(ImageReader reader, float percentageDone) {
        check(reader);
    }

    @Override
    public void imageStarted(ImageReader reader, int index) {
        check(reader);
    }

    @Override
    public void imageComplete(ImageReader reader) {}

    @Override
    public void sequenceStarted(ImageReader reader, int index) {}

    @Override
    public void sequenceComplete(ImageReader reader) {}

    @Override
    public void thumbnailStarted(ImageReader reader, int index, int thumbnail) {}

    @Override
    public void thumbnailProgress(ImageReader reader, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader reader) {}

    @Override
    public void readAborted(ImageReader reader) {}
}
