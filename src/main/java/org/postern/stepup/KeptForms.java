package org.postern.stepup;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.postern.vault.DamagedText;
import org.postern.vault.Place;
import org.postern.vault.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seals kept forms, each for its sender alone, so that a page can carry them. */
@Component
@Transactional
class KeptForms {

    private final Vault vault;

    KeptForms(Vault vault) {
        this.vault = vault;
    }

    public String seal(UUID ownerId, KeptForm form) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(vault.encrypt(form.text(), placeOf(ownerId)));
    }

    /** The form, if this is one that was sealed for this person. */
    public Optional<KeptForm> open(UUID ownerId, String sealed) {
        if (sealed.isEmpty()) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed);
            return Optional.of(KeptForm.parse(vault.decrypt(bytes, placeOf(ownerId))));
        } catch (IllegalArgumentException | DamagedText e) {
            // Not sealed here, or for somebody else: there is nothing to go on with.
            return Optional.empty();
        }
    }

    private static Place placeOf(UUID ownerId) {
        return new Place("kept_form", ownerId, "form");
    }
}
