package org.postern.proxy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.audit.Actor;
import org.postern.patient.PatientSignIn;
import org.postern.signin.Credentials;
import org.postern.signin.PasswordOwner;
import org.postern.signin.PasswordRules;
import org.postern.signin.Passwords;
import org.postern.vault.Secret;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets somebody who follows a link write for a patient. */
@Service
public class ProxyRegistration {

    private final ProxyLinks links;
    private final PatientSignIn signIn;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final TransactionTemplate transaction;

    ProxyRegistration(
            ProxyLinks links,
            PatientSignIn signIn,
            Passwords passwords,
            PasswordRules rules,
            TransactionTemplate transaction) {
        this.links = links;
        this.signIn = signIn;
        this.passwords = passwords;
        this.rules = rules;
        this.transaction = transaction;
    }

    /** What a link leads to, if it works. Looking does not use it up: mail scanners look, too. */
    public Optional<ProxyLink> find(Secret secret) {
        return open(secret).map(open -> new ProxyLink(open.name(), open.known()));
    }

    private Optional<OpenInvitation> open(Secret secret) {
        return Objects.requireNonNull(transaction.execute(status -> links.find(secret)));
    }

    /**
     * Makes an account for somebody who has none.
     *
     * @param born what was given as the patient's date of birth
     */
    public ProxyResult register(Secret secret, LocalDate born, String name, String password) {
        var link = open(secret).filter(open -> !open.known());
        if (link.isEmpty()) {
            return new ProxyResult.LinkEnded();
        }
        // Judged by what was typed alone, so that it tells nothing of the patient.
        var owner = PasswordOwner.of(name, link.get().email()).born(born);
        var refusal = rules.check(password, owner);
        if (refusal.isPresent()) {
            return new ProxyResult.PasswordRefused(refusal.get());
        }
        var hash = passwords.hash(password);
        try {
            return finish(
                    secret,
                    open ->
                            open.born().equals(born) && !open.known()
                                    ? new ProxyResult.Registered(links.addAccount(open, name, hash))
                                    : new ProxyResult.Wrong());
        } catch (DuplicateKeyException e) {
            // Two links for one address were used at the same moment: the second has an account.
            return new ProxyResult.Wrong();
        }
    }

    /**
     * Adds the patient to the account that signs in with the invited address.
     *
     * @param born what was given as the patient's date of birth
     * @param address the network address it comes from, for throttling
     * @param device the secret of the browser's device cookie; null without one
     * @throws org.postern.signin.TooManyAttempts after too many wrong passwords
     */
    public ProxyResult join(
            Secret secret,
            LocalDate born,
            String password,
            String address,
            @Nullable String device) {
        var open = open(secret).filter(OpenInvitation::known);
        if (open.isEmpty()) {
            return new ProxyResult.LinkEnded();
        }
        var account =
                signIn.confirm(new Credentials(open.get().email(), password, address, device));
        return finish(
                secret,
                found ->
                        account.isPresent() && found.born().equals(born)
                                ? new ProxyResult.Added(account.get())
                                : new ProxyResult.Wrong());
    }

    private interface Choice {
        ProxyResult of(OpenInvitation open);
    }

    private ProxyResult finish(Secret secret, Choice choice) {
        return Objects.requireNonNull(
                transaction.execute(
                        status ->
                                links.lock(secret)
                                        .map(open -> finish(open, choice.of(open)))
                                        .orElseGet(ProxyResult.LinkEnded::new)));
    }

    private ProxyResult finish(OpenInvitation open, ProxyResult result) {
        if (result instanceof ProxyResult.Registered registered) {
            add(open, registered.accountId());
        } else if (result instanceof ProxyResult.Added added) {
            add(open, added.accountId());
        } else {
            links.countFailure(open);
        }
        return result;
    }

    private void add(OpenInvitation open, UUID accountId) {
        Actor.current()
                .as(Actor.Kind.ACCOUNT, accountId)
                .call(
                        () -> {
                            links.add(open, accountId);
                            return true;
                        });
    }
}
