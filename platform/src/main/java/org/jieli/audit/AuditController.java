package org.jieli.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The audit page and the verifier. */
@Controller
class AuditController {

    private static final Set<Role> READERS = Set.of(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION);
    private static final int PAGE = 50;

    private final AuditService audit;
    private final Verifier verifier;

    AuditController(AuditService audit, Verifier verifier) {
        this.audit = audit;
        this.verifier = verifier;
    }

    @Bean
    static MenuEntry auditMenu() {
        return new MenuEntry(
                MenuEntry.Group.ADMINISTRATION, 90, "audit.title", "/administration/audit", "shield-check", READERS);
    }

    @GetMapping("/administration/audit")
    String page(
            @RequestParam(required = false) @Nullable UUID resident,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        AuditFilter filter = new AuditFilter(resident, account, blankToNull(action), before);
        model.addAttribute("filter", filter);
        model.addAttribute("entries", entries(filter));
        return "audit/log";
    }

    @PostMapping("/administration/audit/verification")
    String verify(Model model) {
        reader();
        model.addAttribute("verification", verifier.verify());
        return "audit/verification";
    }

    /** Checks the whole chain; administrators and health commissions only. */
    @GetMapping("/api/v1/audit/verification")
    @ResponseBody
    Verification verification() {
        reader();
        return verifier.verify();
    }

    private List<AuditEntry> entries(AuditFilter filter) {
        Access reader = reader();
        // The administrator of the installation has no institution and sees the whole log, but no records behind it.
        return reader.role() == Role.ADMINISTRATOR && reader.institutionId() == null
                ? CurrentAccess.callAsSystem(reader.personName(), () -> audit.find(filter, PAGE))
                : audit.find(filter, PAGE);
    }

    private static Access reader() {
        Access access = CurrentAccess.require();
        if (!READERS.contains(access.role())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return access;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
