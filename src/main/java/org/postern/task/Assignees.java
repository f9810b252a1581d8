package org.postern.task;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** To whom tasks can be given: every user who has joined and is not switched off. */
@Service
@Transactional(readOnly = true)
public class Assignees {

    private final JdbcClient jdbc;

    Assignees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by name. */
    public List<Assignee> all() {
        return jdbc.sql(
                        """
                        select id, name, active from user_account
                        where practice_id = ? and active and password_ct is not null
                        order by lower(name), id
                        """)
                .params(CurrentPractice.id())
                .query(Assignee.class)
                .list();
    }

    /** One of them; nothing for a user who is switched off or only invited, or none. */
    public Optional<Assignee> find(UUID id) {
        return jdbc.sql(
                        """
                        select id, name, active from user_account
                        where practice_id = ? and id = ? and active
                            and password_ct is not null
                        """)
                .params(CurrentPractice.id(), id)
                .query(Assignee.class)
                .optional();
    }
}
