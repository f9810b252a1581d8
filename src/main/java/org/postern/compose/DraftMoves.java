package org.postern.compose;

import java.util.List;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands the drafts of one patient's conversations to another patient, in a merge. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DraftMoves {

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
        for (var desk : desks(fromPatient)) {
            drafts.find(desk).ifPresent(draft -> move(desk, draft, desk.to(toPatient)));
        }
    }

    private List<Desk> desks(UUID patientId) {
        return jdbc.sql(
                        """
                        select owner_id, thread_id, kind from draft
                        where practice_id = ? and patient_id = ? order by id for update
                        """)
                .params(CurrentPractice.id(), patientId)
                .query(
                        (row, number) ->
                                new Desk(
                                        row.getObject("owner_id", UUID.class),
                                        true, // no matter for which draft it is
                                        patientId,
                                        row.getObject("thread_id", UUID.class),
                                        EntryKind.valueOf(row.getString("kind"))))
                .list();
    }

    private void move(Desk from, Draft draft, Desk to) {
        var standing = drafts.find(to);
        drafts.delete(from);
        drafts.store(
                to,
                standing.map(Draft::recipientId).orElse(draft.recipientId()),
                standing.map(Draft::subject).orElse(draft.subject()),
                standing.map(one -> join(one, draft)).orElse(draft.text()),
                standing.map(Draft::updatedAt)
                        .filter(draft.updatedAt()::isBefore)
                        .orElse(draft.updatedAt()));
    }

    private static String join(Draft standing, Draft added) {
        var subject = standing.subject();
        var isNew = added.subject() != null && subject != null && !added.subject().equals(subject);
        return standing.text() + "\n\n" + (isNew ? added.subject() + "\n" : "") + added.text();
    }
}
