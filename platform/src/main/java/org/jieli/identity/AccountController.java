package org.jieli.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own account: posts, password, sign out everywhere. */
@Controller
class AccountController {

    private final AccountService accounts;
    private final SignIn signIn;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    AccountController(AccountService accounts, SignIn signIn) {
        this.accounts = accounts;
        this.signIn = signIn;
    }

    @GetMapping("/account")
    String account(@AuthenticationPrincipal SignedIn signedIn, Model model) {
        model.addAttribute("signedIn", signedIn);
        model.addAttribute("posts", signIn.posts(signedIn.accountId()));
        return "identity/account";
    }

    @PostMapping("/account/post")
    String switchPost(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestParam UUID post,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignedIn other = signIn.in(signedIn.accountId(), post).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(other, null, List.of()));
        sessions.saveContext(context, request, response);
        return "redirect:/";
    }

    @GetMapping("/account/password")
    String passwordForm(@AuthenticationPrincipal SignedIn signedIn, Model model) {
        return passwordPage(model, signedIn, List.of());
    }

    @PostMapping("/account/password")
    String changePassword(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestParam String oldPassword,
            @RequestParam String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            accounts.changePassword(signedIn.accountId(), oldPassword, password);
        } catch (Fault fault) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return passwordPage(model, signedIn, fault.fields());
        }
        return switchPost(signedIn, signedIn.postId(), request, response);
    }

    @PostMapping("/account/sign-out-everywhere")
    String signOutEverywhere(@AuthenticationPrincipal SignedIn signedIn) {
        accounts.signOutEverywhere(signedIn.accountId());
        return "redirect:/sign-in?out";
    }

    private static String passwordPage(Model model, SignedIn signedIn, List<FieldFault> faults) {
        model.addAttribute("mustChange", signedIn.mustChangePassword());
        model.addAttribute("faults", faults);
        return "identity/password";
    }
}
