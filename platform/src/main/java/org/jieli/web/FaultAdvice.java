package org.jieli.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns a fault into words: problem details (RFC 9457) with field paths for the API, a page with a way out for people. */
@ControllerAdvice
class FaultAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(FaultAdvice.class);
    /** The class of SQL states that tell of values out of range or of the wrong shape. */
    private static final String DATA_EXCEPTION = "22";

    private final MessageSource messages;
    private final UiAdvice ui;
    private final PagesAbove pages;

    FaultAdvice(MessageSource messages, UiAdvice ui, PagesAbove pages) {
        this.messages = messages;
        this.ui = ui;
        this.pages = pages;
    }

    @ExceptionHandler
    Object on(Fault fault, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return isApi(request) ? problem(fault, locale) : page(fault, request, response, locale);
    }

    @ExceptionHandler
    Object on(NoResourceFoundException e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return on(new Fault(CommonFault.NOT_FOUND), request, response, locale);
    }

    @ExceptionHandler
    Object on(
            HttpMessageNotReadableException e,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        return on(new Fault(CommonFault.UNREADABLE), request, response, locale);
    }

    /** An address or a form that none of our pages offers. */
    @ExceptionHandler({
        TypeMismatchException.class,
        BindException.class,
        ServletRequestBindingException.class,
        MissingServletRequestPartException.class
    })
    Object mistyped(Exception e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        List<FieldFault> fields =
                switch (e) {
                    case MethodArgumentTypeMismatchException typed ->
                        List.of(FieldFault.of(typed.getName(), CommonFault.UNREADABLE.code()));
                    case MissingServletRequestParameterException missing ->
                        List.of(FieldFault.of(missing.getParameterName(), "common.required"));
                    case MissingServletRequestPartException missing ->
                        List.of(FieldFault.of(missing.getRequestPartName(), "common.required"));
                    default -> List.of();
                };
        return on(new Fault(CommonFault.UNREADABLE, fields), request, response, locale);
    }

    /** Who opens the address of a form that he sent comes to the page on which the form stands. */
    @ExceptionHandler
    Object on(
            HttpRequestMethodNotSupportedException e,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Optional<String> above = pages.above(request);
        if (above.isPresent()) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, above.get())
                    .build();
        }
        String allowed = String.join(", ", Objects.requireNonNullElse(e.getSupportedMethods(), new String[0]));
        response.setHeader(HttpHeaders.ALLOW, allowed);
        return on(new Fault(CommonFault.METHOD, e.getMethod(), allowed), request, response, locale);
    }

    @ExceptionHandler
    Object on(
            HttpMediaTypeNotSupportedException e,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        return on(
                new Fault(CommonFault.MEDIA_TYPE, MediaType.toString(e.getSupportedMediaTypes())),
                request,
                response,
                locale);
    }

    @ExceptionHandler
    Object on(
            MaxUploadSizeExceededException e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return on(new Fault(CommonFault.TOO_LARGE), request, response, locale);
    }

    /** A form larger than any of ours, found while its fields were read. */
    @ExceptionHandler
    Object on(InvalidParameterException e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return on(new Fault(CommonFault.TOO_LARGE), request, response, locale);
    }

    /** Text that the database cannot hold, such as the character 0, is the sender's fault; everything else is ours. */
    @ExceptionHandler
    Object on(
            DataIntegrityViolationException e, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws Exception {
        if (e.getRootCause() instanceof SQLException cause
                && String.valueOf(cause.getSQLState()).startsWith(DATA_EXCEPTION)) {
            return on(new Fault(CommonFault.UNREADABLE), request, response, locale);
        }
        return unforeseen(e, request, response, locale);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    Object unavailable(HttpServletRequest request, HttpServletResponse response, Locale locale, Exception e) {
        LOG.error("{} {} needs the database", request.getMethod(), request.getRequestURI(), e);
        return on(new Fault(CommonFault.UNAVAILABLE), request, response, locale);
    }

    /** What nobody foresaw: the log has it whole, the person hears when it was and what to do. */
    @ExceptionHandler
    Object unforeseen(Exception e, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws Exception {
        if (e instanceof ErrorResponse || e instanceof AccessDeniedException || response.isCommitted()) {
            throw e;
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return on(new Fault(CommonFault.FAILED), request, response, locale);
    }

    private ResponseEntity<ProblemDetail> problem(Fault fault, Locale locale) {
        ProblemDetail problem =
                ProblemDetail.forStatus(HttpStatusCode.valueOf(fault.code().status()));
        problem.setType(URI.create("urn:jieli:fault:" + fault.code().code()));
        problem.setTitle(words("fault." + fault.code().code() + ".title", fault.arguments(), locale));
        problem.setDetail(words("fault." + fault.code().code(), fault.arguments(), locale));
        problem.setProperty("code", fault.code().code());
        if (!fault.fields().isEmpty()) {
            problem.setProperty(
                    "errors",
                    fault.fields().stream()
                            .map(field -> describe(field, locale))
                            .toList());
        }
        return ResponseEntity.status(fault.code().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private Map<String, Object> describe(FieldFault field, Locale locale) {
        return Map.of(
                "path", field.path(),
                "code", field.code(),
                "message", words("fault." + field.code(), field.arguments(), locale));
    }

    private ModelAndView page(Fault fault, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        response.setStatus(fault.code().status());
        ModelAndView page = new ModelAndView(
                "web/fault", HttpStatusCode.valueOf(fault.code().status()));
        page.addObject("ui", ui.ui(request, locale));
        page.addObject("status", fault.code().status());
        page.addObject("words", words("fault." + fault.code().code(), fault.arguments(), locale));
        page.addObject("fields", fault.fields());
        return page;
    }

    private String words(String key, List<Object> arguments, Locale locale) {
        String without = key.endsWith(".title") ? key.substring(0, key.length() - ".title".length()) : key;
        Object[] values = arguments.stream()
                .map(argument -> argument instanceof Enum<?> constant ? name(constant, locale) : argument)
                .toArray();
        String fallback = messages.getMessage(without, values, without, locale);
        return String.valueOf(messages.getMessage(key, values, fallback, locale));
    }

    private Object name(Enum<?> constant, Locale locale) {
        String key = constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        return String.valueOf(messages.getMessage(key, null, key, locale));
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }
}
