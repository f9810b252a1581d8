package org.postern.web;

import org.postern.practice.Practice;

/** Which sign-in page leads to an address. */
final class SignInAddress {

    private SignInAddress() {}

    static String of(Practice practice, String path) {
        return path.startsWith("/portal") ? practice.portalPath() : practice.clinicPath();
    }
}
