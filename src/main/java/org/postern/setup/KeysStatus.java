package org.postern.setup;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postern.database.CurrentPractice;
import org.postern.keys.Rotation;
import org.postern.keys.Rotations;
import org.postern.practice.Practices;
import org.postern.vault.KeyPurpose;
import org.postern.vault.MasterKeyCheck;
import org.postern.vault.MasterKeyRotation;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says which keys there are, and how far their changes are. */
class KeysStatus {

    private final Practices practices;
    private final Rotations rotations;
    private final MasterKeyCheck check;
    private final MasterKeyRotation master;
    private final JdbcClient maintenance;
    private final Clock clock;

    KeysStatus(
            Practices practices,
            Rotations rotations,
            MasterKeyCheck check,
            MasterKeyRotation master,
            @Qualifier("maintenance") DataSource maintenance,
            Clock clock) {
        this.practices = practices;
        this.rotations = rotations;
        this.check = check;
        this.master = master;
        this.maintenance = JdbcClient.create(maintenance);
        this.clock = clock;
    }

    void tell(Consumer<String> out) throws IOException, GeneralSecurityException {
        check.require(maintenance);
        out.accept("Master key %s: opens every data key.".formatted(check.place()));
        if (master.isUnfinished()) {
            out.accept(
                    "  It is being changed: both keys are in use. bin/keys rotate-master goes on.");
        }
        for (var practice : practices.all()) {
            out.accept("%s (%s)".formatted(practice.name(), practice.slug()));
            CurrentPractice.run(
                    practice.id(),
                    () -> {
                        for (var purpose : List.of(KeyPurpose.TEXT, KeyPurpose.SEARCH)) {
                            out.accept("  " + line(purpose));
                        }
                    });
        }
    }

    private String line(KeyPurpose purpose) {
        var newest = rotations.newest(purpose);
        var change =
                rotations.running().stream()
                        .filter(one -> one.practiceId().equals(CurrentPractice.id()))
                        .filter(one -> one.purpose() == purpose)
                        .findFirst();
        if (newest == 0) {
            return word(purpose) + " key: destroyed";
        }
        return "%s key: version %d%s"
                .formatted(word(purpose), newest, change.map(one -> ", " + words(one)).orElse(""));
    }

    private String words(Rotation change) {
        if (change.activeFrom().isAfter(clock.instant())) {
            return "used from %s on, when every node knows it".formatted(change.activeFrom());
        }
        if (change.rewrittenAt() != null) {
            return "everything is written with it%s; version %d is kept until %s, and the next change is possible after that"
                    .formatted(
                            change.damaged() == 0
                                    ? ""
                                    : " but %,d damaged rows".formatted(change.damaged()),
                            change.version() - 1,
                            rotations.mayEndAt(change).truncatedTo(ChronoUnit.MINUTES));
        }
        return change.total() == null
                ? "waits for the server to begin"
                : "writing anew: %,d of %,d rows".formatted(change.done(), change.total());
    }

    static String word(KeyPurpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }
}
