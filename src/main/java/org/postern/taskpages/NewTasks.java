package org.postern.taskpages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.task.AlreadyCreated;
import org.postern.task.Assignees;
import org.postern.task.NewTask;
import org.postern.task.NotAnAssignee;
import org.postern.task.TaskOrigin;
import org.postern.task.Tasks;
import org.postern.user.UserIdentity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Making a task: of its own, about a patient, or from a conversation or one of its messages. */
@Controller
class NewTasks {

    private final Tasks tasks;
    private final Assignees assignees;
    private final Throttle throttle;

    NewTasks(Tasks tasks, Assignees assignees, Throttle throttle) {
        this.tasks = tasks;
        this.assignees = assignees;
        this.throttle = throttle;
    }

    @GetMapping("/tasks/new")
    String form(UserIdentity user, @RequestParam(required = false) UUID patient, Model model) {
        return form(user, new TaskOrigin(patient, null, null), model);
    }

    @GetMapping("/inbox/threads/{threadId}/tasks/new")
    String formOfThread(
            UserIdentity user,
            @PathVariable UUID threadId,
            @RequestParam(required = false) UUID message,
            Model model) {
        return form(user, new TaskOrigin(null, threadId, message), model);
    }

    @PostMapping("/tasks/new")
    String create(
            UserIdentity user,
            @RequestParam(required = false) UUID patient,
            TaskForm form,
            HttpServletResponse response,
            Model model) {
        return create(user, new TaskOrigin(patient, null, null), form, response, model);
    }

    @PostMapping("/inbox/threads/{threadId}/tasks/new")
    String createInThread(
            UserIdentity user,
            @PathVariable UUID threadId,
            @RequestParam(required = false) UUID message,
            TaskForm form,
            HttpServletResponse response,
            Model model) {
        return create(user, new TaskOrigin(null, threadId, message), form, response, model);
    }

    private String form(UserIdentity user, TaskOrigin origin, Model model) {
        return page(user, origin, TaskForm.empty(user.id()), Map.of(), null, model);
    }

    private String create(
            UserIdentity user,
            TaskOrigin origin,
            TaskForm form,
            HttpServletResponse response,
            Model model) {
        throttle.countAndCheck(AttemptLimit.USER_POSTS, user.id().toString());
        var problems = new HashMap<>(form.problems());
        if (problems.isEmpty()) {
            try {
                var id = tasks.create(user, new NewTask(form.clientToken(), origin, form.fields()));
                return "redirect:"
                        + (origin.threadId() == null
                                ? "/tasks/" + id
                                : "/inbox/threads/" + origin.threadId());
            } catch (NotAnAssignee e) {
                problems.put("assignee", "Choose somebody else: this user cannot get tasks.");
            } catch (AlreadyCreated e) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return page(user, origin, form.withNewToken(), Map.of(), e.taskId(), model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(user, origin, form, problems, null, model);
    }

    private String page(
            UserIdentity user,
            TaskOrigin origin,
            TaskForm form,
            Map<String, String> problems,
            @Nullable UUID earlier,
            Model model) {
        model.addAttribute("start", new TaskStart(origin, tasks.begin(user, origin)));
        model.addAttribute("fields", new TaskFormPage(form, problems, assignees.all()));
        model.addAttribute("earlier", earlier == null ? null : earlier.toString());
        return "clinic/new-task";
    }
}
