package org.postern.attachment;

/** A file that begins like a photo is none that can be drawn. */
class PhotoRefused extends Exception {

    private final FileProblem.Reason reason;

    PhotoRefused(FileProblem.Reason reason) {
        this.reason = reason;
    }

    FileProblem.Reason reason() {
        return reason;
    }
}
