package org.jieli.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds the page above an address that only takes what a form sends, such as {@code /insurance/claims/…/corrections}. */
@Component
class PagesAbove {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    PagesAbove(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** The nearest, with what was asked of the address; empty where no person opened it, or where there is none but the first page. */
    Optional<String> above(HttpServletRequest request) {
        String accepts = request.getHeader(HttpHeaders.ACCEPT);
        if (FaultAdvice.isApi(request)
                || !"GET".equals(request.getMethod())
                || accepts == null
                || !accepts.contains(MediaType.TEXT_HTML_VALUE)) {
            return Optional.empty();
        }
        String path = request.getRequestURI();
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String above = path.substring(0, end);
            if (isPage(PathContainer.parsePath(above))) {
                String query = request.getQueryString();
                return Optional.of(query == null ? above : above + "?" + query);
            }
        }
        return Optional.empty();
    }

    private boolean isPage(PathContainer path) {
        return mappings.getObject().getHandlerMethods().entrySet().stream()
                .anyMatch(each ->
                        takesGet(each.getKey()) && matches(each.getKey(), path) && !answersData(each.getValue()));
    }

    private static boolean answersData(HandlerMethod handler) {
        return handler.hasMethodAnnotation(ResponseBody.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class);
    }

    private static boolean takesGet(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private static boolean matches(RequestMappingInfo info, PathContainer path) {
        PathPatternsRequestCondition patterns = info.getPathPatternsCondition();
        return patterns != null && patterns.getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
    }
}
