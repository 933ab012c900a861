package org.jieli.chronic.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing down the yearly examination. */
@Controller
class ExaminationController {

    private final Examinations examinations;
    private final Residents residents;
    private final Clock clock;

    ExaminationController(Examinations examinations, Residents residents, Clock clock) {
        this.examinations = examinations;
        this.residents = residents;
        this.clock = clock;
    }

    @GetMapping("/chronic/examinations/new")
    String form(@RequestParam UUID resident, Model model) {
        Memberships.requireDoer();
        return page(resident, Map.of(), List.of(), model);
    }

    @PostMapping("/chronic/examinations")
    String write(
            @RequestParam UUID resident,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        List<FieldFault> unreadable = new ArrayList<>();
        try {
            examinations.write(resident, date(typed.get("doneOn"), unreadable), typed.get("findings"), unreadable);
            redirect.addFlashAttribute(Ui.DONE, "chronic.examined");
            return "redirect:/follow-ups?list=EXAMINATION";
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(resident, typed, fault.fields(), model);
        }
    }

    private String page(UUID residentId, Map<String, String> typed, List<FieldFault> faults, Model model) {
        model.addAttribute("resident", residents.find(residentId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("today", LocalDate.now(clock));
        return "chronic/membership/examination";
    }

    private static @Nullable LocalDate date(@Nullable String typed, List<FieldFault> unreadable) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            unreadable.add(FieldFault.of("doneOn", "chronic.not-a-date"));
            return null;
        }
    }
}
