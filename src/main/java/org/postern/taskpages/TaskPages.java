package org.postern.taskpages;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postern.patient.Patient;
import org.postern.patient.Patients;
import org.postern.signin.AttemptLimit;
import org.postern.signin.Throttle;
import org.postern.task.TaskLists;
import org.postern.threadlist.SavedSearches;
import org.postern.user.UserIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The Tasks page: mine or others', open or done. */
@Controller
@RequestMapping("/tasks")
class TaskPages {

    private static final int MOST_FOUND = 20;
    private static final int LONGEST_WORDS = 500;

    private final TaskLists lists;
    private final Patients patients;
    private final SavedSearches searches;
    private final Throttle throttle;

    TaskPages(TaskLists lists, Patients patients, SavedSearches searches, Throttle throttle) {
        this.lists = lists;
        this.patients = patients;
        this.searches = searches;
        this.throttle = throttle;
    }

    @GetMapping
    String list(
            UserIdentity user,
            TaskListState state,
            @RequestParam(required = false) @Nullable UUID search,
            Model model) {
        var patientId = state.patient();
        model.addAttribute(
                "list",
                new TaskListPage(
                        state,
                        lists.list(user, state.filter(), state.after()),
                        lists.counts(user, state.filter()),
                        patientId == null ? null : patients.get(patientId),
                        state.others() ? lists.others(user) : List.of(),
                        search == null ? null : found(user, search)));
        return "clinic/tasks";
    }

    private List<Patient> found(UserIdentity user, UUID search) {
        var words = Optional.ofNullable(search).flatMap(id -> searches.find(user, id)).orElse("");
        return words.isBlank() ? List.of() : patients.find(words, null, MOST_FOUND).patients();
    }

    /** Names are posted: no address or log ever holds them. */
    @PostMapping("/searches")
    String search(
            UserIdentity user, TaskListState state, @RequestParam(defaultValue = "") String words) {
        if (words.isBlank()) {
            return "redirect:" + state.about(null);
        }
        throttle.countAndCheck(AttemptLimit.SEARCHES, user.id().toString());
        var bounded = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
        var found = patients.find(bounded, null, 2).patients();
        return "redirect:"
                + (found.size() == 1
                        ? state.about(found.get(0).id())
                        : state.searching(searches.save(user, bounded)));
    }
}
