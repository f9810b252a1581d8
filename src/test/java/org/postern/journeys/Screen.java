package org.postern.journeys;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;

/** What a person looks at. */
enum Screen {
    DESKTOP,
    PHONE,
    DESKTOP_WITHOUT_SCRIPT;

    boolean hasScript() {
        return this != DESKTOP_WITHOUT_SCRIPT;
    }

    NewContextOptions options() {
        var options =
                new NewContextOptions()
                        .setLocale("en-US")
                        .setTimezoneId("America/Chicago")
                        .setReducedMotion(ReducedMotion.REDUCE); // colours never half way
        return switch (this) {
            case DESKTOP -> options.setViewportSize(1440, 900);
            case PHONE ->
                    options.setViewportSize(390, 844)
                            .setDeviceScaleFactor(2)
                            .setIsMobile(true)
                            .setHasTouch(true);
            case DESKTOP_WITHOUT_SCRIPT ->
                    options.setViewportSize(1440, 900).setJavaScriptEnabled(false);
        };
    }
}
