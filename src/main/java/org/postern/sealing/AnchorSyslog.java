package org.postern.sealing;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.net.SyslogAppender;
import ch.qos.logback.core.status.Status;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A syslog server that is told how far each chain goes, by {@code postern.audit.anchor.syslog}. By
 * datagrams, of which one may be lost: the next line says more than it.
 */
@Component
class AnchorSyslog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorSyslog.class);
    private static final String ADDRESS = "([^\\s:]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?";
    private static final int PORT = 514;

    private final String address;
    private final LoggerContext context = new LoggerContext();
    private final ch.qos.logback.classic.Logger lines = context.getLogger("postern-audit");

    AnchorSyslog(@Value("${postern.audit.anchor.syslog:}") String address) {
        this.address = address.strip();
        if (!this.address.isEmpty()) {
            lines.addAppender(appender());
            tellTroubles();
        }
    }

    private SyslogAppender appender() {
        if (!address.matches(ADDRESS)) {
            throw new IllegalArgumentException(
                    "postern.audit.anchor.syslog must be host or host:port, such as localhost:514");
        }
        var colon = address.endsWith("]") ? -1 : address.lastIndexOf(':');
        var host = colon < 0 ? address : address.substring(0, colon);
        var appender = new SyslogAppender();
        appender.setContext(context);
        appender.setSyslogHost(host.replaceAll("^\\[|]$", ""));
        appender.setPort(colon < 0 ? PORT : Integer.parseInt(address.substring(colon + 1)));
        appender.setFacility("AUDIT");
        appender.setSuffixPattern("postern: %msg");
        appender.start();
        return appender;
    }

    /** Sends a line, if there is a server. What cannot be sent is told in the log. */
    void send(AnchorLine line) {
        if (!address.isEmpty()) {
            lines.info(line.text());
            tellTroubles();
        }
    }

    private void tellTroubles() {
        var statuses = context.getStatusManager();
        for (var status : List.copyOf(statuses.getCopyOfStatusList())) {
            if (status.getLevel() >= Status.WARN) {
                LOG.error("The audit anchor cannot be sent to {}: {}", address, status);
            }
        }
        statuses.clear();
    }

    @Override
    public void close() {
        context.stop();
    }
}
