package org.postern.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practice;
import org.postern.practice.Practices;
import org.postern.sealing.Report;
import org.postern.sealing.Verification;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/** {@code bin/verify-audit}: a process of its own that looks whether audit trails were changed. */
@EnableAutoConfiguration
@Import(JoinedDatabase.class)
@ConfigurationPropertiesScan("org.postern.database")
@ComponentScan({
    "org.postern.audit",
    "org.postern.database",
    "org.postern.heavywork",
    "org.postern.practice",
    "org.postern.sealing",
    "org.postern.vault"
})
public class VerifyProgram {

    private static final int UNCHANGED = 0;
    private static final int CHANGED = 1;
    private static final int NOT_POSSIBLE = 2;
    private static final int RESTORED = 3;

    private final Practices practices;
    private final Verification verification;
    private final @Nullable Path anchor;

    private VerifyProgram(ConfigurableApplicationContext context, @Nullable Path anchor) {
        this.practices = context.getBean(Practices.class);
        this.verification = context.getBean(Verification.class);
        this.anchor = anchor;
    }

    /**
     * Looks at every practice: {@code [ANCHOR-FILE]}. Exit code 0 if all is as it was sealed, 1 if
     * something was changed, 2 if that could not be found out, 3 if nothing was changed and events
     * were lost because a backup was restored.
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments.length == 0 ? null : Path.of(arguments[0])));
    }

    private static int run(@Nullable Path anchor) {
        try (var context = start()) {
            return verify(context, anchor);
        } catch (RuntimeException e) {
            System.err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return NOT_POSSIBLE;
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(VerifyProgram.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("postern.database.join=true")
                .run(JoinedDatabase.QUIET);
    }

    static int verify(ConfigurableApplicationContext context, @Nullable Path anchor) {
        return new VerifyProgram(context, anchor).verify();
    }

    private int verify() {
        var all = practices.all();
        var changed = new ArrayList<Practice>();
        var restored = false;
        for (var practice : all) {
            var report = CurrentPractice.call(practice.id(), () -> verification.check(anchor));
            tell(practice, report);
            if (report.finding().isPresent()) {
                changed.add(practice);
            }
            restored |= !report.restored().isEmpty();
        }
        var lost = new HashSet<>(verification.anchored(anchor));
        all.forEach(practice -> lost.remove(practice.id()));
        lost.forEach(id -> System.out.printf("%s: MISSING: the whole practice is gone.%n", id));
        if (!changed.isEmpty() || !lost.isEmpty()) {
            return CHANGED;
        }
        return restored ? RESTORED : UNCHANGED;
    }

    private static void tell(Practice practice, Report report) {
        System.out.printf(
                "%s: %s. %,d events under %,d seals hold; %,d compared with the anchor; %,d wait to be sealed.%n",
                practice.slug(),
                report.finding().map(finding -> finding.words()).orElse("unchanged"),
                report.events(),
                report.seals(),
                report.anchors(),
                report.waiting());
        report.restored().forEach(told -> System.out.printf("%s: %s.%n", practice.slug(), told));
        if (!report.restored().isEmpty()) {
            System.out.println(
                    "If nobody restored a backup then, somebody cut the trail and wrote that line into the anchor.");
        }
    }
}
