package org.postern.web;

import java.util.Objects;
import java.util.Optional;
import org.postern.audit.Actor;
import org.postern.database.CurrentPractice;
import org.postern.enrolment.Enrolment;
import org.postern.factor.RequiredFactors;
import org.postern.patient.PortalAccounts;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads who a session's person is now: nothing once access has ended. */
@Component
class Identities {

    private final UserAccounts users;
    private final PortalAccounts accounts;
    private final RequiredFactors required;
    private final TransactionTemplate transaction;

    Identities(
            UserAccounts users,
            PortalAccounts accounts,
            RequiredFactors required,
            TransactionTemplate transaction) {
        this.users = users;
        this.accounts = accounts;
        this.required = required;
        this.transaction = transaction;
    }

    Optional<SignedInAuthentication> of(SignedIn signedIn, Enrolment enrolment) {
        return CurrentPractice.call(
                signedIn.practiceId(),
                () ->
                        signedIn.kind() == Actor.Kind.USER
                                ? user(signedIn, enrolment)
                                : account(signedIn));
    }

    private Optional<SignedInAuthentication> user(SignedIn signedIn, Enrolment enrolment) {
        return Objects.requireNonNull(
                transaction.execute(
                        status ->
                                users.find(signedIn.personId())
                                        .filter(UserAccount::active)
                                        .map(one -> new UserIdentity(signedIn.practiceId(), one))
                                        .map(user -> user(user, enrolment))));
    }

    private SignedInAuthentication user(UserIdentity user, Enrolment enrolment) {
        return enrolment == Enrolment.IN_PLACE_OF_LOST || required.isMissing(user.id())
                ? SignedInAuthentication.settingUp(user, enrolment != Enrolment.AFTER_A_MAIL)
                : SignedInAuthentication.of(user);
    }

    private Optional<SignedInAuthentication> account(SignedIn signedIn) {
        return accounts.identify(signedIn.personId()).map(SignedInAuthentication::of);
    }
}
