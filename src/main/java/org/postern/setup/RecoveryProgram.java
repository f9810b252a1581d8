package org.postern.setup;

import org.postern.accountmail.AccountOutbox;
import org.postern.notification.Secrets;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/** {@code bin/admin recover}: a process of its own with users, but no pages and no jobs. */
@EnableAutoConfiguration
@Import({JoinedDatabase.class, AccountOutbox.class, Secrets.class, Recoverer.class})
@ConfigurationPropertiesScan("org.postern.database")
@ComponentScan({
    "org.postern.audit",
    "org.postern.credentials",
    "org.postern.database",
    "org.postern.factor",
    "org.postern.heavywork",
    "org.postern.patient",
    "org.postern.practice",
    "org.postern.setup",
    "org.postern.signin",
    "org.postern.user",
    "org.postern.vault"
})
public class RecoveryProgram {

    /** Prints a link: {@code --practice NAME --email ADDRESS}. */
    public static void main(String[] arguments) {
        try (var context = start()) {
            context.getBean(Recoverer.class).run(arguments, System.out::println);
        } catch (RuntimeException e) {
            System.err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(RecoveryProgram.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("postern.database.join=true")
                .run(JoinedDatabase.QUIET);
    }
}
