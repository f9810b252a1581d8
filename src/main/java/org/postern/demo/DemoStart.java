package org.postern.demo;

import java.io.IOException;
import org.postern.practice.Practices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills an empty server at its first start, and prints the sign-ins at each. */
@Component
@Profile("demo")
class DemoStart implements ApplicationRunner {

    private final Practices practices;
    private final DemoPractice demo;
    private final DemoTasks tasks;
    private final DemoSignIns signIns;
    private final UnfinishedDemo unfinished;
    private final String url;

    DemoStart(
            Practices practices,
            DemoPractice demo,
            DemoTasks tasks,
            DemoSignIns signIns,
            UnfinishedDemo unfinished,
            @Value("${postern.url}") String url) {
        this.practices = practices;
        this.demo = demo;
        this.tasks = tasks;
        this.signIns = signIns;
        this.unfinished = unfinished;
        this.url = url;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        unfinished.remove();
        if (practices.all().isEmpty()) {
            unfinished.during(
                    () -> {
                        demo.fill(signIns);
                        tasks.fill();
                    });
        }
        if (practices.findBySlug("lakeside").isPresent()) {
            printSignIns();
        }
    }

    private void printSignIns() {
        System.out.printf(
                """

                Postern is ready: %1$s

                  Clinic   %1$s/p/lakeside/clinic
                    Provider    %2$s
                    Front desk  %3$s  (administration)
                  Portal   %1$s/p/lakeside
                    Patient     %4$s
                    Parent      %6$s  (of two children)
                  Password of all: %5$s
                  (In the demo administrators need no second step; elsewhere they always do.)
                  Mail that would go out: %1$s/dev/mail

                """,
                url,
                DemoSignIns.PROVIDER,
                DemoSignIns.FRONT_DESK,
                DemoSignIns.PATIENT,
                signIns.password(),
                DemoSignIns.PARENT);
    }
}
