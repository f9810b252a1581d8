package org.postern.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, started once for all journeys and stopped with the JVM's last test. */
class Browsers implements AutoCloseable {

    private final Playwright playwright =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser =
            playwright
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                                    .setArgs(
                                            List.of(
                                                    "--no-sandbox",
                                                    "--disable-background-networking",
                                                    "--disable-gpu",
                                                    "--disable-component-update",
                                                    "--disable-sync",
                                                    "--no-first-run")));

    Browsers() {
        // Only a fault waits so long: a busy machine must not look like one.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    /** A browser of its own for one person: nothing is shared with another's. */
    Visitor visitor(String address, Screen screen) {
        return new Visitor(
                browser.newContext(screen.options().setBaseURL(address)), screen.hasScript());
    }

    @Override
    public void close() {
        playwright.close();
    }
}
