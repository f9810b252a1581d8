package org.postern.messaging;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.user.UserIdentity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which threads a user may view: the one place where it is decided. */
@Component
public class Visibility {

    /**
     * The condition on {@code thread t}, for queries that name {@code :practice}, {@code :viewer},
     * {@code :viewsAll} and {@code :viewsQueue}.
     */
    public static final String CONDITION =
            """
            (t.assignee_id = :viewer or :viewsAll
                or (t.assignee_id is null and :viewsQueue)
                or t.assignee_id in (select viewed_user_id from user_view
                    where practice_id = :practice and user_id = :viewer))
            """;

    private final JdbcClient jdbc;

    Visibility(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean mayView(UserIdentity user, @Nullable UUID assigneeId) {
        if (!user.account().portalMessaging()) {
            return false;
        }
        if (assigneeId == null) {
            return user.account().seesPracticeQueue();
        }
        return assigneeId.equals(user.id())
                || switch (user.account().viewOthers()) {
                    case NOBODY -> false;
                    case EVERYBODY -> true;
                    case CHOSEN -> mayViewChosen(user, assigneeId);
                };
    }

    /** Whose messages a user may view beside their own. */
    Viewed viewed(UserIdentity user) {
        if (!user.account().portalMessaging()) {
            return Viewed.NOBODY;
        }
        return switch (user.account().viewOthers()) {
            case NOBODY -> Viewed.NOBODY;
            case EVERYBODY -> Viewed.EVERYBODY;
            case CHOSEN -> new Viewed(false, chosen(user));
        };
    }

    private Set<UUID> chosen(UserIdentity user) {
        return Set.copyOf(
                jdbc.sql(
                                """
                                select viewed_user_id from user_view
                                where practice_id = ? and user_id = ?
                                """)
                        .params(CurrentPractice.id(), user.id())
                        .query(UUID.class)
                        .list());
    }

    private boolean mayViewChosen(UserIdentity user, UUID assigneeId) {
        return jdbc.sql(
                        """
                        select exists (select from user_view
                            where practice_id = ? and user_id = ? and viewed_user_id = ?)
                        """)
                .params(CurrentPractice.id(), user.id(), assigneeId)
                .query(Boolean.class)
                .single();
    }
}
