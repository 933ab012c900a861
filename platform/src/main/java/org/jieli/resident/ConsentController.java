package org.jieli.resident;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Guardians and consents on a resident's record. */
@Controller
class ConsentController {

    private final Guardians guardians;
    private final Consents consents;
    private final ResidentRecordPage page;

    ConsentController(Guardians guardians, Consents consents, ResidentRecordPage page) {
        this.guardians = guardians;
        this.consents = consents;
        this.page = page;
    }

    @PostMapping("/residents/{id}/guardians")
    String addGuardian(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable GuardianRelation relation,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        return done(id, () -> guardians.add(id, new NewGuardian(name, relation, phone)), typed, model, response);
    }

    @PostMapping("/residents/{id}/guardians/{guardian}/end")
    String endGuardian(@PathVariable UUID id, @PathVariable UUID guardian) {
        guardians.end(id, guardian);
        return "redirect:/residents/" + id;
    }

    @PostMapping("/residents/{id}/consents")
    String grant(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable ConsentKind kind,
            @RequestParam(required = false) @Nullable UUID guardianId,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    LocalDateTime grantedAt,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        NewConsent consent = new NewConsent(
                kind,
                guardianId,
                evidence,
                grantedAt == null ? null : grantedAt.atZone(ChinaTime.ZONE).toInstant());
        return done(id, () -> consents.grant(id, consent), typed, model, response);
    }

    @PostMapping("/residents/{id}/consents/{consent}/withdraw")
    String withdraw(@PathVariable UUID id, @PathVariable UUID consent) {
        consents.withdraw(id, consent, "");
        return "redirect:/residents/" + id;
    }

    private String done(UUID id, Runnable act, Map<String, String> typed, Model model, HttpServletResponse response) {
        try {
            act.run();
            return "redirect:/residents/" + id;
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page.show(id, model, typed, List.copyOf(fault.fields()));
        }
    }
}
