package org.jieli.capacity;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The calendar of slots and beds: a week, a day, the week as a sheet. */
@Controller
class CapacityController {

    private final Calendar calendar;
    private final BedBook beds;
    private final WeekSheet sheet;
    private final Clock clock;

    CapacityController(Calendar calendar, BedBook beds, WeekSheet sheet, Clock clock) {
        this.calendar = calendar;
        this.beds = beds;
        this.sheet = sheet;
        this.clock = clock;
    }

    @Bean
    static MenuEntry capacityMenu() {
        return new MenuEntry(
                MenuEntry.Group.REFERRALS,
                50,
                "capacity.title",
                "/capacity",
                "calendar-week",
                Set.of(Role.REFERRAL_CENTRE, Role.SPECIALIST, Role.ALLIANCE_OFFICE));
    }

    @GetMapping("/capacity")
    String week(
            @RequestParam(name = "from", required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            Model model) {
        UUID shown = CapacityAccess.readable(institution);
        model.addAttribute("page", calendar.week(shown, Week.of(from, LocalDate.now(clock))));
        return "capacity/week";
    }

    @GetMapping("/capacity/week.xlsx")
    ResponseEntity<byte[]> sheet(
            @RequestParam(name = "from", required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            Locale locale)
            throws IOException {
        UUID shown = CapacityAccess.readable(institution);
        Week week = Week.of(from, LocalDate.now(clock));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("capacity-" + week.monday() + ".xlsx")
                                .build()
                                .toString())
                .contentType(Sheets.EXCEL)
                .body(sheet.of(shown, week, locale));
    }

    @GetMapping("/capacity/days/{day}")
    ModelAndView day(
            @PathVariable("day") @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @RequestParam(name = "institution", required = false) @Nullable UUID institution,
            @RequestParam(name = "ward", required = false) @Nullable UUID ward) {
        UUID shown = CapacityAccess.readable(institution);
        List<BedDay> known = beds.list(shown, day, day.plusDays(1));
        BedForm typed = known.stream()
                .filter(each -> each.departmentId().equals(ward))
                .findFirst()
                .map(BedForm::of)
                .orElseGet(() -> BedForm.empty(day));
        return page(shown, day, typed, null);
    }

    @PostMapping("/capacity/days/{day}/beds")
    ModelAndView setBeds(
            @PathVariable("day") @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @ModelAttribute BedForm typed,
            RedirectAttributes flash) {
        UUID own = CapacityAccess.writable();
        try {
            TypedFields fields = new TypedFields();
            NewBeds wanted = typed.beds(fields);
            Fault.throwIfAny(FieldFault.joined(fields.faults(), beds.check(own, wanted)));
            beds.set(wanted);
            flash.addFlashAttribute(Ui.DONE, "capacity.beds-saved");
            return new ModelAndView("redirect:/capacity/days/" + day);
        } catch (Fault fault) {
            return page(own, day, typed, fault);
        }
    }

    private ModelAndView page(UUID institution, LocalDate day, BedForm typed, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("capacity/day");
        page.addObject("page", calendar.day(institution, day, typed, new FormFault(fault)));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }
}
