package org.jieli.chronic.programme;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jieli.web.TypedNumbers;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All numbers of the programmes with their marks and sources; a county's commission confirms or changes them for its county. */
@Controller
class ParameterController {

    private static final Set<Role> READERS =
            EnumSet.of(Role.HEALTH_COMMISSION, Role.FAMILY_DOCTOR, Role.VILLAGE_DOCTOR, Role.ALLIANCE_OFFICE);
    private static final int COUNTY = 6;

    private final ProgrammeTables tables;
    private final Parameters parameters;
    private final Clock clock;

    ParameterController(ProgrammeTables tables, Parameters parameters, Clock clock) {
        this.tables = tables;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** A number with what the county decided of it. */
    record Line(Parameter parameter, @Nullable ParameterDecision decision) {

        boolean isInForce() {
            return decision != null || !parameter.isUncertain();
        }

        String words(Ui ui) {
            return ParameterController.words(parameter, ui);
        }
    }

    @Bean
    static MenuEntry parameterMenu() {
        return new MenuEntry(
                MenuEntry.Group.CHRONIC, 60, "chronic.parameters", "/chronic/parameters", "adjustments", READERS);
    }

    @GetMapping("/chronic/parameters")
    String list(@RequestParam(required = false) @Nullable String key, Model model) {
        return page(key, Map.of(), List.of(), model);
    }

    @PostMapping("/chronic/parameters")
    String decide(
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        TypedNumbers numbers = new TypedNumbers();
        List<FieldFault> unreadable = new ArrayList<>();
        var value = numbers.decimal("value", typed.get("value"));
        LocalDate from = date(typed.get("from"), unreadable);
        String key = typed.getOrDefault("key", "");
        try {
            Fault.throwIfAny(FieldFault.joined(numbers.faults(), unreadable));
            parameters.decide(key, value, from, typed.get("note"));
            redirect.addFlashAttribute(Ui.DONE, "chronic.parameter-decided");
            return "redirect:/chronic/parameters";
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(key, typed, fault.fields(), model);
        }
    }

    private String page(@Nullable String key, Map<String, String> typed, List<FieldFault> faults, Model model) {
        Access access = CurrentAccess.requireRole(READERS.toArray(Role[]::new));
        LocalDate today = LocalDate.now(clock);
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        for (Parameter parameter : tables.parameters()) {
            groups.computeIfAbsent(parameter.programme(), each -> new ArrayList<>())
                    .add(new Line(
                            parameter,
                            parameters
                                    .decision(parameter.key(), access.division(), today)
                                    .orElse(null)));
        }
        model.addAttribute("groups", groups);
        model.addAttribute(
                "mayDecide",
                access.role() == Role.HEALTH_COMMISSION && access.division().length() == COUNTY);
        model.addAttribute(
                "chosen",
                tables.parameters().stream()
                        .filter(each -> each.key().equals(key))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("history", parameters.all(access.division()));
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("today", today);
        return "chronic/programme/parameters";
    }

    /** The name of a parameter; of a target's limit the measurement, whom it is for and which limit. */
    static String words(Parameter parameter, Ui ui) {
        List<String> parts = List.of(parameter.name().split("\\."));
        if (!parts.getFirst().equals("target")) {
            return ui.tOr("chronic.parameter-name." + parameter.name(), parameter.name());
        }
        // Between the measurement and the limit stand an age range, another programme, or both.
        String whom = parts.subList(2, parts.size() - 1).stream()
                .map(each -> whom(each, ui))
                .collect(Collectors.joining());
        return ui.t("chronic.target-" + parts.getLast(), ui.t("chronic." + parts.get(1)), whom);
    }

    /** {@code with-DIABETES}, or an age range such as {@code 65-200}. */
    private static String whom(String qualifier, Ui ui) {
        int cut = qualifier.indexOf('-');
        String first = qualifier.substring(0, cut);
        String second = qualifier.substring(cut + 1);
        if (first.equals("with")) {
            return ui.t("chronic.whom-with", ui.t("ChronicProgramme." + second));
        }
        return first.equals("0") ? ui.t("chronic.whom-younger", second) : ui.t("chronic.whom-older", first);
    }

    private static @Nullable LocalDate date(@Nullable String typed, List<FieldFault> unreadable) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            unreadable.add(FieldFault.of("from", "chronic.not-a-date"));
            return null;
        }
    }
}
