package org.postern.replay;

import java.net.URI;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as a browser shows it, after all redirects. */
record Page(URI address, int status, Document html) {

    /** Where it is on its server. */
    String path() {
        return address.getPath();
    }

    /** The only element of this kind. */
    Element one(String selector) {
        var found = html.selectFirst(selector);
        if (found == null) {
            throw new IllegalStateException(
                    "no " + selector + " on " + path() + " (" + status + ")");
        }
        return found;
    }

    Form form(String selector) {
        return Form.of(this, one(selector));
    }

    /** What stands after the last slash of its path. */
    String id() {
        return path().substring(path().lastIndexOf('/') + 1);
    }
}
