package org.postern.registration;

/**
 * How patients may get in by themselves.
 *
 * @param registering at the portal's address
 * @param kiosk also at a tablet at the front desk
 */
public record GettingIn(boolean registering, boolean kiosk) {

    /** Whether the tablet's page is there: it needs registering. */
    public boolean kioskOpen() {
        return registering && kiosk;
    }
}
