package org.postern.patient;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The two rows of a merge: one goes on, the other only points to it. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class MergedRecords {

    private final JdbcClient jdbc;
    private final Patients patients;
    private final PatientNames names;
    private final Clock clock;

    MergedRecords(JdbcClient jdbc, Patients patients, PatientNames names, Clock clock) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.names = names;
        this.clock = clock;
    }

    /** Lets nobody invite, register for, write to or merge either until the transaction ends. */
    public void lock(UUID one, UUID other) {
        // In this order, because a registration holds its invitation and then refers to its
        // patient.
        lock(
                "patient where practice_id = ? and id in (?, ?) order by id for no key update",
                one,
                other);
        lock(
                "invitation where practice_id = ? and patient_id in (?, ?) order by id for update",
                one,
                other);
        lock("patient where practice_id = ? and id in (?, ?) order by id for update", one, other);
    }

    private void lock(String rows, UUID one, UUID other) {
        jdbc.sql("select id from " + rows)
                .params(CurrentPractice.id(), one, other)
                .query(UUID.class)
                .list();
    }

    /**
     * Lets one record go on with these details, and the other point to it. Whoever of the two is
     * marked deceased, the person is.
     */
    public void unite(Patient survivor, Patient merged, PatientDetails details) {
        if (details.recordNumber().equals(merged.recordNumber())) {
            // No two records have one number, not even for a moment.
            number(merged.id(), "merged " + merged.id());
            patients.change(survivor.id(), details);
            number(merged.id(), survivor.recordNumber());
        } else {
            patients.change(survivor.id(), details);
        }
        copyDeath(survivor.id(), merged.id());
        jdbc.sql(
                        """
                        update patient set merged_into = :survivor, merged_at = :now
                        where practice_id = :practice
                            and (id = :merged or merged_into = :merged)
                        """)
                .param("survivor", survivor.id())
                .param("now", Timestamp.from(clock.instant()))
                .param("practice", CurrentPractice.id())
                .param("merged", merged.id())
                .update();
        names.forget(merged.id());
    }

    private void number(UUID id, String recordNumber) {
        jdbc.sql("update patient set record_number = ? where practice_id = ? and id = ?")
                .params(recordNumber, CurrentPractice.id(), id)
                .update();
    }

    private void copyDeath(UUID survivor, UUID merged) {
        jdbc.sql(
                        """
                        update patient s
                        set deceased_at = coalesce(s.deceased_at, m.deceased_at),
                            date_of_death = coalesce(s.date_of_death, m.date_of_death)
                        from patient m
                        where s.practice_id = ? and s.id = ?
                            and m.practice_id = s.practice_id and m.id = ?
                        """)
                .params(CurrentPractice.id(), survivor, merged)
                .update();
    }
}
