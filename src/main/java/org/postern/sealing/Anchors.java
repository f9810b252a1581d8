package org.postern.sealing;

import org.springframework.stereotype.Component;

/** Everywhere outside the database where it is written down how far each chain goes. */
@Component
record Anchors(AnchorFile file, AnchorSyslog syslog) {

    void append(AnchorLine line) {
        file.append(line);
        syslog.send(line);
    }
}
