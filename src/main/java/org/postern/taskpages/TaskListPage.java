package org.postern.taskpages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Patient;
import org.postern.task.Assignee;
import org.postern.task.TaskCounts;
import org.postern.task.TaskList;

/**
 * A list of tasks.
 *
 * @param patient whom it is about; null for all
 * @param assignees by whom others' tasks can be filtered
 * @param found the patients that were searched for to filter by one; null without a search
 */
public record TaskListPage(
        TaskListState state,
        TaskList tasks,
        TaskCounts counts,
        @Nullable Patient patient,
        List<Assignee> assignees,
        @Nullable List<Patient> found) {}
