package org.postern.attachment;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file as it comes.
 *
 * @param name as its sender calls it
 * @param content opens what it holds
 */
public record Upload(String name, long size, Content content) {

    /** Opens a file; once is enough. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    byte[] bytes() throws IOException {
        try (var stream = content.open()) {
            return stream.readAllBytes();
        }
    }
}
