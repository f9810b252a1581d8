package org.postern.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The demo's mail, shown to requests from this machine alone. */
@Controller
@Profile("demo")
@RequestMapping("/dev/mail")
class DemoMailPages {

    private static final int MOST = 200;

    // Any other name leads here by a trick of the name's owner (DNS rebinding).
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final DemoMailbox mailbox;

    DemoMailPages(DemoMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping
    String list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "" + MOST) int most,
            Model model) {
        refuseOthers(request);
        model.addAttribute("mails", mailbox.newest(Math.min(Math.max(1, most), 100_000)));
        return "dev/mail";
    }

    @GetMapping("/{id}")
    String show(HttpServletRequest request, @PathVariable String id, Model model) {
        refuseOthers(request);
        model.addAttribute(
                "mail",
                mailbox.find(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "dev/one-mail";
    }

    // A proxy on this machine passes others' requests on: they carry these headers.
    private static void refuseOthers(HttpServletRequest request) {
        var forwarded =
                request.getHeader("X-Forwarded-For") != null
                        || request.getHeader("Forwarded") != null
                        || request.getHeader("X-Real-IP") != null
                        || !HERE.contains(request.getServerName());
        try {
            if (forwarded || !InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
        } catch (UnknownHostException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }
}
