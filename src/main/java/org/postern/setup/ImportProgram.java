package org.postern.setup;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/** {@code bin/import}: a process of its own with patients and rosters, but no pages and no jobs. */
@EnableAutoConfiguration
@Import({JoinedDatabase.class, RosterImporter.class})
@ConfigurationPropertiesScan("org.postern.database")
@ComponentScan({
    "org.postern.audit",
    "org.postern.database",
    "org.postern.heavywork",
    "org.postern.patient",
    "org.postern.practice",
    "org.postern.roster",
    "org.postern.setup",
    "org.postern.signin",
    "org.postern.user",
    "org.postern.vault"
})
public class ImportProgram {

    /**
     * Imports a file: {@code --practice NAME FILE [--preview]}. Exit code 0 if every line was
     * taken, else 1.
     */
    public static void main(String[] arguments) {
        try (var context = start()) {
            var complete =
                    context.getBean(RosterImporter.class)
                            .run(ImportCall.of(arguments), System.out::println);
            System.exit(complete ? 0 : 1);
        } catch (RuntimeException e) {
            System.err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            System.exit(1);
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(ImportProgram.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("postern.database.join=true")
                .run(JoinedDatabase.QUIET);
    }
}
