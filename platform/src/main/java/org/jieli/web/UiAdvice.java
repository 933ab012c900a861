package org.jieli.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives every page its {@link Ui}. */
@ControllerAdvice(annotations = Controller.class)
public class UiAdvice {

    private final MessageSource messages;
    private final List<MenuEntry> entries;
    private final ObjectProvider<InboxCount> inbox;
    private final Clock clock;

    UiAdvice(MessageSource messages, List<MenuEntry> entries, ObjectProvider<InboxCount> inbox, Clock clock) {
        this.messages = messages;
        this.entries = entries.stream()
                .sorted(Comparator.comparing(MenuEntry::group).thenComparingInt(MenuEntry::order))
                .toList();
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Answers how many messages wait for the signed-in person. */
    public interface InboxCount {
        int unread(Access access);
    }

    @ModelAttribute("ui")
    public Ui ui(HttpServletRequest request, Locale locale) {
        Access access = CurrentAccess.find().orElse(null);
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Ui(
                messages,
                locale,
                access,
                menuOf(access),
                request.getRequestURI(),
                query(request),
                token == null ? "_csrf" : token.getParameterName(),
                token == null ? "" : token.getToken(),
                // A controller of the API is a controller too, but shows no page: no query for it.
                FaultAdvice.isApi(request) ? 0 : unread(access),
                done(request),
                Instant.now(clock));
    }

    private static String query(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null || !"GET".equals(request.getMethod())
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(each -> !each.isEmpty() && !each.startsWith("language="))
                        .collect(Collectors.joining("&"));
    }

    private static @Nullable String done(HttpServletRequest request) {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null ? null : (String) flash.get(Ui.DONE);
    }

    private List<MenuEntry> menuOf(@Nullable Access access) {
        return access == null
                ? List.of()
                : entries.stream()
                        .filter(entry -> entry.roles().contains(access.role()))
                        .filter(entry -> entry.overFunds() || access.scope().kind() != AccessScope.Kind.FUNDS)
                        .toList();
    }

    private int unread(@Nullable Access access) {
        InboxCount count = inbox.getIfAvailable();
        return access == null || !access.role().isStaff() || count == null ? 0 : count.unread(access);
    }
}
