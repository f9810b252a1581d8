package org.postern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postern.testing.PosternTest;

class TypedAddressTests extends PosternTest {

    @Test
    void aDoorIsFoundWithASlashAtItsEndAndInCapitals() {
        var practice = world.clinic().practice();
        var browser = world.browser();
        for (var door : List.of(practice.portalPath(), practice.clinicPath())) {
            var slash = browser.get(door + "/");
            assertThat(slash.status()).isEqualTo(308);
            assertThat(slash.location()).isEqualTo(door);
        }

        var capitals = "/p/" + practice.slug().toUpperCase(Locale.ROOT);

        assertThat(browser.get(capitals).status()).isEqualTo(200);
        assertThat(browser.get(capitals).text()).contains(practice.name());
    }

    @Test
    void anUnknownAddressLeadsToThePortalAndNotToTheStaff() {
        var practice = world.clinic().practice();
        var browser = world.browser();
        browser.get(practice.portalPath());

        assertThat(browser.get("/login").location()).isEqualTo(practice.portalPath());
        assertThat(browser.get("/inbox").location()).startsWith(practice.clinicPath());
    }

    @Test
    void anEndlessAddressIsOnlyWrong() {
        var practice = world.clinic().practice();
        var endless = "/portal" + "/a".repeat(3000);

        assertThat(world.browser().get(practice.portalPath() + "?to=" + endless).status())
                .isEqualTo(200);
    }

    @Test
    void aParameterThatReachesIntoAFormIsRefused() {
        var practice = world.clinic().practice();

        assertThat(world.browser().get(practice.portalPath() + "?born%5Bx%5D=1").status())
                .isEqualTo(400);
    }
}
