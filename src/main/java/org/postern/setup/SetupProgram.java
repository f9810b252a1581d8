package org.postern.setup;

import org.postern.practice.Practice;
import org.postern.practice.Practices;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/**
 * {@code bin/practice add}, and the first part of {@code bin/start --empty}: a process of its own
 * with practices and users, but no pages and no jobs.
 */
@EnableAutoConfiguration
@Import(JoinedDatabase.class)
@ConfigurationPropertiesScan("org.postern.database")
@ComponentScan({
    "org.postern.audit",
    "org.postern.database",
    "org.postern.heavywork",
    "org.postern.practice",
    "org.postern.setup",
    "org.postern.signin",
    "org.postern.user",
    "org.postern.vault"
})
public class SetupProgram {

    /**
     * Adds a practice. With {@code --join} beside a running server; without, only to a server that
     * has none yet.
     */
    public static void main(String[] arguments) {
        boolean join = arguments.length > 0 && arguments[0].equals("--join");
        try (var context = start(join)) {
            if (join || context.getBean(Practices.class).all().isEmpty()) {
                add(context);
            }
        } catch (RuntimeException e) {
            System.err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext start(boolean join) {
        return new SpringApplicationBuilder(SetupProgram.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("postern.database.join=" + join)
                .run(JoinedDatabase.QUIET);
    }

    private static void add(ApplicationContext context) {
        var environment = context.getEnvironment();
        var asked = context.getBean(PracticeQuestions.class).ask(Questions.of(environment));
        var practice = context.getBean(PracticeSetup.class).add(asked);
        tell(practice, asked, environment.getRequiredProperty("postern.url"));
    }

    private static void tell(Practice practice, NewPractice asked, String url) {
        System.out.printf(
                """

                %1$s was added.
                  Clinic   %2$s%3$s
                    %4$s signs in with %5$s
                  Portal   %2$s%6$s

                """,
                practice.name(),
                url,
                practice.clinicPath(),
                asked.admin(),
                asked.email(),
                practice.portalPath());
    }
}
