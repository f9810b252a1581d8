package org.postern.transport;

import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Nobody takes all connections: each costs memory from its first byte on, long before anybody has
 * signed in. How many there may be in all is {@code server.tomcat.max-connections}.
 */
@Component
class ConnectionLimit implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Environment environment;

    ConnectionLimit(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        var most =
                environment.getRequiredProperty(
                        "postern.connections-of-one-address", Integer.class);
        var proxies = Transport.of(environment).proxies();
        server.setProtocol(CountedProtocol.class.getName());
        server.addProtocolHandlerCustomizers(
                (ProtocolHandler handler) -> {
                    if (handler instanceof CountedProtocol counted) {
                        counted.limit(most, proxies::hold);
                    }
                });
    }
}
