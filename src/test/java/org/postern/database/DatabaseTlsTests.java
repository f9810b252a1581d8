package org.postern.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ASVS 12.3.1: TLS to the database")
class DatabaseTlsTests {

    private static String checked(String url) {
        return DatabaseTls.checked(url, "verify-full", null);
    }

    @Test
    void aDatabaseElsewhereIsReachedOverTlsAndChecked() {
        assertThat(checked("jdbc:postgresql://db.clinic.example/postern"))
                .isEqualTo(
                        "jdbc:postgresql://db.clinic.example/postern?sslmode=verify-full"
                                + "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThat(
                        DatabaseTls.checked(
                                "jdbc:postgresql://10.0.0.7:5433/postern?ApplicationName=p",
                                "verify-full",
                                "/etc/postern/clinic ca.pem"))
                .isEqualTo(
                        "jdbc:postgresql://10.0.0.7:5433/postern?ApplicationName=p"
                                + "&sslmode=verify-full&sslrootcert=%2Fetc%2Fpostern%2Fclinic+ca.pem");
        // A name, though all its letters could stand in an address.
        assertThat(checked("jdbc:postgresql://db/postern")).contains("verify-full");
        assertThat(checked("jdbc:postgresql://localhost,db.clinic.example/postern"))
                .contains("verify-full");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/postern",
                "jdbc:postgresql://127.0.0.1:5433/postern",
                "jdbc:postgresql://[::1]/postern",
                "jdbc:postgresql:postern",
                "jdbc:postgresql://db.clinic.example/postern?sslmode=verify-full"
            })
    void aDatabaseHereAndOneThatIsCheckedStayAsTheyAre(String url) {
        assertThat(checked(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "prefer", "require", "verify-ca"})
    void lessIsRefusedUnlessItIsAllowed(String mode) {
        var url = "jdbc:postgresql://db.clinic.example/postern?sslmode=" + mode;

        assertThatIllegalStateException()
                .isThrownBy(() -> checked(url))
                .withMessageContaining("postern.database.tls=off");
        assertThat(DatabaseTls.checked(url, "off", null)).isEqualTo(url);
    }

    @Test
    void whatIsNoSettingIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DatabaseTls.checked("jdbc:postgresql://a/b", "of", null))
                .withMessageContaining("postern.database.tls");
        assertThatIllegalStateException()
                .isThrownBy(() -> checked("jdbc:mysql://a/b"))
                .withMessageContaining("jdbc:postgresql://host/postern");
    }
}
