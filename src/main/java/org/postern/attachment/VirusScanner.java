package org.postern.attachment;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The virus scanner, where {@code postern.clamav} names one. */
@Component
class VirusScanner {

    private final String address;

    VirusScanner(@Value("${postern.clamav:}") String address) {
        this.address = address.strip();
    }

    /** Whether files are scanned at all. */
    boolean isSet() {
        return !address.isEmpty();
    }
}
