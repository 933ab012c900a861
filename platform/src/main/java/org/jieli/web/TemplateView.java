package org.jieli.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** Renders one precompiled JTE template as a page. */
record TemplateView(TemplateEngine templates, String template) implements View {

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, parameters(model), output);
        response.setContentType(getContentType());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parameters(@Nullable Map<String, ?> model) {
        return model == null ? Map.of() : (Map<String, Object>) model;
    }
}
