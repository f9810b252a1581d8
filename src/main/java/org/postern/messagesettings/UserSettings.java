package org.postern.messagesettings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.compose.FileLimits;
import org.postern.database.CurrentPractice;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Note, banner and limits of each user. */
@Service
@Transactional
public class UserSettings {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail audit;

    UserSettings(JdbcClient jdbc, Vault vault, AuditTrail audit) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
    }

    /** What a user has set. */
    @Transactional(readOnly = true)
    public MessageSettings of(UUID userId) {
        return jdbc.sql("select * from message_settings where practice_id = ? and user_id = ?")
                .params(CurrentPractice.id(), userId)
                .query(this::read)
                .optional()
                .orElse(MessageSettings.NONE);
    }

    /** The banners of those users who have one of their own. */
    @Transactional(readOnly = true)
    public Map<UUID, String> banners() {
        var banners = new HashMap<UUID, String>();
        jdbc.sql(
                        """
                        select user_id, banner_ct from message_settings
                        where practice_id = ? and banner_ct is not null
                        """)
                .params(CurrentPractice.id())
                .query(
                        row -> {
                            var userId = row.getObject("user_id", UUID.class);
                            banners.put(userId, text(row.getBytes("banner_ct"), userId, "banner"));
                        });
        return banners;
    }

    /** Those users who take only so many messages from each patient. */
    @Transactional(readOnly = true)
    public Set<UUID> limited() {
        return Set.copyOf(
                jdbc.sql(
                                """
                                select user_id from message_settings
                                where practice_id = ? and most is not null
                                """)
                        .params(CurrentPractice.id())
                        .query(UUID.class)
                        .list());
    }

    /** Sets a user's note; an empty one ends it. */
    public void saveNote(UUID userId, String note) {
        save(userId, "note_ct", StandingText.seal(vault, note, place(userId, "note")));
    }

    /** Sets a user's banner; an empty one leaves the practice's default. */
    public void saveBanner(UUID userId, String banner) {
        save(userId, "banner_ct", StandingText.seal(vault, banner, place(userId, "banner")));
    }

    /** Sets a user's limits. */
    public void saveLimits(UUID userId, Limits limits) {
        jdbc.sql(
                        """
                        insert into message_settings (practice_id, user_id, most, most_days,
                            longest)
                        values (?, ?, ?, ?, ?)
                        on conflict (practice_id, user_id) do update set most = excluded.most,
                            most_days = excluded.most_days, longest = excluded.longest
                        """)
                .params(
                        Arrays.asList(
                                CurrentPractice.id(),
                                userId,
                                limits.most(),
                                limits.window().days(),
                                limits.longest()))
                .update();
        changed(userId);
    }

    /** Sets what patients can attach. */
    public void saveFiles(UUID userId, FileLimits files) {
        jdbc.sql(
                        """
                        insert into message_settings (practice_id, user_id, most_files,
                            file_megabytes)
                        values (?, ?, ?, ?)
                        on conflict (practice_id, user_id) do update set
                            most_files = excluded.most_files,
                            file_megabytes = excluded.file_megabytes
                        """)
                .params(CurrentPractice.id(), userId, files.most(), files.megabytes())
                .update();
        changed(userId);
    }

    private void save(UUID userId, String column, byte @Nullable [] value) {
        jdbc.sql(
                        """
                        insert into message_settings (practice_id, user_id, %1$s) values (?, ?, ?)
                        on conflict (practice_id, user_id) do update set %1$s = excluded.%1$s
                        """
                                .formatted(column))
                .params(Arrays.asList(CurrentPractice.id(), userId, value))
                .update();
        changed(userId);
    }

    private void changed(UUID userId) {
        audit.record(
                AuditEvent.allowed(AuditAction.CHANGE_SETTINGS).on("message-settings", userId));
    }

    private MessageSettings read(ResultSet row, int number) throws SQLException {
        var userId = row.getObject("user_id", UUID.class);
        return new MessageSettings(
                text(row.getBytes("note_ct"), userId, "note"),
                text(row.getBytes("banner_ct"), userId, "banner"),
                new Limits(
                        row.getObject("most", Integer.class),
                        Window.ofDays(row.getInt("most_days")),
                        row.getInt("longest")),
                new FileLimits(row.getInt("most_files"), row.getInt("file_megabytes")));
    }

    private String text(byte @Nullable [] stored, UUID userId, String field) {
        return StandingText.open(vault, stored, place(userId, field));
    }

    private static Place place(UUID userId, String field) {
        return new Place("message_settings", userId, field);
    }
}
