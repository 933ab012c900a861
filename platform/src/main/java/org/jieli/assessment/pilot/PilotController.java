package org.jieli.assessment.pilot;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.attachment.AttachedType;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jieli.web.TypedNumbers;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Applications of pilot cities and the published list. */
@Controller
class PilotController {

    private static final String PATH = "/reporting/pilots";
    private static final Role[] ROLES = {Role.HEALTH_COMMISSION, Role.EVALUATOR, Role.ALLIANCE_OFFICE};

    private final PilotApplications applications;
    private final PilotCities cities;
    private final AttachedFiles files;

    PilotController(PilotApplications applications, PilotCities cities, AttachedFiles files) {
        this.applications = applications;
        this.cities = cities;
        this.files = files;
    }

    @Bean
    static MenuEntry pilotsMenu() {
        return new MenuEntry(MenuEntry.Group.REPORTING, 70, "pilot.title", PATH, "flag", Set.of(ROLES));
    }

    @GetMapping(PATH)
    String list(Model model) {
        Access access = CurrentAccess.requireRole(ROLES);
        boolean authority = access.role() != Role.ALLIANCE_OFFICE;
        model.addAttribute("applies", PilotAccess.applies());
        model.addAttribute("recommends", PilotAccess.recommends());
        model.addAttribute("authority", authority);
        model.addAttribute("items", authority ? applications.list() : List.of());
        model.addAttribute(
                "share",
                PilotAccess.recommends() ? applications.share(access.division()).orElse(null) : null);
        model.addAttribute("municipality", PilotAccess.isMunicipality(access.division()));
        model.addAttribute("cities", cities.all());
        return "assessment/pilot/pilots";
    }

    @GetMapping(PATH + "/table.xlsx")
    ResponseEntity<byte[]> table() throws IOException {
        Access access = CurrentAccess.requireRole(Role.HEALTH_COMMISSION, Role.EVALUATOR);
        List<PilotApplication> recommended = applications.list().stream()
                .filter(application -> application.rank() != null)
                .toList();
        return AttachedFiles.answer(
                "候选城市推荐表.xlsx",
                MediaType.parseMediaType(AttachedType.EXCEL.mediaType()),
                PilotTable.write(access.institutionName(), recommended));
    }

    @PostMapping(PATH)
    String begin() {
        return "redirect:" + PATH + "/" + applications.begin() + "/edit";
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView record(@PathVariable("id") UUID id) {
        return record(id, FormFault.NONE);
    }

    @GetMapping(PATH + "/{id}/edit")
    ModelAndView edit(@PathVariable("id") UUID id) {
        return form(id, null, FormFault.NONE);
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView save(@PathVariable("id") UUID id, PilotForm typed, RedirectAttributes next) {
        try {
            applications.save(id, typed);
            next.addFlashAttribute(Ui.DONE, "pilot.saved");
            return new ModelAndView("redirect:" + PATH + "/" + id);
        } catch (Fault fault) {
            return form(id, typed, new FormFault(fault));
        }
    }

    @PostMapping(PATH + "/{id}/submit")
    ModelAndView submit(@PathVariable("id") UUID id, RedirectAttributes next) {
        try {
            applications.submit(id);
        } catch (Fault fault) {
            if (fault.code() != CommonFault.INVALID) {
                return record(id, new FormFault(fault));
            }
            return form(id, null, new FormFault(fault));
        }
        return done(id, "pilot.submitted", next);
    }

    @PostMapping(PATH + "/{id}/recommend")
    ModelAndView recommend(
            @PathVariable("id") UUID id,
            @RequestParam(name = "rank", defaultValue = "") String rank,
            RedirectAttributes next) {
        return step(
                id,
                "pilot.recommended",
                next,
                () -> applications.recommend(id, new TypedNumbers().whole("rank", rank)));
    }

    @PostMapping(PATH + "/{id}/return")
    ModelAndView giveBack(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes next) {
        return step(id, null, next, () -> applications.giveBack(id, reason));
    }

    @PostMapping(PATH + "/{id}/decide")
    ModelAndView decide(
            @PathVariable("id") UUID id,
            @RequestParam("chosen") boolean chosen,
            @RequestParam(name = "from", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate from,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes next) {
        return step(id, "pilot.decided", next, () -> applications.decide(id, chosen, from, reason));
    }

    @PostMapping(PATH + "/{id}/files")
    ModelAndView attach(
            @PathVariable("id") UUID id, @RequestParam("file") MultipartFile file, RedirectAttributes next) {
        return step(
                id,
                "pilot.attached",
                next,
                () -> applications.attach(
                        id, Objects.requireNonNullElse(file.getOriginalFilename(), ""), AttachedFiles.bytes(file)));
    }

    @GetMapping(PATH + "/{id}/files/{file}")
    ResponseEntity<byte[]> file(@PathVariable("id") UUID id, @PathVariable("file") UUID file) {
        return files.download(PilotApplications.OWNER, applications.find(id).id(), file);
    }

    @PostMapping(PATH + "/{id}/files/{file}/remove")
    ModelAndView detach(@PathVariable("id") UUID id, @PathVariable("file") UUID file, RedirectAttributes next) {
        return step(id, "pilot.detached", next, () -> applications.detach(id, file));
    }

    /** A step that leads back to the record; to the list where the asker no longer sees it. */
    private ModelAndView step(UUID id, @Nullable String done, RedirectAttributes next, Runnable step) {
        try {
            step.run();
        } catch (Fault fault) {
            return record(id, new FormFault(fault));
        }
        if (done == null) {
            next.addFlashAttribute(Ui.DONE, "pilot.returned");
            return new ModelAndView("redirect:" + PATH);
        }
        return done(id, done, next);
    }

    private static ModelAndView done(UUID id, String done, RedirectAttributes next) {
        next.addFlashAttribute(Ui.DONE, done);
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    private ModelAndView record(UUID id, FormFault fault) {
        CurrentAccess.requireRole(Role.HEALTH_COMMISSION, Role.EVALUATOR);
        PilotApplication application = applications.find(id);
        ModelAndView page = new ModelAndView("assessment/pilot/pilot");
        page.addObject("application", application);
        page.addObject("missing", PilotReading.missing(application));
        page.addObject("files", files.of(PilotApplications.OWNER, id));
        page.addObject("fills", PilotAccess.mayFill(application));
        page.addObject("recommends", PilotAccess.recommends());
        page.addObject("decides", PilotAccess.decides());
        page.addObject("fault", fault);
        return with(page, fault);
    }

    private ModelAndView form(UUID id, @Nullable PilotForm typed, FormFault fault) {
        PilotApplication application = applications.find(id);
        if (!PilotAccess.mayFill(application)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        ModelAndView page = new ModelAndView("assessment/pilot/pilot-form");
        page.addObject("application", application);
        page.addObject("typed", typed == null ? PilotForm.of(application) : typed);
        page.addObject("fault", fault);
        return with(page, fault);
    }

    private static ModelAndView with(ModelAndView page, FormFault fault) {
        if (fault.fault() != null) {
            page.setStatus(HttpStatus.valueOf(fault.fault().code().status()));
        }
        return page;
    }
}
