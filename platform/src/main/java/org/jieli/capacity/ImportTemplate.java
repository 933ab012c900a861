package org.jieli.capacity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** An empty sheet to fill in; what each column wants, with an example, stands on a second one. */
@Component
class ImportTemplate {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final MessageSource messages;

    ImportTemplate(MessageSource messages) {
        this.messages = messages;
    }

    byte[] excel(ImportKind kind, Locale locale) throws IOException {
        List<List<String>> notes = kind.columns().stream()
                .map(column -> List.of(
                        column.name(locale),
                        words(column.required() ? "capacity.needed" : "capacity.optional", locale),
                        words("capacity.note." + kind + "." + column.field(), locale)))
                .toList();
        return Sheets.workbook(workbook -> {
            Sheets.sheet(workbook, words("ImportKind." + kind, locale), names(kind, locale), List.of());
            Sheets.sheet(
                    workbook,
                    words("capacity.notes", locale),
                    List.of(
                            words("capacity.column-name", locale),
                            words("capacity.column-needed", locale),
                            words("capacity.column-note", locale)),
                    notes);
        });
    }

    byte[] csv(ImportKind kind, Locale locale) {
        return names(kind, locale).stream()
                .collect(Collectors.joining(",", BYTE_ORDER_MARK, "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(ImportKind kind, Locale locale) {
        return kind.columns().stream().map(column -> column.name(locale)).toList();
    }

    private String words(String key, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, key, locale));
    }
}
