package org.jieli.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page, and the picture of its captcha. */
@Controller
class SignInController {

    private final SignInFailures failures;
    private final FirstAdministrator first;
    private final Clock clock;

    SignInController(SignInFailures failures, FirstAdministrator first, Clock clock) {
        this.failures = failures;
        this.first = first;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    String page(
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String ready,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        if (first.isAwaited()) {
            return "redirect:/set-up";
        }
        SignInAttempt attempt = SignInAttempt.take(request);
        boolean asks = failures.askCaptcha(attempt == null ? null : attempt.username(), request.getRemoteAddr());
        model.addAttribute("attempt", attempt);
        model.addAttribute("minutes", attempt == null ? 0 : attempt.minutesToWait(Instant.now(clock)));
        model.addAttribute(
                "notice", out != null ? "identity.signed-out" : ready != null ? "identity.set-up-done" : null);
        Captcha captcha = asks ? Captcha.ask(request.getSession()) : null;
        model.addAttribute("left", captcha == null ? null : Captcha.word(captcha.left(), locale));
        model.addAttribute("right", captcha == null ? null : Captcha.word(captcha.right(), locale));
        return "identity/sign-in";
    }

    @GetMapping("/captcha")
    ResponseEntity<byte[]> picture(HttpServletRequest request) {
        Captcha asked = Captcha.asked(request.getSession(false));
        if (asked == null) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(CaptchaPicture.of(asked.digits()));
    }
}
