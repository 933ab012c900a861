package org.jieli.insurance.parameter;

import java.time.Clock;
import java.time.LocalDate;
import org.jieli.insurance.RuleExamples;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues the demo region's invented versions. */
@Component
class DemoRules implements RuleExamples {

    private static final String BY = "示范市医保局";

    private final RuleSetRepository sets;
    private final RuleBook book;
    private final Clock clock;

    DemoRules(RuleSetRepository sets, RuleBook book, Clock clock) {
        this.sets = sets;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public void issue(LocalDate today) {
        LocalDate newYear = today.withDayOfYear(1);
        issue("demo/resident-before", newYear.minusYears(1), newYear.minusDays(1));
        issue("demo/resident", newYear, null);
        issue("demo/employee-before", newYear.minusYears(1), newYear.minusDays(1));
        issue("demo/employee", newYear, null);
        book.changed();
    }

    private void issue(String file, LocalDate from, @Nullable LocalDate to) {
        RuleSet set = RuleFile.read(file).withId(Identifiers.next()).holding(from, to);
        sets.insert(set, RuleState.ISSUED, BY, clock.instant());
    }
}
