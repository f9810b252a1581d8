package org.postern.signinpages;

import java.util.Optional;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.entry.Person;
import org.postern.patient.PortalAccounts;
import org.postern.practice.Practice;
import org.postern.user.UserAccount;
import org.postern.user.UserAccounts;
import org.springframework.stereotype.Component;

/** Finds who is about to be signed in: nobody whose access has ended. */
@Component
class People {

    private final PortalAccounts accounts;
    private final UserAccounts users;

    People(PortalAccounts accounts, UserAccounts users) {
        this.accounts = accounts;
        this.users = users;
    }

    Optional<Person> find(Practice practice, Actor.Kind kind, UUID id) {
        return kind == Actor.Kind.USER
                ? users.find(id)
                        .filter(UserAccount::active)
                        .map(user -> Person.user(practice, id, user.email()))
                : accounts.identify(id).map(one -> Person.account(practice, id, one.email()));
    }
}
