package org.postern.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postern.database.CurrentPractice;
import org.postern.patient.Invitations;
import org.postern.patient.PortalAccounts;
import org.postern.practice.Practice;
import org.postern.practice.PracticeSettings;
import org.postern.practice.Practices;
import org.postern.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes letters. They hold no patient's name, no text, no subject and no health information: only
 * that there is something to read, for which user, and a link.
 */
@Component
@Transactional(readOnly = true)
class Letters {

    private record Told(String userName, int messages, List<UUID> threads) {

        String line() {
            return messages == 1
                    ? "1 new message for " + userName
                    : messages + " new messages for " + userName;
        }
    }

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Practices practices;
    private final PracticeSettings settings;
    private final PortalAccounts accounts;
    private final Invitations invitations;
    private final String url;

    Letters(
            JdbcClient jdbc,
            Vault vault,
            Practices practices,
            PracticeSettings settings,
            PortalAccounts accounts,
            Invitations invitations,
            @Value("${postern.url}") String url) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.practices = practices;
        this.settings = settings;
        this.accounts = accounts;
        this.invitations = invitations;
        this.url = url;
    }

    /** The letter of a mail, or nothing when there is nothing left to tell, or nobody to tell. */
    Optional<Letter> write(Mail mail) {
        var practice = practices.get(CurrentPractice.id());
        return switch (mail.kind()) {
            case PRACTICE_MESSAGE -> toPractice(mail, practice);
            case PATIENT_MESSAGE -> toPatient(mail, practice);
            case INVITATION -> invitation(mail, practice);
        };
    }

    private Optional<Letter> toPractice(Mail mail, Practice practice) {
        var address = settings.reminderEmail().told();
        var told = stillUnread(mail.id());
        if (address.isEmpty() || told.isEmpty()) {
            return Optional.empty();
        }
        var count = told.stream().mapToInt(Told::messages).sum();
        var subject = count == 1 ? "1 new portal message" : count + " new portal messages";
        var text =
                """
                %s has received:

                %s

                Read and answer: %s
                """
                        .formatted(
                                practice.name(),
                                told.stream()
                                        .map(line -> "- " + line.line())
                                        .collect(Collectors.joining("\n")),
                                link(practice, told));
        return Optional.of(letter(mail, address.get(), practice, subject, text));
    }

    // To the one conversation that is told of, or to the inbox.
    private String link(Practice practice, List<Told> told) {
        var threads = told.stream().flatMap(one -> one.threads().stream()).distinct().toList();
        var page = threads.size() == 1 ? "/inbox/threads/" + threads.get(0) : "/inbox";
        return url + practice.clinicPath() + "?to=" + page;
    }

    private List<Told> stillUnread(UUID mailId) {
        return jdbc.sql(
                        """
                        select coalesce(u.name, 'the practice queue') as name, count(*) as messages,
                            array_agg(distinct t.id) as threads
                        from notification n
                        join thread t on t.practice_id = n.practice_id and t.id = n.thread_id
                            and t.unread
                        left join user_account u on u.practice_id = t.practice_id
                            and u.id = t.assignee_id
                        where n.practice_id = ? and n.mail_id = ?
                        group by coalesce(u.name, 'the practice queue') order by 1
                        """)
                .params(CurrentPractice.id(), mailId)
                .query(
                        (row, number) ->
                                new Told(
                                        row.getString("name"),
                                        row.getInt("messages"),
                                        List.of((UUID[]) row.getArray("threads").getArray())))
                .list();
    }

    private Optional<Letter> toPatient(Mail mail, Practice practice) {
        var patientId = mail.recipientId();
        if (patientId == null || !patientHasUnread(mail.id())) {
            return Optional.empty();
        }
        var text =
                """
                You have a new message from %s.

                Sign in to read it: %s%s

                Please do not answer this mail: write in the portal.
                """
                        .formatted(practice.name(), url, practice.portalPath());
        return accounts.addressOf(patientId)
                .map(
                        address ->
                                letter(
                                        mail,
                                        address,
                                        practice,
                                        "New message from " + practice.name(),
                                        text));
    }

    private boolean patientHasUnread(UUID mailId) {
        return jdbc.sql(
                        """
                        select exists (select from notification n
                            join thread t on t.practice_id = n.practice_id and t.id = n.thread_id
                                and t.patient_unread
                            where n.practice_id = ? and n.mail_id = ?)
                        """)
                .params(CurrentPractice.id(), mailId)
                .query(Boolean.class)
                .single();
    }

    private Optional<Letter> invitation(Mail mail, Practice practice) {
        var invitationId = mail.recipientId();
        if (invitationId == null) {
            return Optional.empty();
        }
        return invitations
                .addressOf(invitationId)
                .flatMap(
                        address ->
                                secret(mail.id())
                                        .map(
                                                secret ->
                                                        invitation(
                                                                mail, practice, address, secret)));
    }

    private Letter invitation(Mail mail, Practice practice, String address, String secret) {
        var text =
                """
                %s invites you to its patient portal, where you can write to your care team.

                Set your password here within 7 days:
                %s%s/invitation/%s

                You will be asked for your date of birth. The link works once. Later you sign in
                at %s%s

                If you did not expect this mail, you can ignore it.
                """
                        .formatted(
                                practice.name(),
                                url,
                                practice.portalPath(),
                                secret,
                                url,
                                practice.portalPath());
        return letter(mail, address, practice, "Your invitation to " + practice.name(), text);
    }

    private Optional<String> secret(UUID mailId) {
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

    private Letter letter(
            Mail mail, String address, Practice practice, String subject, String text) {
        return new Letter(
                mail.id(),
                address,
                practice.name(),
                settings.reminderEmail().replyTo(),
                subject,
                text);
    }
}
