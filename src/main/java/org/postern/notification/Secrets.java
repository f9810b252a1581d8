package org.postern.notification;

import java.util.Optional;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.vault.Vault;
import org.postern.wording.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a mail that waits must know and nobody else may: secrets of links, and what somebody typed
 * who is not known. Erased once it is delivered.
 */
@Component
public class Secrets {

    private final JdbcClient jdbc;
    private final Vault vault;

    Secrets(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The language in which the recipient of a mail asked for it; nothing where nobody asked. */
    Optional<Language> languageOf(UUID mailId) {
        return jdbc
                .sql(
                        """
                        select language from notification
                        where practice_id = ? and mail_id = ? and language is not null
                        order by id desc
                        """)
                .params(CurrentPractice.id(), mailId)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .flatMap(Language::of);
    }

    /** A secret as the notification with this id keeps it. */
    public byte[] seal(String secret, UUID notificationId) {
        return vault.encrypt(secret, Outbox.secretOf(notificationId));
    }

    /** The secret of a mail, if it has one. */
    public Optional<String> of(UUID mailId) {
        return jdbc
                .sql("select id, secret_ct from notification where practice_id = ? and mail_id = ?")
                .params(CurrentPractice.id(), mailId)
                .query(
                        (row, number) ->
                                Optional.ofNullable(
                                        vault.decryptNullable(
                                                row.getBytes("secret_ct"),
                                                Outbox.secretOf(row.getObject("id", UUID.class)))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }
}
