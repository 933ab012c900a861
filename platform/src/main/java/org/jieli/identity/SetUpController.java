package org.jieli.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the first start; it does not exist once there is an account. */
@Controller
class SetUpController {

    private final FirstAdministrator first;

    SetUpController(FirstAdministrator first) {
        this.first = first;
    }

    @GetMapping("/set-up")
    String form(Model model) {
        requireAwaited();
        return page(model, Map.of(), List.of());
    }

    @PostMapping("/set-up")
    String open(@RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        requireAwaited();
        try {
            first.open(
                    typed.getOrDefault("code", ""),
                    new FirstAdministrator.Wanted(
                            typed.getOrDefault("username", "").strip(),
                            typed.getOrDefault("password", ""),
                            typed.getOrDefault("personName", ""),
                            typed.getOrDefault("placeName", ""),
                            typed.getOrDefault("division", "").strip()));
            return "redirect:/sign-in?ready";
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, typed, fault.fields());
        }
    }

    private void requireAwaited() {
        if (!first.isAwaited()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
    }

    private static String page(Model model, Map<String, String> typed, List<FieldFault> faults) {
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        return "identity/set-up";
    }
}
