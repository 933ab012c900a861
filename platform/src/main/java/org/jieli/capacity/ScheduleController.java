package org.jieli.capacity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.FormFault;
import org.jieli.web.KeysetPage;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of schedules, a new one, and the change of one. */
@Controller
class ScheduleController {

    private static final int PAGE = 100;

    private final ScheduleBook book;
    private final Calendar calendar;
    private final ReservedShares.OfAlliances shares;
    private final Clock clock;

    ScheduleController(ScheduleBook book, Calendar calendar, ReservedShares.OfAlliances shares, Clock clock) {
        this.book = book;
        this.calendar = calendar;
        this.shares = shares;
        this.clock = clock;
    }

    @GetMapping("/capacity/schedules")
    String list(
            @RequestParam(name = "department", required = false) @Nullable UUID department,
            @RequestParam(name = "ended", defaultValue = "false") boolean ended,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            Model model) {
        UUID own = CapacityAccess.readable(null);
        LocalDate today = LocalDate.now(clock);
        KeysetPage<StoredSchedule> schedules =
                book.list(new ScheduleFilter(own, department, ended ? null : today, after), PAGE);
        model.addAttribute(
                "page",
                new ScheduleListPage(
                        schedules,
                        calendar.departments(own),
                        department,
                        ended,
                        after != null,
                        today,
                        CapacityAccess.mayWrite(own)));
        return "capacity/schedules";
    }

    @GetMapping("/capacity/schedules/new")
    ModelAndView empty() {
        UUID own = CapacityAccess.writable();
        return form(own, null, ScheduleForm.empty(shares.of(own), LocalDate.now(clock)), null);
    }

    @PostMapping("/capacity/schedules")
    ModelAndView add(@ModelAttribute ScheduleForm typed, RedirectAttributes flash) {
        UUID own = CapacityAccess.writable();
        try {
            TypedFields fields = new TypedFields();
            NewSchedule wanted = book.completed(own, typed.schedule(fields));
            Fault.throwIfAny(FieldFault.joined(fields.faults(), book.check(own, wanted)));
            book.add(wanted);
            flash.addFlashAttribute(Ui.DONE, "capacity.schedule-added");
            return new ModelAndView("redirect:/capacity/schedules");
        } catch (Fault fault) {
            return form(own, null, typed, fault);
        }
    }

    @GetMapping("/capacity/schedules/{id}")
    ModelAndView edit(@PathVariable("id") UUID id) {
        UUID own = CapacityAccess.writable();
        StoredSchedule stored = book.require(own, id);
        return form(own, stored, ScheduleForm.of(stored), null);
    }

    @PostMapping("/capacity/schedules/{id}")
    ModelAndView change(@PathVariable("id") UUID id, @ModelAttribute ScheduleForm typed, RedirectAttributes flash) {
        UUID own = CapacityAccess.writable();
        StoredSchedule stored = book.require(own, id);
        try {
            TypedFields fields = new TypedFields();
            ScheduleTerms terms = typed.terms(fields);
            Fault.throwIfAny(FieldFault.joined(
                    fields.faults(),
                    ScheduleRules.check(terms, stored.schedule().from())));
            book.change(id, typed.knownVersion(), terms);
            flash.addFlashAttribute(Ui.DONE, "capacity.schedule-changed");
            return new ModelAndView("redirect:/capacity/schedules");
        } catch (Fault fault) {
            return form(own, stored, typed, fault);
        }
    }

    private ModelAndView form(UUID own, @Nullable StoredSchedule stored, ScheduleForm typed, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("capacity/schedule");
        page.addObject("page", new ScheduleFormPage(stored, typed, calendar.departments(own), new FormFault(fault)));
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }
}
