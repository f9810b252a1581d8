package org.postern.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** WCAG 2.2 AA and best practices, as far as axe can tell, in the light and in the dark. */
class Accessibility {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    // All that colours decide; the rest is the same in both themes.
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    // What tells two visits to a page apart, and nothing that axe looks at.
    private static final String OF_THIS_VISIT =
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=value=\")[\\w-]{24,}(?=\")";

    private static final Set<String> SOUND = ConcurrentHashMap.newKeySet();

    private Accessibility() {}

    /** Looks once at pages that are alike to the letter, on a screen of the same size. */
    static void check(Page page) {
        var alike = page.viewportSize().width + page.content().replaceAll(OF_THIS_VISIT, "");
        if (SOUND.contains(alike)) {
            return;
        }
        // What is half under the toolbar where the page happens to be scrolled to would count as
        // covered, although it can be scrolled free.
        var scrolled = page.evaluate("window.scrollY");
        page.evaluate("window.scrollTo(0, 0)");
        check(page, ColorScheme.DARK, axe -> axe.withRules(COLOURS));
        check(page, ColorScheme.LIGHT, axe -> axe.withTags(RULES));
        page.evaluate("y => window.scrollTo(0, y)", scrolled);
        SOUND.add(alike);
    }

    private static void check(Page page, ColorScheme scheme, UnaryOperator<AxeBuilder> rules) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        var axe = new AxeBuilder(page).options(options).setLegacyMode(true);
        assertThat(rules.apply(axe).analyze().getViolations())
                .as("%s in %s", page.url(), scheme)
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                .isEmpty();
    }
}
