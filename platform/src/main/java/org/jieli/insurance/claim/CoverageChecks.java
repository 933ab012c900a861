package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jieli.shared.FieldFault;

/** What may be wrong with an insured time by itself. */
final class CoverageChecks {

    private static final int LONGEST_CODE = 40;
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z]{1,30}");
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private CoverageChecks() {}

    static void ofItself(String at, NewCoverage row, List<FieldFault> faults) {
        if (row.personNumber() == null || !NUMBER.matcher(row.personNumber()).matches()) {
            faults.add(FieldFault.of(at + "personNumber", "insurance.coverage.number"));
        }
        if (row.scheme() == null) {
            faults.add(FieldFault.of(at + "scheme", "common.required"));
        }
        LocalDate from = row.from();
        LocalDate to = row.to();
        if (from == null) {
            faults.add(FieldFault.of(at + "from", "common.required"));
        } else if (from.isBefore(FIRST_DAY) || from.isAfter(LAST_DAY)) {
            faults.add(FieldFault.of(
                    at + "from", "insurance.claim.impossible-day", FIRST_DAY.getYear(), LAST_DAY.getYear()));
        } else if (to != null && (to.isBefore(from) || to.isAfter(LAST_DAY))) {
            faults.add(FieldFault.of(at + "to", "insurance.coverage.to"));
        }
        boolean tooLong = row.groups() != null
                && row.groups().stream().anyMatch(code -> code == null || code.length() > LONGEST_CODE);
        if (tooLong) {
            faults.add(FieldFault.of(at + "groups", "common.too-long", LONGEST_CODE));
        }
        if (row.assistance() != null && row.assistance().length() > LONGEST_CODE) {
            faults.add(FieldFault.of(at + "assistance", "common.too-long", LONGEST_CODE));
        }
    }
}
