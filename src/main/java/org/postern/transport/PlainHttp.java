package org.postern.transport;

import org.apache.catalina.valves.RemoteCIDRValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses plain HTTP to all but this machine and the proxies, unless it is allowed. */
@Component
class PlainHttp implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Environment environment;

    PlainHttp(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        var transport = Transport.of(environment);
        if (transport.clients() != Transport.Clients.EVERYBODY) {
            var door = new RemoteCIDRValve();
            door.setAllow(transport.proxies().andThisMachine());
            // Who is connected, and not who that says it speaks for.
            door.setUsePeerAddress(true);
            server.addEngineValves(door);
        }
    }
}
