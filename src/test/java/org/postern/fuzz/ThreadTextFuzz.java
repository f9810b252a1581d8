package org.postern.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import org.jsoup.Jsoup;
import org.postern.search.Query;

/** The text of a message, as pages show it: the same text, and no element that it could bring. */
public final class ThreadTextFuzz {

    private static final TemplateEngine PAGES =
            TemplateEngine.createPrecompiled(
                    null,
                    ContentType.Html,
                    ThreadTextFuzz.class.getClassLoader(),
                    "org.postern.pages");

    private ThreadTextFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        var query = data.consumeBoolean() ? Query.parse(data.consumeString(20)) : null;
        var text = data.consumeRemainingAsString();
        var values = new HashMap<String, Object>();
        values.put("text", text);
        values.put("query", query);
        var page = new StringOutput();
        PAGES.render("tag/sought.jte", values, page);
        var shown = Jsoup.parseBodyFragment("<div>" + page + "</div>").body();
        if (!shown.select(":not(body):not(div):not(mark)").isEmpty()
                || shown.select("div").size() > 1
                || shown.getAllElements().stream().anyMatch(one -> one.attributesSize() > 0)) {
            throw new IllegalStateException("a text became markup");
        }
    }
}
