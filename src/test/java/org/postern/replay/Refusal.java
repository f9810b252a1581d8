package org.postern.replay;

/** Why a composer's page came back. */
final class Refusal {

    private Refusal() {}

    /** In one word where the words are known, else the page's own words. */
    static String of(Page page) {
        var words = page.html().select(".field-error, .notice-late").text();
        if (page.status() == 422 && words.equals("Write your message first.")) {
            return "blank";
        }
        if (page.status() == 400 && words.contains("holds a character that cannot be sent")) {
            return "NUL";
        }
        return page.status() + " " + words;
    }
}
