package org.jieli.portal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What makes the pages an app that a phone installs; nothing of it is anybody's data. */
@Controller
@PersonalPages
class AppController {

    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final MessageSource messages;

    AppController(MessageSource messages) {
        this.messages = messages;
    }

    @GetMapping("/my/app/manifest.webmanifest")
    ResponseEntity<Map<String, Object>> manifest(Locale locale) {
        String name = String.valueOf(messages.getMessage("portal.app-name", null, locale));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .cacheControl(A_DAY)
                .body(Map.of(
                        "name", name,
                        "short_name", name,
                        "id", "/my",
                        "start_url", "/my",
                        "scope", "/my",
                        "display", "standalone",
                        "background_color", "#f2f5f7",
                        "theme_color", "#0b6e6e",
                        "icons", List.of(icon(192), icon(512))));
    }

    private static Map<String, Object> icon(int size) {
        return Map.of("src", "/assets/jieli-" + size + ".png", "sizes", size + "x" + size, "type", "image/png");
    }

    /** The service worker, which may stand for all residents' pages although it lies deeper. */
    @GetMapping("/my/app/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/my")
                .body(new ClassPathResource("org/jieli/portal/worker.js"));
    }

    @GetMapping("/my/app/offline")
    String offline(Model model) {
        model.addAttribute("me", null);
        return "portal/offline";
    }
}
