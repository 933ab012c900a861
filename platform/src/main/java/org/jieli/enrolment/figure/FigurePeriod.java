package org.jieli.enrolment.figure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** The period of the figures: the last year up to today unless asked otherwise; the last day is the day on which people are counted. */
record FigurePeriod(LocalDate since, LocalDate until) {

    static FigurePeriod read(@Nullable String since, @Nullable String until, LocalDate today) {
        LocalDate last = date("until", until, today);
        LocalDate first = date("since", since, last.minusYears(1).plusDays(1));
        if (last.isAfter(today)) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("until", "enrolment.date-in-future")));
        }
        if (first.isAfter(last)) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("since", "enrolment.period-turned")));
        }
        return new FigurePeriod(first, last);
    }

    private static LocalDate date(String field, @Nullable String typed, LocalDate otherwise) {
        try {
            return typed == null || typed.isBlank() ? otherwise : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of(field, "enrolment.no-date")));
        }
    }
}
