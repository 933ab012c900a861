package org.jieli.portal.record;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditEntry;
import org.jieli.audit.AuditTrail;
import org.jieli.audit.AuditWords;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.portal.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has looked at the record: when, who, in which role, at which institution, and what he did. */
@Controller
@PersonalPages
class LookedController {

    private static final int PAGE = 50;

    private final AuditTrail trail;
    private final AuditWords words;
    private final Places places;

    LookedController(AuditTrail trail, AuditWords words, Places places) {
        this.trail = trail;
        this.words = words;
        this.places = places;
    }

    @GetMapping("/my/looked")
    String page(@ModelAttribute("me") Me me, @RequestParam(required = false) @Nullable Long before, Model model) {
        List<AuditEntry> found = trail.byOthers(me.session().shown(), before, PAGE + 1);
        List<AuditEntry> entries = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("entries", entries);
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("words", words);
        model.addAttribute(
                "places",
                places.names(entries.stream()
                        .map(AuditEntry::institutionId)
                        .filter(Objects::nonNull)
                        .map(UUID.class::cast)
                        .collect(Collectors.toSet())));
        return "portal/record/looked";
    }
}
