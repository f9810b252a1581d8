package org.postern.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example",
                "maria.lopez+clinic@mail.example.org",
                "o'brien@mail.example",
                "1@2.example"
            })
    void onePlainAddressIsValid(String address) {
        assertThat(EmailAddress.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("ASVS 1.3.11: lists, names, line ends and headers are no address")
    @ValueSource(
            strings = {
                "",
                "maria",
                "maria@",
                "maria@mail",
                "@mail.example",
                "a@b.example,c@d.example",
                "a@b.example;c@d.example",
                "Maria <a@b.example>",
                "\"a b\"@c.example",
                "a@b.example\r\nBcc: c@d.example",
                "a b@c.example",
                "a..b@c.example",
                ".a@c.example",
                "señora@mail.example"
            })
    void whatIsNotOnePlainAddressIsInvalid(String address) {
        assertThat(EmailAddress.isValid(address)).isFalse();
    }

    @Test
    @DisplayName("RFC 5321: at most 64 characters before the @ and 254 in all")
    void tooLongIsInvalid() {
        assertThat(EmailAddress.isValid("a".repeat(64) + "@mail.example")).isTrue();
        assertThat(EmailAddress.isValid("a".repeat(65) + "@mail.example")).isFalse();
        assertThat(EmailAddress.isValid("a@" + "mail.".repeat(49) + "example")).isTrue();
        assertThat(EmailAddress.isValid("a@" + "mail.".repeat(50) + "example")).isFalse();
    }
}
