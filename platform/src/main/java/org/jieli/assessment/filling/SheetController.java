package org.jieli.assessment.filling;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.task.Reports;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reports that somebody fills in, and the sheet in which he does. */
@Controller
class SheetController {

    /** What a page may say of how a value came about. */
    private static final Set<Cause> BY_HAND = EnumSet.of(Cause.TYPED, Cause.PASTED, Cause.UNDONE, Cause.PROPOSED);

    private final Reports reports;
    private final Cells cells;
    private final Sheets sheets;
    private final Remarks remarks;
    private final ItemAnswers answers;

    SheetController(Reports reports, Cells cells, Sheets sheets, Remarks remarks, ItemAnswers answers) {
        this.reports = reports;
        this.cells = cells;
        this.sheets = sheets;
        this.remarks = remarks;
        this.answers = answers;
    }

    @Bean
    static MenuEntry reportingMenu() {
        return new MenuEntry(
                MenuEntry.Group.REPORTING,
                10,
                "filling.title",
                "/reporting",
                "table",
                Set.of(Role.ALLIANCE_OFFICE, Role.HEALTH_COMMISSION));
    }

    @GetMapping("/reporting")
    String mine(Model model) {
        var task = reports.chosenTask();
        model.addAttribute("tasks", reports.tasks());
        model.addAttribute("task", task.orElse(null));
        model.addAttribute("items", task.map(reports::mine).orElse(List.of()));
        return "assessment/filling/mine";
    }

    @PostMapping("/reporting/task")
    String choose(
            @RequestParam("task") UUID task, @RequestParam(name = "back", defaultValue = "/reporting") String back) {
        reports.choose(task);
        return "redirect:" + (back.startsWith("/") && !back.startsWith("//") ? back : "/reporting");
    }

    @GetMapping("/reporting/reports/{id}")
    String sheet(@PathVariable("id") UUID id, Model model) {
        model.addAttribute("sheet", sheets.open(id));
        return "assessment/filling/sheet";
    }

    /** The cells to save, with what caused them. */
    record Wanted(List<TypedCell> cells, @Nullable Cause cause) {}

    /** What the sheet's script shows of a cell. */
    record Shown(
            String item,
            String outcome,
            String value,
            int revision,
            @Nullable String changedBy,
            String changedAt,
            String words) {}

    /** Why nothing was saved. */
    record Refused(String code, String words) {}

    @PostMapping("/reporting/reports/{id}/cells")
    @ResponseBody
    ResponseEntity<Object> save(@PathVariable("id") UUID id, @RequestBody Wanted wanted, @ModelAttribute("ui") Ui ui) {
        try {
            Cause cause =
                    wanted.cause() == Cause.PASTED || wanted.cause() == Cause.UNDONE ? wanted.cause() : Cause.TYPED;
            return ResponseEntity.ok(cells.save(id, wanted.cells(), cause).stream()
                    .map(saved -> new Shown(
                            saved.item(),
                            saved.outcome().name(),
                            saved.value(),
                            saved.revision(),
                            saved.changedBy(),
                            ui.dateTime(saved.changedAt()),
                            saved.fault() == null ? "" : ui.fault(saved.fault())))
                    .toList());
        } catch (Fault fault) {
            return ResponseEntity.status(fault.code().status())
                    .body(new Refused(fault.code().code(), ui.fault(fault)));
        }
    }

    /** A cell that somebody changed, for the sheets of the others. */
    record Changed(String item, String value, int revision, String changedBy, long changeId) {}

    @GetMapping("/reporting/reports/{id}/changes")
    @ResponseBody
    List<Changed> changes(@PathVariable("id") UUID id, @RequestParam("after") long after) {
        return cells.changedSince(id, after).stream()
                .map(cell -> new Changed(cell.item(), cell.value(), cell.revision(), cell.changedBy(), cell.changeId()))
                .toList();
    }

    @PostMapping("/reporting/reports/{id}/remarks/{remark}")
    String answer(
            @PathVariable("id") UUID id,
            @PathVariable("remark") UUID remark,
            @RequestParam("words") String words,
            RedirectAttributes next) {
        String item = remarks.answer(id, remark, words);
        next.addFlashAttribute(Ui.DONE, "filling.answered");
        return "redirect:/reporting/reports/" + id + "#i-" + item;
    }

    @GetMapping("/reporting/reports/{id}/cells/{item}")
    String history(@PathVariable("id") UUID id, @PathVariable("item") String item, Model model) {
        Reports.Opened opened = reports.read(id);
        model.addAttribute(
                "item", opened.form().item(item).orElseThrow(() -> new Fault(org.jieli.shared.CommonFault.NOT_FOUND)));
        model.addAttribute("changes", cells.history(id, item));
        model.addAttribute("form", opened.form().id());
        model.addAttribute("answers", answers.of(opened.form().id(), item));
        model.addAttribute(
                "remarks",
                remarks.of(id).stream()
                        .filter(remark -> remark.item().equals(item))
                        .toList());
        return "assessment/filling/history";
    }
}
