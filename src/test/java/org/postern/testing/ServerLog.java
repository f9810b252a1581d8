package org.postern.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * What the server logs during a test, faults with their traces included, at the level that it has
 * by itself. What stands on the console is no proof: commands that ran in this process before have
 * quietened it, and taken Tomcat's own log away.
 */
public class ServerLog implements BeforeEachCallback, AfterEachCallback {

    private static final String CONTROL = "The log is read from here";

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Level before = Level.INFO;

    @Override
    public void beforeEach(ExtensionContext test) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(UTF_8);
        encoder.setPattern("%d %p [%t] %c %mdc : %m%n%ex");
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        before = root.getLevel();
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.install();
        }
        LoggerFactory.getLogger(ServerLog.class).info(CONTROL);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        root.detachAppender(appender);
        root.setLevel(before);
        appender.stop();
    }

    /** All of it up to now. */
    public String text() {
        var text = written.toString(UTF_8);
        if (!text.contains(CONTROL)) {
            throw new AssertionError("nothing is logged");
        }
        return text;
    }
}
