package org.postern.transport;

import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Serves a renewed certificate without a restart, and warns before the one that is served ends.
 *
 * <p>Reads the files themselves again and again. Spring Boot would have the operating system watch
 * their directory instead, which only those may who can list it, and tells of a bad file with a
 * stack trace alone.
 */
@Component
@ConditionalOnWebApplication
class CertificateRenewal implements ApplicationRunner, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateRenewal.class);
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration BETWEEN_WARNINGS = Duration.ofDays(1);

    private final Environment environment;
    private final DefaultSslBundleRegistry bundles;
    private final Clock clock;
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "certificate");
                        thread.setDaemon(true);
                        return thread;
                    });

    private String trouble = "";
    private boolean isTroubleTold;
    private @Nullable Instant warnedAt;

    CertificateRenewal(Environment environment, DefaultSslBundleRegistry bundles, Clock clock) {
        this.environment = environment;
        this.bundles = bundles;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var files = Transport.of(environment).files();
        if (files != null) {
            LOG.info(
                    "serves HTTPS; the certificate in {} is valid until {}",
                    files.certificate(),
                    CertificateFiles.end(CertificateFiles.chain(served().getStores())));
            look(files);
            var pause = environment.getProperty("postern.tls.pause", Duration.class, PAUSE);
            looking.scheduleWithFixedDelay(
                    () -> look(files), pause.toSeconds(), pause.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Serves what the files hold, if that is another certificate and can be served. */
    synchronized void look(CertificateFiles files) {
        var old = served();
        var served = CertificateFiles.chain(old.getStores());
        try {
            var stores = files.read();
            var found = CertificateFiles.chain(stores);
            if (!found.equals(served)) {
                bundles.updateBundle(
                        TransportDefaults.BUNDLE,
                        SslBundle.of(stores, old.getKey(), old.getOptions(), old.getProtocol()));
                served = found;
                LOG.info(
                        "serves the renewed certificate in {}, valid until {}",
                        files.certificate(),
                        CertificateFiles.end(found));
            }
            trouble = "";
        } catch (RuntimeException e) {
            tell(String.valueOf(e.getMessage()), served);
        }
        warnBeforeTheEnd(files, served);
    }

    private SslBundle served() {
        return bundles.getBundle(TransportDefaults.BUNDLE);
    }

    // Once, and not before the second time: the files may just be being written.
    private void tell(String found, List<Certificate> served) {
        if (!found.equals(trouble)) {
            trouble = found;
            isTroubleTold = false;
        } else if (!isTroubleTold) {
            isTroubleTold = true;
            LOG.error(
                    "{} The former certificate is served on, valid until {}. Put the right files"
                            + " in place; no restart is needed",
                    found,
                    CertificateFiles.end(served));
        }
    }

    private void warnBeforeTheEnd(CertificateFiles files, List<Certificate> served) {
        var now = clock.instant();
        var end = CertificateFiles.end(served);
        if (end.isBefore(now.plus(SOON))
                && (warnedAt == null || !now.isBefore(warnedAt.plus(BETWEEN_WARNINGS)))) {
            warnedAt = now;
            LOG.warn(
                    "the certificate that is served {} at {}: renew {}",
                    end.isBefore(now) ? "ended" : "ends",
                    end,
                    files.certificate());
        }
    }

    @Override
    public void destroy() {
        looking.shutdownNow();
    }
}
