package org.postern.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.postern.audit.Actor;
import org.postern.factor.FactorOwner;
import org.postern.patient.PatientIdentity;
import org.postern.signin.OpenSessions;
import org.postern.user.UserIdentity;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/** The signed-in person of one request. */
class SignedInAuthentication extends AbstractAuthenticationToken {

    static final String USER = "ROLE_USER";
    static final String PATIENT = "ROLE_PATIENT";

    /** Of a user who must set up a second factor first, and has no other right until then. */
    static final String SETTING_UP = "ROLE_SETTING_UP";

    /** Of such a user in a session in which it may be set up. */
    static final String ENROLLING = "ROLE_ENROLLING";

    static final String PORTAL_MESSAGING = "PORTAL_MESSAGING";
    static final String ADMINISTRATION = "ADMINISTRATION";

    /** Letting somebody read and write for a patient. */
    static final String GIVING_ACCESS = "GIVING_ACCESS";

    private final transient Object identity;
    private final UUID practiceId;
    private final Actor.Kind kind;
    private final UUID personId;

    private SignedInAuthentication(
            Object identity,
            UUID practiceId,
            Actor.Kind kind,
            UUID personId,
            Collection<? extends GrantedAuthority> rights) {
        super(rights);
        this.identity = identity;
        this.practiceId = practiceId;
        this.kind = kind;
        this.personId = personId;
        setAuthenticated(true);
    }

    static SignedInAuthentication of(UserIdentity user) {
        var rights = new ArrayList<>(List.of(USER));
        if (user.account().portalMessaging()) {
            rights.add(PORTAL_MESSAGING);
        }
        if (user.account().administration()) {
            rights.add(ADMINISTRATION);
        }
        if (user.account().mayGiveAccess()) {
            rights.add(GIVING_ACCESS);
        }
        return new SignedInAuthentication(
                user,
                user.practiceId(),
                Actor.Kind.USER,
                user.id(),
                AuthorityUtils.createAuthorityList(rights));
    }

    /** A user whose second factor is missing; whether this session may set it up. */
    static SignedInAuthentication settingUp(UserIdentity user, boolean here) {
        return new SignedInAuthentication(
                user,
                user.practiceId(),
                Actor.Kind.USER,
                user.id(),
                here
                        ? AuthorityUtils.createAuthorityList(SETTING_UP, ENROLLING)
                        : AuthorityUtils.createAuthorityList(SETTING_UP));
    }

    static SignedInAuthentication of(PatientIdentity patient) {
        return new SignedInAuthentication(
                patient,
                patient.practiceId(),
                Actor.Kind.ACCOUNT,
                patient.accountId(),
                AuthorityUtils.createAuthorityList(PATIENT));
    }

    boolean mayUseMessages() {
        return has(PATIENT) || has(PORTAL_MESSAGING);
    }

    /** Whether this person may use messages as soon as nothing is left to set up. */
    boolean hasMessages() {
        return mayUseMessages()
                || identity instanceof UserIdentity user && user.account().portalMessaging();
    }

    boolean isSettingUp() {
        return has(SETTING_UP);
    }

    private boolean has(String right) {
        return getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(right::equals);
    }

    /** This person as the owner of second factors. */
    FactorOwner owner() {
        var email =
                identity instanceof PatientIdentity patient
                        ? patient.email()
                        : ((UserIdentity) identity).account().email();
        return new FactorOwner(kind, personId, email);
    }

    /** Whether this is a portal account with access to all these patients; true for none. */
    boolean writesForAll(Collection<UUID> patientIds) {
        return patientIds.isEmpty()
                || identity instanceof PatientIdentity account
                        && account.patientIds().containsAll(patientIds);
    }

    UUID practiceId() {
        return practiceId;
    }

    Actor.Kind kind() {
        return kind;
    }

    UUID personId() {
        return personId;
    }

    @Override
    public Object getPrincipal() {
        return identity;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return OpenSessions.name(kind, personId);
    }
}
