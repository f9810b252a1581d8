package org.postern.practice;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names of practices in addresses. One that a practice had goes on leading to it, and is never
 * another's.
 */
@Component
public class Slugs {

    private static final Pattern POSSIBLE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    // Nobody's: they would look like a part of the product.
    private static final Set<String> RESERVED =
            Set.of(
                    "admin",
                    "api",
                    "clinic",
                    "css",
                    "dev",
                    "help",
                    "inbox",
                    "js",
                    "login",
                    "p",
                    "patients",
                    "portal",
                    "postern",
                    "settings",
                    "sign-in",
                    "static",
                    "support",
                    "system",
                    "vendor",
                    "www");

    private final JdbcClient jdbc;
    private final Clock clock;

    Slugs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a practice can have this name. */
    public static boolean isPossible(String slug) {
        return POSSIBLE.matcher(slug).matches() && !RESERVED.contains(slug);
    }

    /**
     * Makes sure, until the caller's transaction ends, that no other practice has or had it.
     *
     * @throws SlugTaken if one has
     */
    void claim(String slug, UUID practiceId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('postern.slug', 0))")
                .query()
                .listOfRows();
        var taken =
                jdbc.sql(
                                """
                                select exists (select from practice where slug = :slug
                                        and id <> :id)
                                    or exists (select from former_slug where slug = :slug
                                        and leads_to <> :id)
                                """)
                        .param("slug", slug)
                        .param("id", practiceId)
                        .query(Boolean.class)
                        .single();
        if (taken) {
            throw new SlugTaken();
        }
        jdbc.sql("delete from former_slug where slug = ? and leads_to = ?")
                .params(slug, practiceId)
                .update();
    }

    void remember(String former, UUID practiceId) {
        jdbc.sql("insert into former_slug (slug, leads_to, since) values (?, ?, ?)")
                .params(former, practiceId, Timestamp.from(clock.instant()))
                .update();
    }
}
