package org.jieli.assessment.form;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The span of days that a report is about; working days are given, for holidays differ from year to year. */
public record Period(LocalDate from, LocalDate to, int workingDays) {

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
