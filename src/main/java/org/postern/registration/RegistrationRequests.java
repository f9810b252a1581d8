package org.postern.registration;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.postern.wording.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what people type to register. Whether there is such a patient is looked up by a job
 * afterwards, so that neither the answer nor its time can tell.
 */
@Service
public class RegistrationRequests {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationRequests.class);
    private static final int AT_ONCE = 50;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final RequestAnswer answer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RegistrationRequests(
            JdbcClient jdbc,
            Vault vault,
            RequestAnswer answer,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.answer = answer;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes down what somebody typed: the same work, whoever asks. */
    public void add(Asked asked, Language language) {
        transaction.executeWithoutResult(status -> insert(asked, language));
    }

    private void insert(Asked asked, Language language) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                        insert into registration_request (practice_id, id, typed_ct, language,
                            asked_at, due_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentPractice.id(),
                        id,
                        vault.encrypt(asked.text(), typed(id)),
                        language.code(),
                        now,
                        now)
                .update();
    }

    /** Answers all requests of the current practice that wait. */
    public void answerWaiting() {
        for (var id : waiting()) {
            try {
                transaction.executeWithoutResult(status -> answer.give(id));
            } catch (RuntimeException e) {
                // The message may quote what was typed: log the kind of fault alone.
                LOG.error("registration request {}: {}", id, e.getClass().getSimpleName());
                postpone(id);
            }
        }
    }

    private List<UUID> waiting() {
        return transaction.execute(
                status ->
                        jdbc.sql(
                                        """
                                        select id from registration_request
                                        where practice_id = ? and due_at <= ?
                                        order by due_at limit ?
                                        """)
                                .params(
                                        CurrentPractice.id(),
                                        Timestamp.from(clock.instant()),
                                        AT_ONCE)
                                .query(UUID.class)
                                .list());
    }

    private void postpone(UUID id) {
        var due = Timestamp.from(clock.instant().plus(PAUSE));
        transaction.executeWithoutResult(
                status ->
                        jdbc.sql(
                                        """
                                        update registration_request set due_at = ?
                                        where practice_id = ? and id = ?
                                        """)
                                .params(due, CurrentPractice.id(), id)
                                .update());
    }

    /** Deletes what could not be answered for a day. */
    public void forgetOld() {
        var before = Timestamp.from(clock.instant().minus(KEPT));
        transaction.executeWithoutResult(
                status ->
                        jdbc.sql(
                                        """
                                        delete from registration_request
                                        where practice_id = ? and asked_at < ?
                                        """)
                                .params(CurrentPractice.id(), before)
                                .update());
    }

    static Place typed(UUID requestId) {
        return new Place("registration_request", requestId, "typed");
    }
}
