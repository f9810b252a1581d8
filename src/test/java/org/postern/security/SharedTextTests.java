package org.postern.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.Browser;
import org.postern.testing.Clinic;
import org.postern.testing.PosternTest;

/** Texts that many people send are changed by those who may. */
class SharedTextTests extends PosternTest {

    private Clinic clinic;
    private Browser okafor;

    @BeforeEach
    void open() {
        clinic = world.clinic();
        okafor = clinic.as(clinic.okafor());
    }

    @Test
    @DisplayName("A30: nobody changes or deletes the practice's texts, nor those of somebody else")
    void sharedTextsAreChangedByNobodyElse() {
        var dana = clinic.as(clinic.dana());
        var shared = quickReply(dana, "Hours", true);
        var danas = quickReply(dana, "Danas", false);
        var before = texts();
        var mine = quickReply(okafor, "Mine", false);
        var page = okafor.get(mine);
        var fields = new HashMap<>(page.form("main form"));
        fields.putAll(Map.of("title", "Changed", "text", "Pay here instead", "practice", "true"));

        for (var address : List.of(shared, danas)) {
            assertThat(okafor.get(address).status()).isEqualTo(404);
            assertThat(okafor.postBare(address, fields).status()).isEqualTo(404);
            assertThat(okafor.postBare(address + "/deletion", fields).status()).isEqualTo(404);
        }
        assertThat(texts()).containsAll(before);
        // Nor is one's own made everybody's.
        okafor.postBare(mine, fields);
        assertThat(dana.get("/inbox/quick-replies").text())
                .contains("Hours")
                .doesNotContain("Pay here instead");
        for (var setting :
                List.of("default-banner", "reminder-email", "urgent-phrases", "portal")) {
            var address = "/settings/communications/" + setting;
            assertThat(okafor.postBare(address, fields).status()).as(address).isEqualTo(403);
        }
    }

    private static String quickReply(Browser user, String title, boolean practice) {
        var saved =
                user.submit(
                        user.get("/inbox/quick-replies"),
                        "form[action='/inbox/quick-replies']",
                        Map.of("title", title, "text", title, "practice", "" + practice));
        assertThat(saved.status()).isEqualTo(302);
        return user.get("/inbox/quick-replies").html().select(".result a").stream()
                .filter(link -> link.text().contains(title))
                .findFirst()
                .orElseThrow()
                .attr("href");
    }

    private List<String> texts() {
        return world.database()
                .sql("select q::text from quick_reply q where practice_id = ?")
                .params(clinic.practice().id())
                .query(String.class)
                .list();
    }
}
