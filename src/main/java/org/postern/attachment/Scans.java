package org.postern.attachment;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.postern.vault.DamagedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has waiting files scanned. Nobody is served one before; while the scanner is away they wait, and
 * the messages that they came with do not.
 */
@Service
public class Scans {

    private static final Logger LOG = LoggerFactory.getLogger(Scans.class);
    private static final int AT_ONCE = 20;

    private final VirusScanner scanner;
    private final AttachmentStore store;
    private final ScanStore states;
    private final AttachmentParts parts;
    private final Practices practices;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();

    Scans(
            VirusScanner scanner,
            AttachmentStore store,
            ScanStore states,
            AttachmentParts parts,
            Practices practices,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.scanner = scanner;
        this.store = store;
        this.states = states;
        this.parts = parts;
        this.practices = practices;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /** Whether files are scanned at all. */
    public boolean areMade() {
        return scanner.isSet();
    }

    /** Scans what waits, in all practices. */
    public void scanWaiting() {
        if (!scanner.isSet()) {
            releaseOnce();
            return;
        }
        try {
            for (var practice : practices.all()) {
                CurrentPractice.call(practice.id(), this::scanHere);
            }
            away.set(false);
        } catch (ScannerAway e) {
            if (!away.getAndSet(true)) {
                LOG.warn("the virus scanner cannot be reached; files wait for it", e.getCause());
            }
        }
    }

    // Who runs this server has taken the scanner away: what still waited for it does so in vain.
    private void releaseOnce() {
        if (!released.getAndSet(true)) {
            for (var practice : practices.all()) {
                CurrentPractice.run(
                        practice.id(),
                        () -> transaction.executeWithoutResult(status -> states.releaseWaiting()));
            }
        }
    }

    private boolean scanHere() {
        List<UUID> waiting = transaction.execute(status -> states.waiting(AT_ONCE));
        for (var id : waiting) {
            try {
                var clean = scanner.isClean(number -> part(id, number));
                transaction.executeWithoutResult(status -> tell(id, clean));
            } catch (IOException e) {
                throw new ScannerAway(e);
            } catch (VirusScanner.NotScanned | DamagedText e) {
                LOG.warn("file {} could not be scanned and stays held back", id, e);
            }
        }
        return true;
    }

    private byte[] part(UUID id, int number) {
        return transaction.execute(status -> parts.read(id, AttachmentParts.Version.WHOLE, number));
    }

    private void tell(UUID id, boolean clean) {
        if (!states.setState(id, clean ? ScanState.CLEAN : ScanState.INFECTED)) {
            return;
        }
        var file = store.find(id).orElseThrow();
        if (!clean) {
            parts.delete(id);
            audit.record(
                    AuditEvent.denied(AuditAction.SCAN_FILE, "virus")
                            .patient(file.patientId())
                            .on("attachment", id));
        }
        var threadId = file.threadId();
        if (threadId != null && file.messageId() != null) {
            events.publishEvent(new FileScanned(CurrentPractice.id(), threadId, file.sent()));
        }
    }

    private static class ScannerAway extends RuntimeException {

        ScannerAway(IOException cause) {
            super(cause);
        }
    }
}
