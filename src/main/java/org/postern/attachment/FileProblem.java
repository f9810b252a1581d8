package org.postern.attachment;

/**
 * Why a file does not go with a message.
 *
 * @param name the file's, as its sender calls it
 * @param limit the number or megabytes that are allowed; 0 where none is meant
 */
public record FileProblem(Reason reason, String name, int limit) {

    /** Each has its sentence under {@code attachment.problem}. */
    public enum Reason {
        EMPTY,
        TOO_LARGE,
        TOO_MANY,
        /** Neither a photo nor a PDF. */
        WRONG_KIND,
        /** A photo that cannot be read. */
        BROKEN_PHOTO,
        /** A photo of more dots than can be drawn. */
        TOO_MANY_DOTS,
        /** A PDF that is cut, or holds something else behind its end. */
        BROKEN_PDF,
        /** A PDF that needs a password. */
        LOCKED_PDF,
        /** A PDF that runs scripts or programs. */
        ACTIVE_PDF,
        /** The writer has uploaded as much as is allowed in a day. */
        QUOTA,
        /** Other photos are being read, and took too long. */
        BUSY,
        /** It could not be received. */
        FAILED,
        /** It is not there any more. */
        GONE,
        /** It may hold a virus. */
        INFECTED
    }

    static FileProblem of(Reason reason, String name) {
        return new FileProblem(reason, name, 0);
    }
}
