package org.postern.compose;

import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose a text is that was begun for a record which has been merged into another meanwhile. */
@Component
class Survivors {

    private final JdbcClient jdbc;

    Survivors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Composer follow(Composer composer) {
        return follow(composer, "");
    }

    /** Waits for a merge that is under way. */
    Composer awaitAndFollow(Composer composer) {
        return follow(composer, " for key share");
    }

    private Composer follow(Composer composer, String lock) {
        return jdbc.sql(
                        """
                        select coalesce(merged_into, id) from patient
                        where practice_id = ? and id = ?
                        """
                                + lock)
                .params(CurrentPractice.id(), composer.desk().patientId())
                .query(UUID.class)
                .optional()
                .map(composer::to)
                .orElse(composer);
    }
}
