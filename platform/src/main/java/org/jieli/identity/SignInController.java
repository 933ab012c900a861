package org.jieli.identity;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. */
@Controller
class SignInController {

    @GetMapping("/sign-in")
    String page(@RequestParam(required = false) String wrong, @RequestParam(required = false) String out, Model model) {
        model.addAttribute("wrong", wrong != null);
        model.addAttribute("out", out != null);
        return "identity/sign-in";
    }
}
