package org.postern.factor;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** For whom passkeys are: the host of {@code postern.url}, and pages of that address alone. */
@Component
public class RelyingParty {

    private final String host;
    private final Origin origin;

    RelyingParty(@Value("${postern.url}") String url) {
        this.host = URI.create(url).getHost();
        this.origin = Origin.create(url);
    }

    /** The host, as browsers are told it. */
    public String host() {
        return host;
    }

    ServerProperty expecting(byte[] challenge) {
        return new ServerProperty(origin, host, new DefaultChallenge(challenge));
    }
}
