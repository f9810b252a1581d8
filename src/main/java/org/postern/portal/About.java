package org.postern.portal;

import java.util.List;
import java.util.UUID;
import org.postern.messaging.Message;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PortalPatient;

/**
 * Whom a page is about, and what is to be said of it.
 *
 * @param several whether the account writes for others, too, so that addresses say for whom
 * @param readers the names of all others who can read it
 */
public record About(PortalPatient patient, boolean several, List<String> readers) {

    static About of(PatientIdentity account, PortalPatient patient, List<String> readers) {
        return new About(patient, account.several(), readers);
    }

    /** Whether the page names the patient: who writes only as oneself sees nothing of it. */
    public boolean named() {
        return several || !patient.self();
    }

    /** Whether a patient's message is by the holder of the account. */
    public boolean isBy(PatientIdentity account, Message message) {
        return message.authorId().equals(account.accountId())
                || patient.self() && message.relation() == null;
    }

    /** The id as forms hold it. */
    public String id() {
        return patient.id().toString();
    }

    /** The address at which a new conversation about this patient begins. */
    public String newMessage() {
        return "/portal/messages/new" + (several ? "?for=" + id() : "");
    }

    /** The same with somebody chosen. */
    public String newMessageTo(UUID userId) {
        return newMessage() + (several ? "&" : "?") + "to=" + userId;
    }
}
