package org.postern.admin;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.postern.database.CurrentPractice;
import org.postern.practice.Practices;
import org.postern.qrcode.QrCode;
import org.postern.registration.GettingIn;
import org.postern.registration.GettingInSettings;
import org.postern.wording.Language;
import org.postern.wording.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Communications > Patient portal &amp; kiosk. */
@Controller
@RequestMapping(PortalEntrance.ADDRESS)
class PortalEntrance {

    static final String ADDRESS = "/settings/communications/portal";

    private final GettingInSettings settings;
    private final Practices practices;
    private final String url;

    PortalEntrance(
            GettingInSettings settings, Practices practices, @Value("${postern.url}") String url) {
        this.settings = settings;
        this.practices = practices;
        this.url = url;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable String saved, Model model) {
        var portal = portal();
        model.addAttribute("portal", portal);
        model.addAttribute("localhost", isLocalhost());
        model.addAttribute("kiosk", portal + "/kiosk");
        model.addAttribute("code", QrCode.of(portal));
        model.addAttribute("settings", settings.current());
        model.addAttribute("saved", saved != null);
        return "clinic/portal-entrance";
    }

    // A box that is not ticked is not sent.
    @PostMapping
    String save(
            @RequestParam(required = false) @Nullable String registering,
            @RequestParam(required = false) @Nullable String kiosk) {
        settings.save(new GettingIn(registering != null, kiosk != null));
        return "redirect:" + ADDRESS + "?saved";
    }

    /** A page made for paper, in both languages. */
    @GetMapping("/sheet")
    String sheet(Model model) {
        model.addAttribute("portal", portal());
        model.addAttribute("localhost", isLocalhost());
        model.addAttribute("code", QrCode.of(portal()));
        model.addAttribute("registering", settings.current().registering());
        model.addAttribute("english", Words.of(Language.ENGLISH));
        model.addAttribute("spanish", Words.of(Language.SPANISH));
        return "clinic/portal-sheet";
    }

    // No phone can open that.
    private boolean isLocalhost() {
        var host = URI.create(url).getHost();
        return host != null && (host.equals("localhost") || host.startsWith("127."));
    }

    private String portal() {
        return url + practices.get(CurrentPractice.id()).portalPath();
    }
}
