package org.jieli.insurance.people;

import java.util.List;
import java.util.Locale;
import org.jieli.web.SheetLines.Line;

/** A column of the sheet of insured people, by its two names. */
public enum InsuredColumn {
    PERSON_NUMBER("personNumber", "参保号", "Person number", true),
    RECORD_NUMBER("residentId", "健康档案编号", "Health record number", false),
    SCHEME("scheme", "险种", "Scheme", true),
    GROUPS("groups", "人群", "Groups", false),
    ASSISTANCE("assistance", "医疗救助", "Medical assistance", false),
    FROM("from", "开始日期", "From", true),
    TO("to", "结束日期", "Until", false);

    private final String field;
    private final String chinese;
    private final String english;
    private final boolean required;

    InsuredColumn(String field, String chinese, String english, boolean required) {
        this.field = field;
        this.chinese = chinese;
        this.english = english;
        this.required = required;
    }

    /** The field of the interface in which a fault lies. */
    public String field() {
        return field;
    }

    /** Whether each line needs it. */
    public boolean isRequired() {
        return required;
    }

    /** Its heading in the reader's language. */
    public String title(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? english : chinese;
    }

    String in(Line line) {
        return line.get(chinese, english);
    }

    boolean isIn(List<String> headers) {
        return headers.contains(chinese.toLowerCase(Locale.ROOT)) || headers.contains(english.toLowerCase(Locale.ROOT));
    }
}
