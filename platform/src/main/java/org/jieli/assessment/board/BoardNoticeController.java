package org.jieli.assessment.board;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
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

/** Notices and downloads. */
@Controller
class BoardNoticeController {

    static final Set<Role> ROLES = Set.of(Role.ALLIANCE_OFFICE, Role.HEALTH_COMMISSION, Role.EVALUATOR);

    private final BoardNotices notices;
    private final AttachedFiles files;

    BoardNoticeController(BoardNotices notices, AttachedFiles files) {
        this.notices = notices;
        this.files = files;
    }

    @Bean
    static MenuEntry boardNoticesMenu() {
        return new MenuEntry(
                MenuEntry.Group.REPORTING, 60, "board.notices", "/reporting/notices", "speakerphone", ROLES);
    }

    @GetMapping("/reporting/notices")
    String list(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "after", defaultValue = "") String after,
            Model model) {
        model.addAttribute("page", notices.list(q, after));
        model.addAttribute("q", q);
        model.addAttribute("leads", ReportAccess.leadsTasks());
        return "assessment/board/notices";
    }

    @GetMapping("/reporting/notices/new")
    ModelAndView form() {
        return form(NoticeForm.EMPTY, FormFault.NONE);
    }

    @PostMapping("/reporting/notices")
    ModelAndView publish(NoticeForm typed, @RequestParam("file") MultipartFile file, RedirectAttributes next) {
        try {
            UUID id = notices.publish(
                    typed, Objects.requireNonNullElse(file.getOriginalFilename(), ""), AttachedFiles.bytes(file));
            next.addFlashAttribute(Ui.DONE, "board.published");
            return new ModelAndView("redirect:/reporting/notices/" + id);
        } catch (Fault fault) {
            return form(typed, new FormFault(fault));
        }
    }

    @GetMapping("/reporting/notices/{id}")
    String notice(@PathVariable("id") UUID id, Model model) {
        BoardNotice notice = notices.find(id);
        model.addAttribute("notice", notice);
        model.addAttribute("files", files.of(BoardNotices.OWNER, id));
        model.addAttribute("changeable", BoardNotices.mayChange(notice));
        return "assessment/board/notice";
    }

    @GetMapping("/reporting/notices/{id}/files/{file}")
    ResponseEntity<byte[]> file(@PathVariable("id") UUID id, @PathVariable("file") UUID file) {
        return files.download(BoardNotices.OWNER, notices.find(id).id(), file);
    }

    @PostMapping("/reporting/notices/{id}/read")
    String read(@PathVariable("id") UUID id) {
        notices.markRead(id);
        return "redirect:/reporting/notices/" + id;
    }

    @PostMapping("/reporting/notices/{id}/pin")
    String pin(@PathVariable("id") UUID id, @RequestParam("pinned") boolean pinned) {
        notices.pin(id, pinned);
        return "redirect:/reporting/notices/" + id;
    }

    @PostMapping("/reporting/notices/{id}/withdraw")
    String withdraw(@PathVariable("id") UUID id, RedirectAttributes next) {
        notices.withdraw(id);
        next.addFlashAttribute(Ui.DONE, "board.withdrawn");
        return "redirect:/reporting/notices";
    }

    private ModelAndView form(NoticeForm typed, FormFault fault) {
        ReportAccess.requireLead();
        ModelAndView page = new ModelAndView("assessment/board/notice-form");
        page.addObject("typed", typed);
        page.addObject("kinds", notices.kinds());
        page.addObject("fault", fault);
        if (fault.fault() != null) {
            page.setStatus(HttpStatus.valueOf(fault.fault().code().status()));
        }
        return page;
    }
}
