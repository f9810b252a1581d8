package org.postern.web;

import java.util.Optional;
import org.postern.audit.Actor;
import org.postern.database.CurrentPractice;
import org.postern.patient.PortalAccounts;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Component;

/** Reads who a session's person is now: nothing once access has ended. */
@Component
class Identities {

    private final UserAccounts users;
    private final PortalAccounts accounts;

    Identities(UserAccounts users, PortalAccounts accounts) {
        this.users = users;
        this.accounts = accounts;
    }

    Optional<SignedInAuthentication> of(SignedIn signedIn) {
        return CurrentPractice.call(
                signedIn.practiceId(),
                () -> signedIn.kind() == Actor.Kind.USER ? user(signedIn) : account(signedIn));
    }

    private Optional<SignedInAuthentication> user(SignedIn signedIn) {
        return users.find(signedIn.personId())
                .filter(UserAccount::active)
                .map(account -> new UserIdentity(signedIn.practiceId(), account))
                .map(SignedInAuthentication::of);
    }

    private Optional<SignedInAuthentication> account(SignedIn signedIn) {
        return accounts.identify(signedIn.personId()).map(SignedInAuthentication::of);
    }
}
