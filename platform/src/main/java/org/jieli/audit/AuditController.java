package org.jieli.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The audit page, its export, and the verifier. */
@Controller
class AuditController {

    private static final int PAGE = 50;
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final AuditReading reading;
    private final AuditExport export;
    private final AuditLog log;
    private final Verifier verifier;
    private final AuditWords words;

    AuditController(AuditReading reading, AuditExport export, AuditLog log, Verifier verifier, AuditWords words) {
        this.reading = reading;
        this.export = export;
        this.log = log;
        this.verifier = verifier;
        this.words = words;
    }

    @Bean
    static MenuEntry auditMenu() {
        return new MenuEntry(
                MenuEntry.Group.ADMINISTRATION,
                90,
                "audit.title",
                "/administration/audit",
                "shield-check",
                AuditReading.READERS);
    }

    @ModelAttribute("query")
    AuditQuery query(
            @RequestParam(required = false) @Nullable UUID resident,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long before) {
        return new AuditQuery(resident, who, action, from, to, before);
    }

    @GetMapping("/administration/audit")
    String page(@ModelAttribute(name = "query", binding = false) AuditQuery query, Model model) {
        List<AuditEntry> oneMore = reading.find(query, PAGE + 1);
        model.addAttribute("words", words);
        model.addAttribute("actions", reading.actions());
        model.addAttribute("entries", oneMore.stream().limit(PAGE).toList());
        model.addAttribute("more", oneMore.size() > PAGE);
        return "audit/log";
    }

    @GetMapping("/administration/audit/export")
    void export(
            @ModelAttribute(name = "query", binding = false) AuditQuery query,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        AuditReading.reader();
        response.setContentType(EXCEL);
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.xlsx\"");
        log.record("audit.export", query.resident(), "audit", null, Map.of("query", query.address("", query.before())));
        export.write(query, ui, response.getOutputStream());
    }

    @PostMapping("/administration/audit/verification")
    String verify(Model model) {
        AuditReading.reader();
        model.addAttribute("verification", verifier.verify());
        return "audit/verification";
    }

    /** Checks the whole chain; administrators and health commissions only. */
    @GetMapping("/api/v1/audit/verification")
    @ResponseBody
    Verification verification() {
        AuditReading.reader();
        return verifier.verify();
    }

    /** Entries of the caller's area, newest first; {@code before} is the identifier of the last one of the page before. */
    @GetMapping("/api/v1/audit/entries")
    @ResponseBody
    List<AuditEntry> entries(
            @ModelAttribute(name = "query", binding = false) AuditQuery query,
            @RequestParam(defaultValue = "50") int limit) {
        return reading.find(query, Math.clamp(limit, 1, 500));
    }
}
