package org.postern.setup;

import java.time.ZoneId;

/** A practice to add, and the administrator who signs in to it first. */
record NewPractice(
        String name, String slug, ZoneId timeZone, String admin, String email, String password) {

    @Override
    public String toString() {
        return "NewPractice[slug=" + slug + "]";
    }
}
