package org.postern.attachment;

import java.util.List;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of viruses in the rows of {@code attachment}. */
@Repository
class ScanStore {

    private final JdbcClient jdbc;

    ScanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The files that wait to be scanned, those that came first before all others. */
    List<UUID> waiting(int most) {
        return jdbc.sql(
                        """
                        select id from attachment where practice_id = ? and state = 'WAITING'
                        order by uploaded_at, id limit ?
                        """)
                .params(CurrentPractice.id(), most)
                .query(UUID.class)
                .list();
    }

    /** Whether it waited until now. */
    boolean setState(UUID id, ScanState state) {
        return jdbc.sql(
                                """
                                update attachment set state = ?
                                where practice_id = ? and id = ? and state = 'WAITING'
                                """)
                        .params(state.name(), CurrentPractice.id(), id)
                        .update()
                == 1;
    }

    void releaseWaiting() {
        jdbc.sql(
                        """
                        update attachment set state = 'UNSCANNED'
                        where practice_id = ? and state = 'WAITING'
                        """)
                .params(CurrentPractice.id())
                .update();
    }
}
