package org.postern.admin;

import org.jspecify.annotations.Nullable;
import org.postern.reading.Receipts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings > Communications > Receipts. */
@Controller
@RequestMapping("/settings/communications/receipts")
class ReceiptSettings {

    private final Receipts receipts;

    ReceiptSettings(Receipts receipts) {
        this.receipts = receipts;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable String saved, Model model) {
        model.addAttribute("shown", receipts.shown());
        model.addAttribute("saved", saved != null);
        return "clinic/receipts";
    }

    @PostMapping
    String save(@RequestParam(required = false) @Nullable String shown) {
        receipts.show(shown != null);
        return "redirect:/settings/communications/receipts?saved";
    }
}
