package org.postern.factor;

import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a browser answers with a passkey. Every part is in base64url; what is missing is empty.
 *
 * @param attestation of a new passkey alone
 * @param credential which passkey; with authenticator and signature of a sign-in alone
 */
public record PasskeyAnswer(
        String challenge,
        String clientData,
        String attestation,
        String credential,
        String authenticator,
        String signature,
        String userHandle) {

    public PasskeyAnswer(
            @Nullable String challenge,
            @Nullable String clientData,
            @Nullable String attestation,
            @Nullable String credential,
            @Nullable String authenticator,
            @Nullable String signature,
            @Nullable String userHandle) {
        this.challenge = Objects.requireNonNullElse(challenge, "");
        this.clientData = Objects.requireNonNullElse(clientData, "");
        this.attestation = Objects.requireNonNullElse(attestation, "");
        this.credential = Objects.requireNonNullElse(credential, "");
        this.authenticator = Objects.requireNonNullElse(authenticator, "");
        this.signature = Objects.requireNonNullElse(signature, "");
        this.userHandle = Objects.requireNonNullElse(userHandle, "");
    }

    /**
     * The bytes of a part.
     *
     * @throws IllegalArgumentException if it is not base64url
     */
    static byte[] bytes(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
