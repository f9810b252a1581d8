package org.postern.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.Page;
import org.postern.testing.PosternTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A8: Settings > Business > Practice. */
class PracticePageTests extends PosternTest {

    private static final String ADDRESS = "/settings/business/practice";
    private static final String FORM = "form#practice";

    @Autowired private PracticeSettings settings;

    private Clinic clinic;
    private Browser dana;
    private Browser ana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        dana = clinic.as(clinic.dana());
        ana = clinic.as(clinic.ana());
    }

    private Page saves(Map<String, String> typed) {
        return dana.submit(dana.get(ADDRESS), FORM, typed);
    }

    private String portal() {
        return clinic.practice().portalPath();
    }

    @Test
    @DisplayName("A8: name, emergency text and time zone change on both sides")
    void whatIsSetIsSeen() {
        var saved =
                saves(
                        Map.of(
                                "name", "Lakeside & Sons",
                                "emergency", "Call 112.\r\nWe read by day.",
                                "timeZone", "Europe/Berlin"));

        assertThat(saved.status()).isEqualTo(302);
        assertThat(dana.get("/inbox").html().select(".toolbar-name").text())
                .isEqualTo("Lakeside & Sons");
        assertThat(dana.get("/inbox").html().body().attr("data-zone")).isEqualTo("Europe/Berlin");
        assertThat(ana.get("/portal/messages/new").html().select(".emergency").first().wholeText())
                .isEqualTo("Call 112.\nWe read by day.");
        assertThat(world.browser().get(portal()).text()).contains("Lakeside & Sons");
        assertThat(world.auditTrail(clinic.practice())).contains("CHANGE_PRACTICE ALLOWED");
    }

    @Test
    @DisplayName("A8: the telephone stands, with the hours, where patients may need to call")
    void theTelephoneStandsWherePatientsCall() {
        assertThat(world.browser().get(portal()).html().select("a[href^=tel]")).isEmpty();
        saves(
                Map.of(
                        "telephone",
                        "(312) 555-0142 ext. 5",
                        "open1",
                        "on",
                        "from1",
                        "08:30",
                        "to1",
                        "17:00",
                        "open2",
                        "on",
                        "from2",
                        "08:30",
                        "to2",
                        "17:00",
                        "open6",
                        "on",
                        "from6",
                        "09:00",
                        "to6",
                        "12:00"));
        world.database()
                .sql("update user_account set portal_messaging = false where practice_id = ?")
                .params(clinic.practice().id())
                .update();

        for (var page :
                java.util.List.of(
                        world.browser().get(portal()),
                        world.browser().get(portal() + "/forgotten-password"),
                        ana.get("/portal/messages/new"))) {
            var call = page.html().select("p:has(a[href=tel:3125550142])").text();
            assertThat(call)
                    .contains("Call (312) 555-0142 ext. 5", "Monday to Tuesday", "Saturday");
        }
        assertThat(world.browser().get(portal() + "/clinic").body()).doesNotContain("tel:");
        assertThat(saves(Map.of("telephone", "")).status()).isEqualTo(302);
        assertThat(ana.get("/portal/messages/new").body()).doesNotContain("tel:");
    }

    @Test
    @DisplayName("A8: what to do in an emergency stands in the language of the page")
    void theEmergencyTextIsInTheLanguageOfThePage() {
        var spanish = Map.of("Accept-Language", "es");
        var page = world.browser().get(portal(), spanish);
        assertThat(page.html().select(".emergency").text()).startsWith("Si es una emergencia");

        saves(Map.of("emergency", "Call 112."));
        page = world.browser().get(portal(), spanish);
        assertThat(page.html().select(".emergency").text()).isEqualTo("Call 112.");

        saves(Map.of("emergencySpanish", "Llame al 112."));
        page = world.browser().get(portal(), spanish);
        assertThat(page.html().select(".emergency").text()).isEqualTo("Llame al 112.");
        assertThat(world.browser().get(portal()).html().select(".emergency").text())
                .isEqualTo("Call 112.");
        assertThat(dana.get("/settings/communications/portal/sheet").text())
                .contains("Call 112.", "Llame al 112.");
    }

    @Test
    @DisplayName("A8: opening hours are kept by weekday; none means around the clock")
    void openingHoursAreKept() {
        assertThat(hours().areSet()).isFalse();

        saves(
                Map.of(
                        "open1", "on", "from1", "08:30", "to1", "12:00", "open6", "on", "from6",
                        "20:00", "to6", "00:00"));

        assertThat(hours().on(DayOfWeek.MONDAY)).hasToString("Hours[from=08:30, to=12:00]");
        assertThat(hours().on(DayOfWeek.SATURDAY)).hasToString("Hours[from=20:00, to=00:00]");
        assertThat(hours().on(DayOfWeek.TUESDAY)).isNull();
        var shown = dana.get(ADDRESS).form(FORM);
        assertThat(shown).containsEntry("from1", "08:30").containsEntry("open6", "on");
        assertThat(shown).doesNotContainKey("open2");
    }

    private OpeningHours hours() {
        return world.in(clinic.practice(), settings::openingHours);
    }

    @ParameterizedTest
    @DisplayName("A8: what cannot be is refused with a reason, and everything typed is kept")
    @CsvSource(
            delimiter = '|',
            value = {
                "name | '' | Enter the practice's name",
                "slug | Lakeside Family | small letters",
                "slug | admin | cannot be used",
                "slug | -a | small letters",
                "timeZone | Mars/Olympus | Choose the practice's time zone",
                "timeZone | '' | Choose the practice's time zone",
                "emergency | ' ' | Enter what patients should do",
                "telephone | call us | Enter the number as it is dialled",
                "undo | 61 | from 0 to 60",
                "undo | -1 | from 0 to 60",
                "undo | soon | from 0 to 60",
                "to1 | 07:00 | Enter when Monday opens",
                "from1 | '' | Enter when Monday opens",
                "otherColour | yellow | Enter the colour as six digits",
                "otherColour | ffff00 | too light"
            })
    void whatCannotBeIsRefused(String field, String typed, String reason) {
        var fields = new HashMap<>(dana.get(ADDRESS).form(FORM));
        fields.putAll(Map.of("open1", "on", "from1", "08:00", "to1", "17:00"));
        fields.putAll(Map.of("colour", "other", "otherColour", "27436f", "name", "Kept Name"));
        fields.put(field, typed);

        var refused = dana.postBare(ADDRESS, fields);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(reason);
        if (!field.equals("name")) {
            assertThat(refused.form(FORM)).containsEntry("name", "Kept Name");
        }
        assertThat(dana.get(ADDRESS).text()).doesNotContain("Kept Name");
    }

    @Test
    @DisplayName("A8: the old portal address goes on leading to the practice")
    void theOldAddressGoesOnLeadingHere() {
        var old = portal();
        var slug = clinic.practice().slug() + "-new";

        assertThat(saves(Map.of("slug", slug)).status()).isEqualTo(302);

        for (var address : java.util.List.of(old, "/p/" + slug)) {
            var page = world.browser().get(address);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.action("form")).isEqualTo("/p/" + slug + "/sign-in");
        }
        assertThat(clinic.as(clinic.ben()).get("/portal/messages").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("A8: an address that another practice has or had is refused")
    void anothersAddressIsRefused() {
        var other = world.clinic();
        var others = other.practice().slug();
        assertThat(saves(Map.of("slug", others)).status()).isEqualTo(422);
        var theirs = other.as(other.dana());
        theirs.submit(theirs.get(ADDRESS), FORM, Map.of("slug", others + "-2"));

        var refused = saves(Map.of("slug", others));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Another practice on this server");
        assertThat(theirs.submit(theirs.get(ADDRESS), FORM, Map.of("slug", others)).status())
                .as("its own it may take back")
                .isEqualTo(302);
    }

    @Test
    @DisplayName("A8: the colour comes as a stylesheet of the practice, light and dark")
    void theColourComesAsAStylesheet() {
        assertThat(ana.get("/portal/messages").body()).doesNotContain("brand.css");

        saves(Map.of("colour", "#8c2a55"));

        var link = ana.get("/portal/messages").html().select("link[href*=brand]").attr("href");
        assertThat(link).isEqualTo(portal() + "/brand.css?v=8c2a55");
        assertThat(dana.get("/inbox").body()).contains(link);
        var sheet = world.browser().get(link);
        assertThat(sheet.body())
                .contains(":root { --accent: #8c2a55;", "prefers-color-scheme: dark");
        assertThat(sheet.headers().firstValue("Content-Type")).contains("text/css;charset=UTF-8");
        assertThat(sheet.headers().firstValue("Cache-Control").orElse(""))
                .contains("immutable")
                .doesNotContain("no-store");
        assertThat(
                        world.browser()
                                .get(portal() + "/brand.css?v=old")
                                .headers()
                                .firstValue("Cache-Control"))
                .contains("no-cache");
    }

    @Test
    @DisplayName("A8: the preview shows what is typed on both sides, and saves nothing")
    void thePreviewSavesNothing() {
        var fields = new HashMap<>(dana.get(ADDRESS).form(FORM));
        fields.putAll(
                Map.of("name", "Only a try", "emergency", "Call 1-2-3.", "colour", "#8c2a55"));

        var page = dana.postBare(ADDRESS + "/preview", fields);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("[data-preview=name]").eachText())
                .containsExactly("Only a try", "Only a try");
        assertThat(page.html().select("[data-preview=emergency]").text()).isEqualTo("Call 1-2-3.");
        var style = page.html().select("[data-preview-style]").attr("href");
        assertThat(dana.get(style).body()).contains(".preview { --accent: #8c2a55;");
        assertThat(dana.get(ADDRESS).text()).doesNotContain("Only a try");
    }

    @Test
    @DisplayName("A8: the time to take back a sent message is kept")
    void theTimeToTakeBackIsKept() {
        saves(Map.of("undo", "0"));

        assertThat(dana.get(ADDRESS).form(FORM)).containsEntry("undo", "0");
    }

    private Page uploads(byte[] file, String name) throws IOException, InterruptedException {
        var token = dana.get(ADDRESS).form(FORM).get("_csrf");
        var body = new ByteArrayOutputStream();
        body.write(
                ("--B\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                                + token
                                + "\r\n--B\r\nContent-Disposition: form-data; name=\"file\";"
                                + " filename=\""
                                + name
                                + "\"\r\nContent-Type: image/png\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8));
        var request =
                dana.request(ADDRESS + "/logo")
                        .header("Content-Type", "multipart/form-data; boundary=B")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build();
        var answer = dana.client().send(request, BodyHandlers.ofString());
        return new Page(
                answer.statusCode(),
                answer.headers().firstValue("Location").orElse(""),
                answer.body(),
                answer.headers());
    }

    // A picture in passes, the last of which is there a thousand times: small, and hours of work.
    private static byte[] endless() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var passes = writer.getDefaultWriteParam();
        passes.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            var large = ImageIO.read(new ByteArrayInputStream(picture(4000, 4000, "png")));
            writer.write(null, new IIOImage(large, null, null), passes);
        }
        var once = bytes.toByteArray();
        var last = once.length - 2;
        while (once[last] != (byte) 0xFF || once[last + 1] != (byte) 0xDA) {
            last--;
        }
        var again = java.util.Arrays.copyOfRange(once, last, once.length - 2);
        bytes.reset();
        bytes.write(once, 0, once.length - 2);
        for (var pass = 0; pass < 1000 && bytes.size() < 900_000; pass++) {
            bytes.write(again);
        }
        bytes.write(once, once.length - 2, 2);
        return bytes.toByteArray();
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @DisplayName("A8: a logo is drawn anew, at most 400 by 120, and shown on both sides")
    @CsvSource({"png, 1600, 240, 400, 60", "jpg, 300, 600, 60, 120", "png, 40, 40, 40, 40"})
    void aLogoIsDrawnAnew(String format, int width, int height, int toWidth, int toHeight)
            throws Exception {
        assertThat(uploads(picture(width, height, format), "x.svg").status()).isEqualTo(302);

        var address = ana.get("/portal/messages").html().select("img.logo").attr("src");
        assertThat(address).startsWith(portal() + "/logo?v=");
        assertThat(dana.get("/inbox").body()).contains(address);
        var browser = world.browser();
        assertThat(browser.get(portal()).body()).contains(address);
        var answer =
                browser.client().send(browser.request(address).build(), BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        var drawn = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(drawn.getWidth()).isEqualTo(toWidth);
        assertThat(drawn.getHeight()).isEqualTo(toHeight);

        dana.submit(dana.get(ADDRESS), "form[action$='/removal']", Map.of());
        assertThat(ana.get("/portal/messages").html().select("img.logo")).isEmpty();
        assertThat(browser.get(address).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A8: what is no picture, whatever it is called, is refused with a reason")
    void whatIsNoPictureIsRefused() throws Exception {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>";
        var cut = java.util.Arrays.copyOf(picture(200, 200, "png"), 60);
        for (var file :
                java.util.List.of(
                        svg.getBytes(StandardCharsets.UTF_8),
                        picture(50, 50, "gif"),
                        picture(5000, 4000, "png"),
                        picture(1, 16_000, "png"),
                        endless(),
                        cut)) {
            var refused = uploads(file, "logo.png");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("not a picture that can be used");
        }
        assertThat(uploads(new byte[0], "logo.png").text()).contains("Choose a picture first");
        var large = uploads(new byte[Logos.MOST_BYTES + 1], "logo.png");
        assertThat(large.status()).isEqualTo(422);
        assertThat(large.text()).contains("larger than 1 MB");
        assertThat(ana.get("/portal/messages").html().select("img.logo")).isEmpty();
    }
}
