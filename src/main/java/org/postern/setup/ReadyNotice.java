package org.postern.setup;

import org.postern.practice.Practices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Says where the practices are once the server is ready, or how to add the first. */
@Component
@Profile("!demo")
@ConditionalOnWebApplication
class ReadyNotice implements ApplicationRunner {

    private final Practices practices;
    private final String url;

    ReadyNotice(Practices practices, @Value("${postern.url}") String url) {
        this.practices = practices;
        this.url = url;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var text = new StringBuilder("\nPostern is ready: %s\n\n".formatted(url));
        for (var practice : practices.all()) {
            text.append(
                    "  %1$s\n    Clinic   %2$s%3$s\n    Portal   %2$s%4$s\n"
                            .formatted(
                                    practice.name(),
                                    url,
                                    practice.clinicPath(),
                                    practice.portalPath()));
        }
        if (practices.all().isEmpty()) {
            text.append(
                    """
                      There is no practice yet: bin/practice add adds one. Where there is only the
                      jar, run its program org.postern.setup.SetupProgram --join (deploy/README.md,
                      Commands on the host).
                    """);
        }
        System.out.println(text);
    }
}
