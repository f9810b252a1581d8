package org.postern.bench;

import java.nio.file.Path;
import org.postern.practice.Practices;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/** Fills a new data directory, with the product's own services and embedded PostgreSQL. */
@EnableAutoConfiguration
@ConfigurationPropertiesScan("org.postern.database")
@ComponentScan({
    "org.postern.audit",
    "org.postern.database",
    "org.postern.heavywork",
    "org.postern.practice",
    "org.postern.search",
    "org.postern.signin",
    "org.postern.user",
    "org.postern.vault"
})
public class FillProgram {

    /** DATA_DIRECTORY MESSAGES. */
    public static void main(String[] arguments) throws Exception {
        var data = new DataFolder(Path.of(arguments[0]));
        var messages = Integer.parseInt(arguments[1]);
        try (var context =
                new SpringApplicationBuilder(FillProgram.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .run("--postern.data=" + data.path(), "--logging.level.root=error")) {
            var practices = context.getBean(Practices.class);
            if (practices.findBySlug(People.SLUG).isPresent()) {
                throw new IllegalStateException(data.path() + " is filled already");
            }
            new MeasuredPractice(context, messages).fill();
            new OtherPractices(data, messages).fill();
        }
        System.exit(0);
    }
}
