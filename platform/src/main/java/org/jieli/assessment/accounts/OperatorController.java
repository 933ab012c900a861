package org.jieli.assessment.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody with a shared account says who he is. */
@Controller
class OperatorController {

    private final SharedAccounts accounts;

    OperatorController(SharedAccounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping(OperatorFilter.PAGE)
    ModelAndView ask(@RequestParam(name = "back", defaultValue = "/") String back) {
        return page(account(), back, "", FormFault.NONE);
    }

    @PostMapping(OperatorFilter.PAGE)
    ModelAndView choose(
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "back", defaultValue = "/") String back,
            HttpServletRequest request) {
        UUID account = account();
        try {
            new SessionOperator(account, true, accounts.choose(account, name)).keep(request.getSession());
            return new ModelAndView("redirect:" + inside(back));
        } catch (Fault fault) {
            return page(account, back, name, new FormFault(fault));
        }
    }

    private UUID account() {
        UUID account = CurrentAccess.require().accountId();
        if (account == null || !accounts.isShared(account)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return account;
    }

    private ModelAndView page(UUID account, String back, String typed, FormFault fault) {
        ModelAndView page = new ModelAndView("assessment/accounts/operator");
        page.addObject("operators", accounts.operators(account));
        page.addObject("back", inside(back));
        page.addObject("typed", typed);
        page.addObject("fault", fault);
        if (fault.fault() != null) {
            page.setStatus(HttpStatus.valueOf(fault.fault().code().status()));
        }
        return page;
    }

    private static String inside(String back) {
        return back.startsWith("/") && !back.startsWith("//") && !back.startsWith("/\\") ? back : "/";
    }
}
