package org.postern.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;

class PortalEntranceTests extends PosternTest {

    private static final String ADDRESS = "/settings/communications/portal";
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");
    private static final int DOTS = 5;

    private Clinic clinic;
    private Browser dana;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        dana = clinic.as(clinic.dana());
    }

    @Test
    @DisplayName(
            "A4: the settings show the portal's address, to copy and as a code that leads there")
    void theSettingsShowTheAddress() throws Exception {
        var portal = "http://localhost" + clinic.practice().portalPath();

        var page = dana.get(ADDRESS);

        assertThat(dana.get("/settings/business/users").html().select("nav a").eachAttr("href"))
                .contains(ADDRESS);
        assertThat(page.html().select("#portal-address").text()).isEqualTo(portal);
        assertThat(page.html().select("[data-copy-target=#portal-address]")).hasSize(1);
        assertThat(decoded(page.html().selectFirst("svg.qr-code"))).isEqualTo(portal);
        assertThat(page.html().select(".notice").text()).contains("works on this computer alone");
    }

    @Test
    @DisplayName("A4: the sheet holds name, code, address and three steps in both languages")
    void theSheetIsMadeForPaper() throws Exception {
        var portal = "http://localhost" + clinic.practice().portalPath();

        var sheet = dana.get(ADDRESS + "/sheet").html();

        assertThat(decoded(sheet.selectFirst("svg.qr-code"))).isEqualTo(portal);
        assertThat(sheet.select("main").text()).contains(clinic.practice().name(), portal);
        assertThat(sheet.select(".notice.no-print").text()).contains("this computer alone");
        assertThat(sheet.select("section[lang=en] li")).hasSize(3);
        assertThat(sheet.select("section[lang=es] li")).hasSize(3);
        var fields = dana.get(ADDRESS).form("form.card");
        fields.remove("registering");
        dana.postBare(ADDRESS, fields);
        assertThat(dana.get(ADDRESS + "/sheet").html().select("section[lang=en] li").text())
                .contains("Ask at the front desk")
                .doesNotContain("Press Register");
    }

    // As a camera sees it: drawn, then read.
    private static String decoded(Element picture) throws Exception {
        var size = Integer.parseInt(picture.attr("viewBox").split(" ")[2]);
        var dots = new int[size * DOTS * size * DOTS];
        Arrays.fill(dots, 0xffffff);
        assertThat(picture.select("path").get(0).attr("fill")).isEqualTo("#ffffff");
        assertThat(picture.select("path").get(1).attr("fill")).isEqualTo("#000000");
        var runs = RUN.matcher(picture.select("path").get(1).attr("d"));
        while (runs.find()) {
            var left = Integer.parseInt(runs.group(1));
            var top = Integer.parseInt(runs.group(2));
            var width = Integer.parseInt(runs.group(3));
            assertThat(left).as("the quiet zone").isGreaterThanOrEqualTo(4);
            assertThat(left + width).isLessThanOrEqualTo(size - 4);
            for (var y = top * DOTS; y < (top + 1) * DOTS; y++) {
                Arrays.fill(
                        dots,
                        y * size * DOTS + left * DOTS,
                        y * size * DOTS + (left + width) * DOTS,
                        0);
            }
        }
        var source = new RGBLuminanceSource(size * DOTS, size * DOTS, dots);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
}
