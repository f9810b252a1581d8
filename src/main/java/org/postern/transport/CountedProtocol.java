package org.postern.transport;

import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP over a {@link CountedEndpoint}. Public, because Tomcat makes it by its name. */
public class CountedProtocol extends Http11NioProtocol {

    /** Without a limit. */
    public CountedProtocol() {
        super(new CountedEndpoint());
    }

    void limit(int most, Predicate<String> unlimited) {
        ((CountedEndpoint) getEndpoint()).limit(most, unlimited);
    }
}
