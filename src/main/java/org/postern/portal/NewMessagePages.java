package org.postern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.compose.Desk;
import org.postern.compose.FileLimits;
import org.postern.compose.MessageText;
import org.postern.messaging.SendOutcome;
import org.postern.patient.PatientIdentity;
import org.postern.patient.PortalPatient;
import org.postern.reception.Reception;
import org.postern.reception.Receptions;
import org.postern.reception.Recipients;
import org.postern.wording.Words;
import org.postern.writing.ComposerForm;
import org.postern.writing.ComposerPage;
import org.postern.writing.ComposerPages;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The pages on which a new conversation is begun: to whom it goes, and the message itself. */
@Component
class NewMessagePages {

    private final Recipients recipients;
    private final Receptions receptions;
    private final ComposerPages composers;
    private final UrgentQuestions questions;
    private final Abouts abouts;

    NewMessagePages(
            Recipients recipients,
            Receptions receptions,
            ComposerPages composers,
            UrgentQuestions questions,
            Abouts abouts) {
        this.recipients = recipients;
        this.receptions = receptions;
        this.composers = composers;
        this.questions = questions;
        this.abouts = abouts;
    }

    static Desk desk(PatientIdentity account, PortalPatient patient) {
        return Desk.ofAccount(account.accountId(), patient.id(), null);
    }

    /** The message to somebody; while nobody is chosen, whom to choose. */
    String show(
            PatientIdentity account,
            PortalPatient patient,
            @Nullable UUID to,
            boolean asking,
            HttpServletRequest request,
            Model model) {
        var desk = desk(account, patient);
        model.addAttribute("about", abouts.of(account, patient));
        var reception = Optional.ofNullable(to).flatMap(id -> receptions.forNew(id, patient.id()));
        if (reception.isEmpty()) {
            return choose(
                    patient.id(), composers.open(desk, 0, MessageText.USUAL_LIMIT).text(), model);
        }
        var composer = composers.open(desk, 0, reception.get().longest());
        return composer(
                reception.get(),
                asking ? questions.asked(desk, composer, request, model) : composer,
                model);
    }

    /** Leads to the page that asks whether it is an emergency, where that is to be asked. */
    Optional<String> question(
            PatientIdentity account,
            PortalPatient patient,
            ComposerForm form,
            Optional<SendOutcome> outcome,
            HttpServletRequest request) {
        var to = form.to();
        if (to == null) {
            return Optional.empty();
        }
        var page = abouts.of(account, patient).newMessageTo(to) + "&urgent";
        return questions.lead(desk(account, patient), form, outcome, request, page);
    }

    FileLimits limits(PortalPatient patient, ComposerForm form) {
        return reception(patient, form).map(Reception::files).orElse(FileLimits.USUAL);
    }

    private Optional<Reception> reception(PortalPatient patient, ComposerForm form) {
        return Optional.ofNullable(form.to())
                .flatMap(chosen -> receptions.forNew(chosen, patient.id()));
    }

    /** The page again after a refused post, with all that was typed. */
    String refused(
            PatientIdentity account,
            PortalPatient patient,
            ComposerForm form,
            @Nullable SendOutcome outcome,
            Words words,
            Model model) {
        model.addAttribute("about", abouts.of(account, patient));
        var desk = desk(account, patient);
        var question = questions.about(form, outcome);
        model.addAttribute("urgent", question.orElse(null));
        var reception = reception(patient, form);
        if (reception.isEmpty() || reception.get().closed()) {
            composers.saveDraft(desk, form);
        }
        if (reception.isEmpty()) {
            return choose(patient.id(), form.textOrEmpty(), model);
        }
        var again = composers.again(desk, form, outcome, 0, reception.get().longest(), words);
        return composer(reception.get(), questions.composer(again, question), model);
    }

    private String choose(UUID patientId, String draft, Model model) {
        model.addAttribute("recipients", recipients.all(patientId));
        model.addAttribute("banner", recipients.defaultBanner());
        model.addAttribute("draft", draft);
        return "portal/choose-recipient";
    }

    private static String composer(Reception reception, ComposerPage composer, Model model) {
        model.addAttribute("reception", reception);
        model.addAttribute("composer", composer.within(reception.files()));
        return "portal/compose";
    }
}
