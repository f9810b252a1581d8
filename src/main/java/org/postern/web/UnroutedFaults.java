package org.postern.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives the headers of every page to what the server itself refuses before any filter sees it:
 * addresses that cannot be decoded, that climb out of their root, or that hold what none may.
 */
@Component
class UnroutedFaults implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new HeaderValve());
    }

    private static class HeaderValve extends ValveBase {

        HeaderValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            if (response.isError() || request.getContext() == null || isHidden(request)) {
                SafeHeaders.set(response);
            }
            getNext().invoke(request, response);
        }

        // What lies beside the pages in the program's file: the server answers 404 by itself.
        private static boolean isHidden(Request request) {
            var path = request.getDecodedRequestURI().toUpperCase(Locale.ROOT);
            return path.startsWith("/WEB-INF") || path.startsWith("/META-INF");
        }
    }
}
