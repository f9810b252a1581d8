package org.postern.attachment;

import java.io.IOException;
import org.springframework.stereotype.Component;

/** Makes of an uploaded file what is kept of it, or says why not. */
@Component
class FileReading {

    /** What is kept: for a PDF the file as it came, without a small version. */
    record Kept(FileKind kind, String name, byte[] whole, byte[] small, int width, int height) {}

    /** A file is not taken. */
    static class Refused extends Exception {

        private final FileProblem problem;

        Refused(FileProblem problem) {
            this.problem = problem;
        }

        FileProblem problem() {
            return problem;
        }
    }

    private final Photos photos;

    FileReading(Photos photos) {
        this.photos = photos;
    }

    Kept read(Upload upload) throws Refused {
        byte[] file;
        try {
            file = upload.bytes();
        } catch (IOException e) {
            throw refused(FileProblem.Reason.FAILED, upload);
        }
        if (file.length == 0) {
            throw refused(FileProblem.Reason.EMPTY, upload);
        }
        var kind =
                FileKind.of(file).orElseThrow(() -> refused(FileProblem.Reason.WRONG_KIND, upload));
        return kind.isPhoto() ? photo(upload, file, kind) : pdf(upload, file);
    }

    private Kept photo(Upload upload, byte[] file, FileKind kind) throws Refused {
        try {
            var photo = photos.draw(file, kind);
            return new Kept(
                    photo.kind(),
                    FileName.of(upload.name(), photo.kind()),
                    photo.whole(),
                    photo.small(),
                    photo.width(),
                    photo.height());
        } catch (PhotoRefused e) {
            throw refused(e.reason(), upload);
        }
    }

    private static Kept pdf(Upload upload, byte[] file) throws Refused {
        var problem = PdfCheck.problem(file);
        if (problem.isPresent()) {
            throw refused(problem.get(), upload);
        }
        var name = FileName.of(upload.name(), FileKind.PDF);
        return new Kept(FileKind.PDF, name, file, new byte[0], 0, 0);
    }

    private static Refused refused(FileProblem.Reason reason, Upload upload) {
        return new Refused(FileProblem.of(reason, upload.name()));
    }
}
