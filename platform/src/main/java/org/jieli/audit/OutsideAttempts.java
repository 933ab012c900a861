package org.jieli.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Takes down every attempt to open what lies outside one's scope (it does not exist for him, 404) or to do what one's role may not (403).
 * A mistyped address, which names no record, is no attempt.
 */
@Component
class OutsideAttempts implements HandlerInterceptor, WebMvcConfigurer {

    private static final int LONGEST_PATH = 300;

    private final AuditLog audit;

    OutsideAttempts(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception fault) {
        Optional<Access> asker = CurrentAccess.find().filter(access -> access.accountId() != null);
        if (asker.isEmpty() || !(handler instanceof HandlerMethod)) {
            return;
        }
        UUID subject = subject(request);
        boolean outside = response.getStatus() == CommonFault.NOT_FOUND.status() && subject != null;
        if (outside || response.getStatus() == CommonFault.FORBIDDEN.status()) {
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
