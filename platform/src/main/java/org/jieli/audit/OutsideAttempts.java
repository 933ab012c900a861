package org.jieli.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Takes down every attempt to open what lies outside one's scope (it does not exist for him, 404) or to do what one's role may not (403),
 * before the answer is written. A mistyped address, which names no record, is no attempt.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutsideAttempts implements HandlerExceptionResolver {

    private static final int LONGEST_PATH = 300;

    private final AuditLog audit;

    OutsideAttempts(AuditLog audit) {
        this.audit = audit;
    }

    /** Never answers: the words are the business of the resolvers after it. */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        Optional<Access> asker = CurrentAccess.find().filter(access -> access.accountId() != null);
        if (asker.isEmpty() || !(handler instanceof HandlerMethod) || !(exception instanceof Fault fault)) {
            return null;
        }
        UUID subject = subject(request);
        boolean outside = fault.code().status() == CommonFault.NOT_FOUND.status() && subject != null;
        if (outside || fault.code().status() == CommonFault.FORBIDDEN.status()) {
            String path = request.getRequestURI();
            audit.record(
                    outside ? "scope.outside" : "scope.forbidden",
                    null,
                    "address",
                    subject,
                    Map.of(
                            "method", request.getMethod(),
                            "path", path.substring(0, Math.min(path.length(), LONGEST_PATH))));
        }
        return null;
    }

    private static @Nullable UUID subject(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)) {
            return null;
        }
        for (Object value : variables.values()) {
            try {
                return UUID.fromString(String.valueOf(value));
            } catch (IllegalArgumentException ignored) {
                // Not an identifier: a name or a code in the path.
            }
        }
        return null;
    }
}
