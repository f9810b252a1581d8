package org.postern.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.testing.PosternTest;

/** Whoever adds a table that names patients decides here what a merge does with it. */
class PatientTableTests extends PosternTest {

    private List<String> names(String sql) {
        return world.database().sql(sql).query(String.class).list();
    }

    @Test
    @DisplayName("A7: a merge knows every table that names patients")
    void aMergeKnowsEveryTableThatNamesPatients() {
        var tables =
                names(
                        """
                        select c.table_name::text from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where table_schema = 'public' and c.column_name = 'patient_id'
                            and t.table_type = 'BASE TABLE'
                        """);

        assertThat(PatientTable.ALL.stream().map(PatientTable::name))
                .containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    @DisplayName("A7: what is added for a record while it is merged follows it, in every table")
    void whatIsAddedMeanwhileFollows() {
        var following =
                names(
                        """
                        select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
                        where t.tgname = 'follow_merge'
                        """);

        assertThat(
                        PatientTable.ALL.stream()
                                .filter(table -> table.way() != PatientTable.Way.STAYS)
                                .map(PatientTable::name))
                .as("each needs: create trigger follow_merge before insert on … (see V4)")
                .containsExactlyInAnyOrderElementsOf(following);
    }
}
