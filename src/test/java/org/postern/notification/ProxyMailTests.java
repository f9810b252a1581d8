package org.postern.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.patient.Relation;
import org.postern.proxy.ProxyAccessChange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

class ProxyMailTests extends MailTest {

    @Autowired private ApplicationEventPublisher events;
    @Autowired private TransactionTemplate transaction;

    private UUID child() {
        var id = world.in(clinic.practice(), () -> world.addPatient("Xochitl", "Zamora"));
        world.database()
                .sql("update patient set date_of_birth = ? where id = ?")
                .params(LocalDate.now().minusYears(9), id)
                .update();
        return id;
    }

    private void links(UUID patient, UUID account) {
        world.database()
                .sql(
                        """
                        insert into portal_link (practice_id, account_id, patient_id, relationship,
                            created_at)
                        values (?, ?, ?, 'PARENT', now())
                        """)
                .params(clinic.practice().id(), account, patient)
                .update();
    }

    @Test
    @DisplayName("Everybody who writes for a patient is told of an answer, without a name")
    void everybodyWhoWritesIsTold() throws Exception {
        var child = child();
        links(child, clinic.ana().accountId());
        links(child, clinic.ben().accountId());
        var page = ana.get("/portal/messages/new?for=" + child + "&to=" + clinic.chen().id());
        var thread =
                org.postern.testing.Clinic.threadId(
                        ana.submit(
                                page,
                                "form[data-composer]",
                                java.util.Map.of("subject", "Fever", "text", "High")));
        clinic.replies(chen, thread, "Come in today");

        makeRound();

        var told =
                mails().stream()
                        .map(MailTest::source)
                        .filter(mail -> !mail.contains("desk@"))
                        .toList();
        assertThat(told).hasSize(2);
        assertThat(told).anyMatch(mail -> mail.contains(clinic.ana().email()));
        assertThat(told).anyMatch(mail -> mail.contains(clinic.ben().email()));
        assertThat(told).noneMatch(mail -> mail.contains("Xochitl") || mail.contains("Come in"));
    }

    @Test
    @DisplayName("An invitation and the end of access name neither the patient nor the reason")
    void mailsToProxiesNameNobody() throws Exception {
        var child = child();
        var secret =
                world.in(
                        clinic.practice(),
                        () ->
                                world.inviteProxy(
                                        child,
                                        "Rosa",
                                        "rosa@mail.example",
                                        Relation.PARENT,
                                        clinic.dana()));
        for (var ended : new boolean[] {false, true}) {
            var change = new ProxyAccessChange(clinic.ana().accountId(), ended);
            world.in(
                    clinic.practice(),
                    () ->
                            transaction.execute(
                                    status -> {
                                        events.publishEvent(change);
                                        return true;
                                    }));
        }

        makeRound();

        var all = mails().stream().map(MailTest::source).toList();
        assertThat(all).hasSize(3);
        assertThat(all).anyMatch(mail -> mail.contains("/proxy/" + secret.text()));
        assertThat(all).anyMatch(mail -> mail.contains("has ended"));
        assertThat(all).anyMatch(mail -> mail.contains("ends soon"));
        assertThat(all).noneMatch(mail -> mail.contains("Xochitl") || mail.contains("birthday"));
    }

    @Test
    @DisplayName("Who reads for a patient is told of a new caregiver, who is not, without a name")
    void readersAreToldOfANewCaregiver() throws Exception {
        var secret =
                world.in(
                        clinic.practice(),
                        () ->
                                world.inviteProxy(
                                        clinic.ana().patientId(),
                                        "Tom",
                                        "tom@mail.example",
                                        Relation.CAREGIVER,
                                        clinic.dana()));
        makeRound();
        var tom = world.browser();
        var link = clinic.practice().portalPath() + "/proxy/" + secret.text();
        var form = tom.get(link).form("form.card");
        form.putAll(
                java.util.Map.of(
                        "born",
                        org.postern.testing.World.BORN.toString(),
                        "password",
                        org.postern.testing.World.PASSWORD));
        tom.postBare(link, form);

        makeRound();

        var told =
                mails().stream()
                        .map(MailTest::source)
                        .filter(mail -> mail.contains("One more person"))
                        .toList();
        assertThat(told).hasSize(1);
        assertThat(told.get(0))
                .contains(clinic.ana().email())
                .doesNotContain("Tom", "Ruiz", "tom@");
    }
}
