package org.jieli.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Names what a body leaves out: every component of a request's record that is not declared {@code @Nullable}. A service may then rely
 * on what its types say.
 */
@ControllerAdvice
class CompleteBodies extends RequestBodyAdviceAdapter {

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
    };

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return type instanceof Class<?> body && body.isRecord();
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        // The JSON "null" arrives as null, whatever the signature says.
        if (body instanceof Record read) {
            List<FieldFault> faults = new ArrayList<>();
            look(read, "", faults);
            Fault.throwIfAny(faults);
        }
        return body;
    }

    private static void look(Record body, String path, List<FieldFault> faults) {
        for (Part part : PARTS.get(body.getClass())) {
            look(part.of(body), part, path + part.name(), faults);
        }
    }

    private static void look(@Nullable Object value, Part asked, String path, List<FieldFault> faults) {
        switch (value) {
            case null -> {
                if (asked.required()) {
                    faults.add(FieldFault.of(path, "common.required"));
                }
            }
            case Record part -> look(part, path + ".", faults);
            case List<?> parts -> {
                for (int i = 0; i < parts.size(); i++) {
                    if (parts.get(i) instanceof Record part) {
                        look(part, path + "[" + i + "].", faults);
                    }
                }
            }
            default -> {}
        }
    }

    private record Part(String name, boolean required, Method accessor) {

        static Part of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return new Part(
                    component.getName(),
                    !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.getAccessor());
        }

        @Nullable
        Object of(Record body) {
            try {
                return accessor.invoke(body);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
