package org.postern.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mail, beside Spring's own {@code spring.mail.*} for the server.
 *
 * @param window messages within it are told in one mail
 * @param from the address that mails come from
 */
@ConfigurationProperties("postern.mail")
record MailProperties(
        @DefaultValue("60s") Duration window, @DefaultValue("postern@localhost") String from) {}
