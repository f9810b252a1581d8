package org.postern.practice;

import java.time.ZoneId;
import java.util.UUID;

/**
 * One clinic or group.
 *
 * @param slug its name in addresses, {@code /p/{slug}}
 * @param timeZone the zone in which all its days begin and end
 * @param emergencyText what stands beside every patient's composer
 */
public record Practice(
        UUID id, String slug, String name, ZoneId timeZone, String emergencyText, Brand brand) {

    /** The address of its portal, without the host. */
    public String portalPath() {
        return "/p/" + slug;
    }

    /** The address of its users' sign-in, without the host. */
    public String clinicPath() {
        return "/p/" + slug + "/clinic";
    }
}
