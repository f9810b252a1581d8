package org.postern.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this server is.
 *
 * @param url the public address of this server, without a slash at its end
 */
@ConfigurationProperties("postern")
public record WebProperties(@DefaultValue("http://localhost:8080") String url) {

    /** Whether it is reached over TLS, so that cookies are to be Secure. */
    public boolean secure() {
        return url.startsWith("https://");
    }

    public String cookieName(String name) {
        return secure() ? "__Host-" + name : name;
    }
}
