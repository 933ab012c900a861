package org.jieli.portal;

import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The start: what is next; and the page of everything else. */
@Controller
@PersonalPages
class StartController {

    private final List<NextThings> parts;
    private final Preferences preferences;

    StartController(List<NextThings> parts, Preferences preferences) {
        this.parts = parts;
        this.preferences = preferences;
    }

    @GetMapping("/my")
    String start(@ModelAttribute("me") Me me, Model model) {
        model.addAttribute(
                "next",
                parts.stream()
                        .flatMap(part -> part.of(me.session().shown()).stream())
                        .sorted(Comparator.comparing(NextThings.NextThing::on)
                                .thenComparing(NextThings.NextThing::when))
                        .toList());
        return "portal/start";
    }

    @GetMapping("/my/me")
    String everythingElse() {
        return "portal/me";
    }

    @PostMapping("/my/me/large-text")
    String largeText(@ModelAttribute("me") Me me, @RequestParam boolean large, HttpSession session) {
        preferences.keepLargeText(me.session().residentId(), large);
        PortalAdvice.changed(session);
        return "redirect:/my/me";
    }
}
