package org.jieli.notification;

import java.util.List;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox page. */
@Controller
class InboxController {

    private static final int PAGE = 50;

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/inbox")
    String page(@RequestParam(required = false) @Nullable UUID before, Model model) {
        Access access = CurrentAccess.require();
        List<Message> messages = inbox.messages(access, before, PAGE);
        model.addAttribute("messages", messages);
        return "notification/inbox";
    }

    @PostMapping("/inbox/read")
    String markRead() {
        inbox.markRead(CurrentAccess.require());
        return "redirect:/inbox";
    }
}
