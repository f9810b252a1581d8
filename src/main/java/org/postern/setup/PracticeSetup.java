package org.postern.setup;

import org.postern.audit.Actor;
import org.postern.practice.Practice;
import org.postern.practice.Practices;
import org.postern.signin.Passwords;
import org.postern.user.NewUser;
import org.postern.user.UserAccounts;
import org.postern.user.ViewOthers;
import org.springframework.stereotype.Service;

/** Adds a practice together with its first administrator: both, or neither. */
@Service
class PracticeSetup {

    private final Practices practices;
    private final UserAccounts users;
    private final Passwords passwords;

    PracticeSetup(Practices practices, UserAccounts users, Passwords passwords) {
        this.practices = practices;
        this.users = users;
        this.passwords = passwords;
    }

    Practice add(NewPractice asked) {
        var hash = passwords.hash(asked.password());
        return Actor.command()
                .call(
                        () ->
                                practices.add(
                                        asked.name(),
                                        asked.slug(),
                                        asked.timeZone(),
                                        practice -> users.add(administrator(asked), hash)));
    }

    private static NewUser administrator(NewPractice asked) {
        return new NewUser(
                asked.email(),
                asked.admin(),
                "Administrator",
                asked.password(),
                true,
                true,
                ViewOthers.NOBODY);
    }
}
