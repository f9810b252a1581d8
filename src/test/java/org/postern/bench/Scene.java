package org.postern.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Who has signed in, and what they work on.
 *
 * @param threads conversations of several messages in the owner's inbox
 */
record Scene(
        UUID practice,
        UUID ownerId,
        Person owner,
        List<Person> colleagues,
        List<Person> writers,
        List<String> threads,
        List<List<String>> threadsOfColleagues,
        List<List<String>> threadsOfWriters) {

    static Scene open(Connection superuser, Line line) throws IOException, SQLException {
        var practice = id(superuser, "select id from practice where slug = '" + People.SLUG + "'");
        var ownerId = user(superuser, practice, People.OWNER);
        var colleagues = new ArrayList<Person>();
        var theirThreads = new ArrayList<List<String>>();
        for (var i = 0; i < People.COLLEAGUES; i++) {
            var email = People.colleague(i);
            colleagues.add(Person.signIn(line, "/p/bench/clinic", email));
            theirThreads.add(threads(superuser, practice, user(superuser, practice, email), 1));
        }
        var writers = new ArrayList<Person>();
        var threadsOfWriters = new ArrayList<List<String>>();
        for (var i = 0; i < People.WRITERS; i++) {
            writers.add(Person.signIn(line, "/p/bench", People.writer(i)));
            threadsOfWriters.add(threadsOfWriter(superuser, practice, i));
        }
        return new Scene(
                practice,
                ownerId,
                Person.signIn(line, "/p/bench/clinic", People.OWNER),
                colleagues,
                writers,
                threads(superuser, practice, ownerId, 3),
                theirThreads,
                threadsOfWriters);
    }

    /** Nothing of the colleagues is unread, so that each of their conversations can be marked. */
    static void markAllRead(Connection superuser, UUID practice, UUID ownerId) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(
                    "update thread set unread = false where practice_id = '%s' and assignee_id <> '%s'"
                            .formatted(practice, ownerId));
        }
    }

    /** Takes away what pgbench added. */
    static void cleanUp(Connection superuser, UUID practice) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (var sql :
                    List.of(
                            "delete from message where practice_id = '%1$s' and seq >= 1000000",
                            """
                            delete from message_search s where practice_id = '%1$s' and not exists (
                                select from message m
                                where m.practice_id = '%1$s' and m.id = s.message_id)""",
                            """
                            delete from notification n where practice_id = '%1$s'
                                and not exists (select from message m
                                where m.practice_id = '%1$s' and m.id = n.message_id)""",
                            """
                            update thread t set last_seq = m.top from (
                                select thread_id, max(seq) as top from message
                                where practice_id = '%1$s' group by 1) m
                            where t.practice_id = '%1$s' and t.id = m.thread_id
                                and t.last_seq <> m.top""",
                            "vacuum")) {
                statement.execute(sql.formatted(practice));
            }
        }
    }

    private static UUID user(Connection superuser, UUID practice, String email)
            throws SQLException {
        return id(
                superuser,
                "select id from user_account where practice_id = '%s' and email = '%s'"
                        .formatted(practice, email));
    }

    private static UUID id(Connection superuser, String sql) throws SQLException {
        return UUID.fromString(ids(superuser, sql).get(0));
    }

    private static List<String> threads(
            Connection superuser, UUID practice, UUID assignee, int leastMessages)
            throws SQLException {
        return ids(
                superuser,
                """
                select id from thread where practice_id = '%s' and assignee_id = '%s'
                    and last_seq >= %d order by md5(id::text) limit 4000
                """
                        .formatted(practice, assignee, leastMessages));
    }

    private static List<String> threadsOfWriter(Connection superuser, UUID practice, int number)
            throws SQLException {
        return ids(
                superuser,
                """
                select t.id from portal_account a
                join portal_link l on l.practice_id = a.practice_id and l.account_id = a.id
                join thread t on t.practice_id = a.practice_id and t.patient_id = l.patient_id
                where a.practice_id = '%s' and a.email = '%s' order by md5(t.id::text) limit 20
                """
                        .formatted(practice, People.writer(number)));
    }

    private static List<String> ids(Connection superuser, String sql) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }
}
