package org.postern.compose;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands the drafts of one patient's conversations to another patient, in a merge. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DraftMoves {

    private record Key(UUID ownerId, @Nullable UUID threadId) {}

    private final JdbcClient jdbc;
    private final Drafts drafts;

    DraftMoves(JdbcClient jdbc, Drafts drafts) {
        this.jdbc = jdbc;
        this.drafts = drafts;
    }

    /**
     * Moves all drafts. Somebody who was writing to both finds both texts in one draft, one below
     * the other.
     */
    public void move(UUID fromPatient, UUID toPatient) {
        for (var key : keys(fromPatient)) {
            drafts.find(key.ownerId(), fromPatient, key.threadId())
                    .ifPresent(draft -> move(key, draft, toPatient));
        }
    }

    private List<Key> keys(UUID patientId) {
        return jdbc.sql(
                        """
                        select owner_id, thread_id from draft
                        where practice_id = ? and patient_id = ? order by id for update
                        """)
                .params(CurrentPractice.id(), patientId)
                .query(
                        (row, number) ->
                                new Key(
                                        row.getObject("owner_id", UUID.class),
                                        row.getObject("thread_id", UUID.class)))
                .list();
    }

    private void move(Key key, Draft draft, UUID toPatient) {
        var moved =
                drafts.find(key.ownerId(), toPatient, key.threadId())
                        .map(standing -> join(standing, draft))
                        .orElse(draft);
        drafts.delete(key.ownerId(), draft.patientId(), key.threadId());
        drafts.store(
                key.ownerId(),
                new Draft(
                        toPatient,
                        moved.threadId(),
                        moved.recipientId(),
                        moved.subject(),
                        moved.text(),
                        moved.updatedAt()));
    }

    private static Draft join(Draft standing, Draft added) {
        var subject = standing.subject() == null ? added.subject() : standing.subject();
        var second =
                added.subject() == null || added.subject().equals(subject)
                        ? added.text()
                        : added.subject() + "\n" + added.text();
        return new Draft(
                standing.patientId(),
                standing.threadId(),
                standing.recipientId() == null ? added.recipientId() : standing.recipientId(),
                subject,
                standing.text() + "\n\n" + second,
                standing.updatedAt().isAfter(added.updatedAt())
                        ? standing.updatedAt()
                        : added.updatedAt());
    }
}
