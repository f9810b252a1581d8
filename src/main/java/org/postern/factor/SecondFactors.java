package org.postern.factor;

import java.sql.Timestamp;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which second factors an account has. */
@Service
@Transactional(readOnly = true)
public class SecondFactors {

    private final JdbcClient jdbc;

    SecondFactors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The users and accounts of the current practice whose password alone opens nothing. */
    public Set<UUID> owners() {
        return jdbc.sql(
                        """
                        select owner_id from authenticator
                        where practice_id = :practice and confirmed_at is not null
                        union select owner_id from passkey where practice_id = :practice
                        """)
                .param("practice", CurrentPractice.id())
                .query(UUID.class)
                .set();
    }

    /** Those of an account. */
    public Factors of(UUID ownerId) {
        return jdbc.sql(
                        """
                        select
                            (select confirmed_at from authenticator
                                where practice_id = :practice and owner_id = :owner) as since,
                            (select count(*) from passkey
                                where practice_id = :practice and owner_id = :owner) as passkeys,
                            (select count(*) from recovery_code
                                where practice_id = :practice and owner_id = :owner
                                    and used_at is null) as codes
                        """)
                .param("practice", CurrentPractice.id())
                .param("owner", ownerId)
                .query(
                        (row, number) -> {
                            @Nullable Timestamp since = row.getTimestamp("since");
                            return new Factors(
                                    since == null ? null : since.toInstant(),
                                    row.getInt("passkeys"),
                                    row.getInt("codes"));
                        })
                .single();
    }
}
