package org.postern.taskpages;

import java.util.List;
import java.util.Map;
import org.postern.task.Assignee;

/**
 * The fields of a task on a page.
 *
 * @param problems what is wrong, by field
 * @param assignees to whom it can be given
 */
public record TaskFormPage(TaskForm form, Map<String, String> problems, List<Assignee> assignees) {}
