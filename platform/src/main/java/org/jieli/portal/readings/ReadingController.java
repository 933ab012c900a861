package org.jieli.portal.readings;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieli.chronic.NewReading;
import org.jieli.chronic.ReadingKind;
import org.jieli.chronic.ReadingSummary;
import org.jieli.chronic.Readings;
import org.jieli.enrolment.Enrolments;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.FormFault;
import org.jieli.web.TypedNumbers;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What he measures himself, beside all that was measured of him. */
@Controller
@PersonalPages
class ReadingController {

    /** What is measured at home; the rest comes from devices. */
    static final Set<ReadingKind> AT_HOME = EnumSet.of(
            ReadingKind.PRESSURE, ReadingKind.FASTING_GLUCOSE, ReadingKind.RANDOM_GLUCOSE, ReadingKind.WEIGHT);

    private static final Duration SHOWN = Duration.ofDays(180);
    private static final int LISTED = 30;

    private final Readings readings;
    private final Enrolments enrolments;
    private final Institutions institutions;
    private final Clock clock;

    ReadingController(Readings readings, Enrolments enrolments, Institutions institutions, Clock clock) {
        this.readings = readings;
        this.enrolments = enrolments;
        this.institutions = institutions;
        this.clock = clock;
    }

    @GetMapping("/my/readings")
    String page(@ModelAttribute("me") Me me, Model model) {
        return page(me, Map.of(), FormFault.NONE, model);
    }

    @PostMapping("/my/readings")
    String keep(
            @ModelAttribute("me") Me me,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        TypedNumbers numbers = new TypedNumbers();
        BigDecimal value = numbers.decimal("value", typed.get("value"));
        BigDecimal second = numbers.decimal("secondValue", typed.get("secondValue"));
        List<FieldFault> faults = new ArrayList<>(numbers.faults());
        ReadingKind kind = kind(typed.get("kind"));
        Instant at = measuredAt(typed.get("measuredAt"), faults);
        try {
            Fault.throwIfAny(faults);
            boolean urgent = readings.keepOwn(new NewReading(
                    me.session().shown(), kind, at, value, kind == ReadingKind.PRESSURE ? second : null, null));
            if (urgent) {
                redirect.addFlashAttribute("urgent", true);
            } else {
                redirect.addFlashAttribute(Ui.DONE, "portal.reading-kept");
            }
            return "redirect:/my/readings";
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(fault.code().status());
            return page(me, typed, new FormFault(fault), model);
        }
    }

    private static @Nullable ReadingKind kind(@Nullable String typed) {
        return Arrays.stream(ReadingKind.values())
                .filter(each -> AT_HOME.contains(each) && each.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    /** The wall clock of China; now where nothing was chosen. */
    private Instant measuredAt(@Nullable String typed, List<FieldFault> faults) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (typed == null || typed.isBlank()) {
            return now;
        }
        try {
            return LocalDateTime.parse(typed).atZone(ChinaTime.ZONE).toInstant();
        } catch (DateTimeException e) {
            faults.add(FieldFault.of("measuredAt", "common.unreadable"));
            return now;
        }
    }

    private String page(Me me, Map<String, String> typed, FormFault fault, Model model) {
        List<ReadingSummary> all =
                readings.trend(me.session().shown(), clock.instant().minus(SHOWN));
        if (!model.containsAttribute("urgent")) {
            model.addAttribute("urgent", false);
        }
        model.addAttribute("doctorsPhone", doctorsPhone(me));
        model.addAttribute("kinds", AT_HOME);
        model.addAttribute("typed", typed);
        model.addAttribute("fault", fault);
        model.addAttribute("pressure", TrendLine.of(all, ReadingKind.PRESSURE));
        model.addAttribute("glucose", TrendLine.of(all, ReadingKind.FASTING_GLUCOSE));
        model.addAttribute("last", all.reversed().stream().limit(LISTED).toList());
        return "portal/readings/readings";
    }

    private @Nullable String doctorsPhone(Me me) {
        return enrolments
                .familyDoctorOf(me.session().shown())
                .flatMap(doctor -> institutions.find(doctor.institutionId()))
                .map(InstitutionSummary::referralPhone)
                .orElse(null);
    }
}
