package org.postern.threadlist;

import org.postern.patient.PatientIdentity;
import org.postern.user.UserIdentity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many threads have something to read, always counted, never kept. */
@Service
@Transactional(readOnly = true)
public class UnreadCounts {

    private final JdbcClient jdbc;

    UnreadCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the user's own threads. */
    public int of(UserIdentity user) {
        return jdbc.sql(
                        """
                        select count(*) from thread
                        where practice_id = ? and assignee_id = ? and unread
                        """)
                .params(user.practiceId(), user.id())
                .query(Integer.class)
                .single();
    }

    /** Of the practice queue, as far as this user may see it; else 0. */
    public int ofQueue(UserIdentity user) {
        return user.account().seesPracticeQueue()
                ? jdbc.sql(
                                """
                                select count(*) from thread
                                where practice_id = ? and assignee_id is null and unread
                                """)
                        .params(user.practiceId())
                        .query(Integer.class)
                        .single()
                : 0;
    }

    /** Of all patients for whom an account writes, for them. */
    public int of(PatientIdentity account) {
        return jdbc.sql(
                        """
                        select count(*) from thread
                        where practice_id = :practice and patient_id in (:patients)
                            and patient_unread
                        """)
                .param("practice", account.practiceId())
                .param("patients", account.patientIds())
                .query(Integer.class)
                .single();
    }
}
