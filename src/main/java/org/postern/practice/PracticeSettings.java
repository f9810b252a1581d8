package org.postern.practice;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the current practice has set. */
@Service
@Transactional
public class PracticeSettings {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    PracticeSettings(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The addresses for mails to the practice. */
    @Transactional(readOnly = true)
    public ReminderEmail reminderEmail() {
        return jdbc.sql(
                        """
                        select reply_to_email, destination_email from practice_settings
                        where practice_id = ?
                        """)
                .params(CurrentPractice.id())
                .query(
                        (row, number) ->
                                new ReminderEmail(
                                        row.getString("reply_to_email"),
                                        row.getString("destination_email")))
                .single();
    }

    /** For how many seconds a user can take back a sent message: 0 to 60. */
    @Transactional(readOnly = true)
    public int undoSeconds() {
        return jdbc.sql("select undo_seconds from practice_settings where practice_id = ?")
                .params(CurrentPractice.id())
                .query(Integer.class)
                .single();
    }

    /** Sets for how many seconds a user can take back a sent message: 0 to 60. */
    public void saveUndoSeconds(int seconds) {
        jdbc.sql("update practice_settings set undo_seconds = ? where practice_id = ?")
                .params(seconds, CurrentPractice.id())
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_SETTINGS)
                        .on("undo-seconds", CurrentPractice.id()));
    }

    /** The age at which a parent's access to a child's messages ends. */
    @Transactional(readOnly = true)
    public int adultAge() {
        return jdbc.sql("select adult_age from practice_settings where practice_id = ?")
                .params(CurrentPractice.id())
                .query(Integer.class)
                .single();
    }

    /** Whether a practice may set this age. */
    public static boolean isAdultAge(int age) {
        return age >= 12 && age <= 21;
    }

    /** Sets the age at which a parent's access to a child's messages ends. */
    public void saveAdultAge(int age) {
        jdbc.sql("update practice_settings set adult_age = ? where practice_id = ?")
                .params(age, CurrentPractice.id())
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_SETTINGS)
                        .on("adult-age", CurrentPractice.id()));
    }

    /** Sets the addresses for mails to the practice. */
    public void save(ReminderEmail settings) {
        jdbc.sql(
                        """
                        update practice_settings set reply_to_email = ?, destination_email = ?
                        where practice_id = ?
                        """)
                .params(
                        Arrays.asList(
                                settings.replyTo(), settings.destination(), CurrentPractice.id()))
                .update();
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_SETTINGS)
                        .on("reminder-email", CurrentPractice.id()));
    }

    /** When the practice is open. */
    @Transactional(readOnly = true)
    public OpeningHours openingHours() {
        var week = new EnumMap<DayOfWeek, OpeningHours.Hours>(DayOfWeek.class);
        jdbc.sql("select weekday, opens, closes from opening_hours where practice_id = ?")
                .params(CurrentPractice.id())
                .query(
                        row -> {
                            week.put(
                                    DayOfWeek.of(row.getInt("weekday")),
                                    new OpeningHours.Hours(
                                            row.getObject("opens", LocalTime.class),
                                            row.getObject("closes", LocalTime.class)));
                        });
        return new OpeningHours(week);
    }
}
