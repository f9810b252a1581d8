package org.postern.practice;

import java.util.Arrays;
import org.postern.audit.AuditAction;
import org.postern.audit.AuditEvent;
import org.postern.audit.AuditTrail;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the current practice says about itself. */
@Service
@Transactional
public class PracticeProfiles {

    private final JdbcClient jdbc;
    private final Practices practices;
    private final PracticeSettings settings;
    private final Slugs slugs;
    private final AuditTrail audit;

    PracticeProfiles(
            JdbcClient jdbc,
            Practices practices,
            PracticeSettings settings,
            Slugs slugs,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.practices = practices;
        this.settings = settings;
        this.slugs = slugs;
        this.audit = audit;
    }

    /** As it is now. */
    @Transactional(readOnly = true)
    public PracticeProfile current() {
        var practice = practices.get(CurrentPractice.id());
        var accent = practice.brand().accent();
        return new PracticeProfile(
                practice.name(),
                practice.slug(),
                practice.timeZone(),
                practice.emergencyText(),
                practice.emergencyTextSpanish(),
                practice.telephone(),
                accent == null ? null : new Accent(accent),
                settings.openingHours(),
                settings.undoSeconds());
    }

    /**
     * Saves it all. A new name in addresses leaves the old one leading here.
     *
     * @throws SlugTaken if another practice has or had that name
     */
    public void save(PracticeProfile profile) {
        var before = practices.get(CurrentPractice.id());
        if (!before.slug().equals(profile.slug())) {
            slugs.claim(profile.slug(), before.id());
        }
        update(profile);
        if (!before.slug().equals(profile.slug())) {
            slugs.remember(before.slug(), before.id());
        }
        saveHours(profile.hours());
        if (settings.undoSeconds() != profile.undoSeconds()) {
            settings.saveUndoSeconds(profile.undoSeconds());
        }
        audit.record(AuditEvent.allowed(AuditAction.CHANGE_PRACTICE).on("practice", before.id()));
    }

    private void update(PracticeProfile profile) {
        var accent = profile.accent();
        jdbc.sql(
                        """
                        update practice set name = ?, slug = ?, time_zone = ?, emergency_text = ?,
                            emergency_text_es = ?, telephone = ?, accent = ?
                        where id = ?
                        """)
                .params(
                        Arrays.asList(
                                profile.name(),
                                profile.slug(),
                                profile.timeZone().getId(),
                                profile.emergencyText(),
                                profile.emergencyTextSpanish(),
                                profile.telephone(),
                                accent == null || accent.hex().equals(Accent.HOUSE)
                                        ? null
                                        : accent.hex(),
                                CurrentPractice.id()))
                .update();
    }

    private void saveHours(OpeningHours hours) {
        jdbc.sql("delete from opening_hours where practice_id = ?")
                .params(CurrentPractice.id())
                .update();
        hours.week()
                .forEach(
                        (day, open) ->
                                jdbc.sql("insert into opening_hours values (?, ?, ?, ?)")
                                        .params(
                                                CurrentPractice.id(),
                                                day.getValue(),
                                                open.from(),
                                                open.to())
                                        .update());
    }
}
