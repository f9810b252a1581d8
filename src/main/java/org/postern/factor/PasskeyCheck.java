package org.postern.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks what authenticators have signed (WebAuthn level 3). User verification, by a PIN, a finger
 * or a face, is required: then a passkey is two factors.
 */
@Component
class PasskeyCheck {

    /**
     * What is stored of a passkey.
     *
     * @param publicKey the attested credential data
     */
    record Stored(
            byte[] credential,
            byte[] publicKey,
            long signCount,
            boolean backupEligible,
            boolean backedUp) {}

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCheck.class);

    private static final List<PublicKeyCredentialParameters> KINDS =
            List.of(
                    kind(COSEAlgorithmIdentifier.ES256),
                    kind(COSEAlgorithmIdentifier.EdDSA),
                    kind(COSEAlgorithmIdentifier.RS256));

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter keys =
            new AttestedCredentialDataConverter(converter);
    private final RelyingParty party;

    PasskeyCheck(RelyingParty party) {
        this.party = party;
    }

    private static PublicKeyCredentialParameters kind(COSEAlgorithmIdentifier algorithm) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
    }

    /** A new passkey, if the answer is right. */
    Optional<Stored> register(PasskeyAnswer answer) {
        try {
            var request =
                    new RegistrationRequest(
                            PasskeyAnswer.bytes(answer.attestation()),
                            PasskeyAnswer.bytes(answer.clientData()));
            var expected = party.expecting(PasskeyAnswer.bytes(answer.challenge()));
            var data =
                    manager.verify(
                            request, new RegistrationParameters(expected, KINDS, true, true));
            var object = data.getAttestationObject();
            var key =
                    object == null
                            ? null
                            : object.getAuthenticatorData().getAttestedCredentialData();
            if (object == null || key == null) {
                return Optional.empty();
            }
            var made = object.getAuthenticatorData();
            return Optional.of(
                    new Stored(
                            key.getCredentialId(),
                            keys.convert(key),
                            made.getSignCount(),
                            made.isFlagBE(),
                            made.isFlagBS()));
        } catch (WebAuthnException | IllegalArgumentException e) {
            LOG.info("a passkey was refused: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** The passkey as it stands after a sign-in, if the answer is right. */
    Optional<Stored> signIn(PasskeyAnswer answer, Stored stored) {
        try {
            var request =
                    new AuthenticationRequest(
                            stored.credential(),
                            PasskeyAnswer.bytes(answer.authenticator()),
                            PasskeyAnswer.bytes(answer.clientData()),
                            PasskeyAnswer.bytes(answer.signature()));
            var expected = party.expecting(PasskeyAnswer.bytes(answer.challenge()));
            var known =
                    new CredentialRecordImpl(
                            new NoneAttestationStatement(),
                            true,
                            stored.backupEligible(),
                            stored.backedUp(),
                            stored.signCount(),
                            keys.convert(stored.publicKey()),
                            null,
                            null,
                            null,
                            null);
            var data =
                    manager.verify(
                            request, new AuthenticationParameters(expected, known, null, true));
            var signed = data.getAuthenticatorData();
            if (signed == null) {
                return Optional.empty();
            }
            return Optional.of(
                    new Stored(
                            stored.credential(),
                            stored.publicKey(),
                            signed.getSignCount(),
                            stored.backupEligible(),
                            signed.isFlagBS()));
        } catch (WebAuthnException | IllegalArgumentException e) {
            LOG.info("a passkey was refused: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
