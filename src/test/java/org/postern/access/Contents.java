package org.postern.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postern.testing.World;

/** Everything that a refused call could have changed, as one text for each table. */
final class Contents {

    private static final List<String> TABLES =
            List.of(
                    "practice_settings",
                    "practice",
                    "practice_logo",
                    "opening_hours",
                    "former_slug",
                    "user_view",
                    "user_invitation",
                    "patient",
                    "patient_name",
                    "thread",
                    "message",
                    "draft",
                    "attachment",
                    "attachment_part",
                    "task",
                    "invitation",
                    "registration_request",
                    "notification",
                    "saved_search",
                    "user_account",
                    "portal_account",
                    "message_settings",
                    "absence",
                    "quick_reply",
                    "portal_link",
                    "proxy_invitation",
                    "roster_import",
                    "roster_part",
                    "account_link",
                    "account_letter",
                    "authenticator",
                    "recovery_code",
                    "passkey");

    private Contents() {}

    static Map<String, String> read(World world) {
        var contents = new HashMap<String, String>();
        for (var table : TABLES) {
            contents.put(
                    table,
                    world.database()
                            .sql(
                                    "select coalesce(md5(string_agg(t::text, '|' order by t::text)),"
                                            + " '') from "
                                            + table
                                            + " t")
                            .query(String.class)
                            .single());
        }
        return contents;
    }
}
