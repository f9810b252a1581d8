package org.postern.setup;

import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/** {@code bin/keys}: a process of its own with keys and practices, but no pages and no jobs. */
@EnableAutoConfiguration
@Import({JoinedDatabase.class, KeysCommand.class, KeysStatus.class})
@ConfigurationPropertiesScan("org.postern.database")
@ComponentScan({
    "org.postern.audit",
    "org.postern.database",
    "org.postern.heavywork",
    "org.postern.keys",
    "org.postern.practice",
    "org.postern.search",
    "org.postern.vault"
})
public class KeysProgram {

    /** Carries out one command; exit code 0 if it was, else 1. */
    public static void main(String[] arguments) {
        if (arguments.length == 2 && arguments[0].equals("create")) {
            System.exit(NewKey.create(Path.of(arguments[1]), System.out::println));
        }
        try (var context = start()) {
            var typed = Questions.of(context.getEnvironment());
            context.getBean(KeysCommand.class).run(typed, System.out::println, arguments);
            System.exit(0);
        } catch (Exception e) {
            System.err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            System.exit(1);
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(KeysProgram.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("postern.database.join=true")
                .run(JoinedDatabase.QUIET);
    }
}
