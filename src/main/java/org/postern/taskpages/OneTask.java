package org.postern.taskpages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.task.Assignee;
import org.postern.task.Assignees;
import org.postern.task.NotAnAssignee;
import org.postern.task.TaskChangedMeanwhile;
import org.postern.task.TaskRow;
import org.postern.task.Tasks;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One task: reading and changing it, marking it as done, opening it again. */
@Controller
@RequestMapping("/tasks/{taskId}")
class OneTask {

    private final Tasks tasks;
    private final Assignees assignees;
    private final Throttle throttle;

    OneTask(Tasks tasks, Assignees assignees, Throttle throttle) {
        this.tasks = tasks;
        this.assignees = assignees;
        this.throttle = throttle;
    }

    @GetMapping
    String show(UserIdentity user, @PathVariable UUID taskId, Model model) {
        var row = tasks.open(user, taskId);
        return page(user, row, TaskForm.of(row.task()), Map.of(), false, model);
    }

    @PostMapping
    String change(
            UserIdentity user,
            @PathVariable UUID taskId,
            TaskForm form,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var problems = new HashMap<>(form.problems());
        if (problems.isEmpty()) {
            try {
                tasks.change(user, taskId, form.basis(), form.fields());
                // Given away, it may be nobody's business of this user's any more.
                return "redirect:/tasks" + (tasks.isVisible(user, taskId) ? "/" + taskId : "");
            } catch (NotAnAssignee e) {
                problems.put("assignee", "Choose somebody else: this user cannot get tasks.");
            } catch (TaskChangedMeanwhile e) {
                response.setStatus(HttpStatus.CONFLICT.value());
                var row = tasks.open(user, taskId);
                return page(user, row, form.following(row.task()), Map.of(), true, model);
            }
        }
        var row = tasks.open(user, taskId);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(user, row, form, problems, false, model);
    }

    private String page(
            UserIdentity user,
            TaskRow row,
            TaskForm form,
            Map<String, String> problems,
            boolean changedMeanwhile,
            Model model) {
        model.addAttribute("row", row);
        model.addAttribute("links", tasks.links(user, row.task()));
        model.addAttribute("fields", new TaskFormPage(form, problems, choices(row.assignee())));
        model.addAttribute("changedMeanwhile", changedMeanwhile);
        return "clinic/task";
    }

    // Who has it stays among them, so that a page is saved without giving the task to another.
    private List<Assignee> choices(Assignee now) {
        var choices = new ArrayList<>(assignees.all());
        if (choices.stream().noneMatch(one -> one.id().equals(now.id()))) {
            choices.add(0, now);
        }
        return choices;
    }

    @PostMapping("/completion")
    String complete(UserIdentity user, @PathVariable UUID taskId, TaskListState list) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        tasks.complete(user, taskId);
        return back(taskId, list);
    }

    @PostMapping("/completion/withdrawal")
    String reopen(UserIdentity user, @PathVariable UUID taskId, TaskListState list) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        tasks.reopen(user, taskId);
        return back(taskId, list);
    }

    // To the list if it was done there, else to the task's own page.
    private static String back(UUID taskId, TaskListState list) {
        return "redirect:" + (list.view() == null ? "/tasks/" + taskId : list.here());
    }
}
