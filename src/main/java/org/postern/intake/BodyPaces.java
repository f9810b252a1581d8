package org.postern.intake;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.postern.pace.Ticks;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Has a {@link BodyPace} look at each body. It stands in the server itself, because that reads
 * forms and files behind the back of filters.
 */
@Component
class BodyPaces implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Ticks ticks;

    BodyPaces(Ticks ticks) {
        this.ticks = ticks;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new PaceValve(ticks));
    }

    private static class PaceValve extends ValveBase {

        private final Ticks ticks;

        PaceValve(Ticks ticks) {
            super(true);
            this.ticks = ticks;
        }

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            var received = request.getCoyoteRequest();
            var body = received.getInputBuffer();
            var pace = new BodyPace(body, ticks);
            request.setAttribute(BodyPace.ATTRIBUTE, pace);
            received.setInputBuffer(pace);
            try {
                getNext().invoke(request, response);
            } finally {
                received.setInputBuffer(body);
            }
        }
    }
}
