package org.jieli.referral;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The person's own page: the steps of the referral by link and code, without an account. */
@Controller
class FollowController {

    private final FollowingReferral following;
    private final BookedPlaces bookedPlaces;
    private final Institutions institutions;

    FollowController(FollowingReferral following, BookedPlaces bookedPlaces, Institutions institutions) {
        this.following = following;
        this.bookedPlaces = bookedPlaces;
        this.institutions = institutions;
    }

    @GetMapping("/follow/{token}")
    String ask(@PathVariable String token, Model model) {
        return page(token, null, model);
    }

    @PostMapping("/follow/{token}")
    String show(@PathVariable String token, @RequestParam String code, Model model) {
        return page(token, code, model);
    }

    @PostMapping("/follow/{token}/withdrawal")
    String withdraw(@PathVariable String token, @RequestParam String code, Model model) {
        following.withdraw(token, code);
        return page(token, code, model);
    }

    private String page(String token, @Nullable String code, Model model) {
        Map<UUID, String> names = new HashMap<>();
        FollowingReferral.Followed followed = null;
        boolean refused = false;
        if (code != null) {
            try {
                followed = following.steps(token, code);
                Optional<InstitutionSummary> place =
                        institutions.find(followed.summary().toInstitutionId());
                institutions
                        .findAll(followed.institutions())
                        .values()
                        .forEach(found -> names.put(found.id(), found.name()));
                model.addAttribute(
                        "phone", place.map(InstitutionSummary::referralPhone).orElse(null));
            } catch (Fault fault) {
                if (fault.code() != CommonFault.NOT_FOUND) {
                    throw fault;
                }
                refused = true;
            }
        }
        model.addAttribute("token", token);
        model.addAttribute("code", code == null ? "" : code);
        model.addAttribute("refused", refused);
        model.addAttribute("followed", followed);
        model.addAttribute(
                "booked",
                followed == null ? null : bookedPlaces.of(followed.summary().id()));
        model.addAttribute("places", names);
        return "referral/follow";
    }
}
