package org.postern.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;

/** A patient reads the portal in the language of the browser, or in the one chosen. */
class LanguageTests extends PosternTest {

    private Clinic clinic;
    private Browser ana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        ana = clinic.as(clinic.ana());
    }

    @Test
    void theFirstPageIsInTheBrowsersLanguage() throws Exception {
        var door = clinic.practice().portalPath();

        assertThat(ask(door, "es-MX,es;q=0.9,en;q=0.5"))
                .contains("<html lang=\"es\">", "Iniciar sesión", "Contraseña");
        assertThat(ask(door, "de")).contains("<html lang=\"en\">", "Sign in");
    }

    @Test
    void theClinicSideStaysInEnglish() throws Exception {
        assertThat(ask(clinic.practice().clinicPath(), "es")).contains("Sign in");
        assertThat(clinic.as(clinic.chen()).get("/inbox").body()).contains("<html lang=\"en\">");
    }

    @Test
    void aChosenLanguageIsKeptOnTheAccountAndInTheBrowser() {
        var page = ana.get("/portal/messages/new?to=" + clinic.chen().id());

        var answer = ana.submit(page, "form.language", Map.of("language", "es"));

        assertThat(answer.location()).endsWith("/portal/messages/new?to=" + clinic.chen().id());
        var chosen = ana.follow(answer);
        assertThat(chosen.html().select("html").attr("lang")).isEqualTo("es");
        assertThat(chosen.text()).contains("¿De qué se trata?", "Enviar a Dr. Chen");
        // Another device, the same account.
        assertThat(clinic.as(clinic.ana()).get("/portal/account").text()).contains("Cuenta");
        // The same browser, signed out.
        ana.submit(ana.get("/portal/account"), "form[action=/sign-out]", Map.of());
        assertThat(ana.get(clinic.practice().portalPath()).text()).contains("Iniciar sesión");
    }

    @Test
    void refusalsAreInTheChosenLanguage() {
        ana.submit(ana.get("/portal/account"), "form.language", Map.of("language", "es"));
        var composer = ana.get("/portal/messages/new?to=" + clinic.chen().id());

        var refused = ana.submit(composer, "form[data-composer]", Map.of("text", " "));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#text-error").text())
                .isEqualTo("Primero escriba su mensaje.");
        assertThat(ana.get("/portal/threads/nothing").text()).contains("Aquí no hay nada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "//elsewhere.example/p",
                "/portal//elsewhere.example",
                "/inbox\r\nSet-Cookie: a=b",
                "/p/x?a=b&c=d"
            })
    void theChoiceLeadsToNoOtherPlace(String to) {
        var token = ana.get("/portal/account").form("form.language").get("_csrf");

        var answer = ana.postBare("/language", Map.of("_csrf", token, "language", "es", "to", to));

        assertThat(answer.location()).matches("(http://localhost:[0-9]+)?/");
    }

    @Test
    void anUnknownLanguageChangesNothing() {
        var token = ana.get("/portal/account").form("form.language").get("_csrf");

        ana.postBare(
                "/language", Map.of("_csrf", token, "language", "xx", "to", "/portal/account"));

        assertThat(ana.get("/portal/account").html().select("html").attr("lang")).isEqualTo("en");
    }

    private String ask(String path, String languages) throws Exception {
        var stranger = world.browser();
        return stranger.client()
                .send(
                        stranger.request(path).header("Accept-Language", languages).GET().build(),
                        BodyHandlers.ofString())
                .body();
    }
}
