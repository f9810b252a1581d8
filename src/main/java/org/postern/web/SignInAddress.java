package org.postern.web;

import java.util.regex.Pattern;
import org.postern.practice.Practice;

/** Which sign-in page leads to an address. */
final class SignInAddress {

    // Whoever mistypes an address is more likely a patient.
    private static final Pattern CLINIC =
            Pattern.compile("/(clinic|inbox|patients|settings)(/.*)?");

    private SignInAddress() {}

    static String of(Practice practice, String path) {
        return CLINIC.matcher(path).matches() ? practice.clinicPath() : practice.portalPath();
    }
}
