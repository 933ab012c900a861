package org.jieli.referral;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A hospital's list of who could go down today. */
@Controller
class DownTodayController {

    private static final Set<Role> HOSPITAL = EnumSet.of(Role.SPECIALIST, Role.REFERRAL_CENTRE);

    private final DownCandidates down;
    private final Residents residents;

    DownTodayController(DownCandidates down, Residents residents) {
        this.down = down;
        this.residents = residents;
    }

    @Bean
    static MenuEntry downTodayMenu() {
        return new MenuEntry(
                MenuEntry.Group.REFERRALS, 15, "referral.down-today", "/referrals/down-today", "arrow-down", HOSPITAL);
    }

    @GetMapping("/referrals/down-today")
    String today(Model model) {
        CurrentAccess.requireRole(HOSPITAL.toArray(Role[]::new));
        List<DownCandidate> candidates = down.today();
        model.addAttribute("candidates", candidates);
        model.addAttribute(
                "people",
                residents.findAll(candidates.stream()
                        .map(each -> each.stay().residentId())
                        .collect(Collectors.toSet())));
        return "referral/down-today";
    }
}
