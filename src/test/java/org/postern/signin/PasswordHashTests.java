package org.postern.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.heavywork.PasswordWork;
import org.postern.vault.Vault;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class PasswordHashTests {

    @Test
    @DisplayName("11.4.2: passwords are hashed by Argon2id with 19 MiB and two passes")
    void theProductHashesAtFullCost() {
        var none = new StaticListableBeanFactory().getBeanProvider(HashCost.class);
        var passwords = new Passwords(mock(Vault.class), new PasswordWork(), none);

        var hash = passwords.hash("correct horse battery");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterz", hash)).isFalse();
    }
}
