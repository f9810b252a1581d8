package org.postern.urgent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What asks the current practice's patients "Is this an emergency?", and what it names then. */
@Service
@Transactional
public class UrgentSettings {

    private record Stored(@Nullable String phrases, @Nullable String numbers) {}

    private static final PhraseList BUILT_IN = new PhraseList(BuiltInPhrases.ALL);

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    UrgentSettings(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Whether a message may be an emergency: its subject or its text holds one of the phrases. */
    @Transactional(readOnly = true)
    public boolean asks(@Nullable String subject, String text) {
        var own = stored().phrases();
        var phrases = own == null ? BUILT_IN : new PhraseList(own);
        return phrases.isIn(text) || subject != null && phrases.isIn(subject);
    }

    /** The phrases as they stand on the settings page: one a line; those built in until changed. */
    @Transactional(readOnly = true)
    public String phrases() {
        return Optional.ofNullable(stored().phrases()).orElse(BuiltInPhrases.ALL);
    }

    /** The practice's own numbers, in order; none until it has set some. */
    @Transactional(readOnly = true)
    public List<EmergencyNumber> numbers() {
        return EmergencyNumber.all(numberLines());
    }

    /** The practice's own numbers as they stand on the settings page: one a line. */
    @Transactional(readOnly = true)
    public String numberLines() {
        return Optional.ofNullable(stored().numbers()).orElse("");
    }

    private Stored stored() {
        return jdbc.sql(
                        """
                        select urgent_phrases, urgent_numbers from practice_settings
                        where practice_id = ?
                        """)
                .params(CurrentPractice.id())
                .query(
                        (row, number) ->
                                new Stored(
                                        row.getString("urgent_phrases"),
                                        row.getString("urgent_numbers")))
                .single();
    }

    /**
     * Sets both. Without phrases nobody is asked; without numbers the usual ones of the United
     * States are named. Phrases that are those built in go on following what is built in.
     */
    public void save(UrgentLines typed) {
        var phrases = typed.phrases().equals(BuiltInPhrases.ALL.strip()) ? null : typed.phrases();
        jdbc.sql(
                        """
                        update practice_settings set urgent_phrases = ?, urgent_numbers = ?
                        where practice_id = ?
                        """)
                .params(
                        Arrays.asList(
                                phrases,
                                typed.numbers().isEmpty() ? null : typed.numbers(),
                                CurrentPractice.id()))
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_SETTINGS)
                        .on("urgent-phrases", CurrentPractice.id()));
    }

    /** Takes the phrases that are built in again; the numbers stay. */
    public void restorePhrases() {
        save(new UrgentLines(BuiltInPhrases.ALL.strip(), numberLines()));
    }
}
