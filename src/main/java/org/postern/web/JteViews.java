package org.postern.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Renders the precompiled templates; each gets the model's entries that it has parameters for. */
@Component("viewResolver") // in place of Boot's, which refuses clients that do not ask for HTML
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class JteViews implements ViewResolver {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.postern.pages");
    private final Pages pages;

    JteViews(Pages pages) {
        this.pages = pages;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.startsWith("redirect:") ? null : new JteView(name + ".jte");
    }

    private class JteView implements View {

        private final String template;

        JteView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(
                @Nullable Map<String, ?> model,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            var values = new HashMap<String, Object>();
            if (model != null) {
                values.putAll(model);
            }
            values.put("page", pages.of(request));
            // Rendered whole before anything is sent, so that a fault becomes a page of its own.
            var output = new Utf8ByteOutput();
            templates.render(template, values, output);
            response.setContentType(getContentType());
            response.setContentLength(output.getContentLength());
            // At once: the template's many small parts each pass through every filter's wrapper.
            var whole = new ByteArrayOutputStream(output.getContentLength());
            output.writeTo(whole);
            whole.writeTo(response.getOutputStream());
        }
    }
}
