package org.jieli.assessment.board;

import java.util.UUID;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Questions and answers. */
@Controller
class BoardQuestionController {

    private final BoardQuestions questions;

    BoardQuestionController(BoardQuestions questions) {
        this.questions = questions;
    }

    @Bean
    static MenuEntry boardQuestionsMenu() {
        return new MenuEntry(
                MenuEntry.Group.REPORTING,
                65,
                "board.questions",
                "/reporting/questions",
                "messages",
                BoardNoticeController.ROLES);
    }

    @GetMapping("/reporting/questions")
    String list(
            @RequestParam(name = "show", defaultValue = "ALL") BoardQuestion.QuestionFilter show,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            Model model) {
        model.addAttribute("page", questions.list(show, q, before));
        model.addAttribute("show", show);
        model.addAttribute("q", q);
        return "assessment/board/questions";
    }

    @GetMapping("/reporting/questions/new")
    ModelAndView form(
            @RequestParam(name = "form", defaultValue = "") String form,
            @RequestParam(name = "item", defaultValue = "") String item) {
        return form(form, item, "", FormFault.NONE);
    }

    @PostMapping("/reporting/questions")
    ModelAndView ask(
            @RequestParam(name = "form", defaultValue = "") String form,
            @RequestParam(name = "item", defaultValue = "") String item,
            @RequestParam(name = "words", defaultValue = "") String words,
            RedirectAttributes next) {
        try {
            UUID id = questions.ask(form, item, words);
            next.addFlashAttribute(Ui.DONE, "board.asked");
            return new ModelAndView("redirect:/reporting/questions/" + id);
        } catch (Fault fault) {
            return form(form, item, words, new FormFault(fault));
        }
    }

    @GetMapping("/reporting/questions/{id}")
    ModelAndView question(@PathVariable("id") UUID id) {
        return page(id, null, FormFault.NONE);
    }

    @PostMapping("/reporting/questions/{id}/answer")
    ModelAndView answer(
            @PathVariable("id") UUID id,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            @RequestParam(name = "answer", defaultValue = "") String answer,
            @RequestParam(name = "open", defaultValue = "false") boolean open,
            RedirectAttributes next) {
        try {
            questions.answer(id, seen, answer, open);
            next.addFlashAttribute(Ui.DONE, "board.answered");
            return new ModelAndView("redirect:/reporting/questions/" + id);
        } catch (Fault fault) {
            return page(id, answer, new FormFault(fault));
        }
    }

    private ModelAndView form(String form, String item, String words, FormFault fault) {
        BoardReader.require();
        ModelAndView page = new ModelAndView("assessment/board/question-form");
        page.addObject("form", form);
        page.addObject("item", item);
        page.addObject("row", questions.item(form, item).orElse(null));
        page.addObject("words", words);
        page.addObject("fault", fault);
        return with(page, fault);
    }

    private ModelAndView page(UUID id, @Nullable String typed, FormFault fault) {
        BoardQuestion question = questions.find(id);
        ModelAndView page = new ModelAndView("assessment/board/question");
        page.addObject("question", question);
        page.addObject("row", questions.item(question.form(), question.item()).orElse(null));
        page.addObject("answerable", BoardQuestions.mayAnswer(question));
        page.addObject("typed", typed == null ? java.util.Objects.requireNonNullElse(question.answer(), "") : typed);
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
