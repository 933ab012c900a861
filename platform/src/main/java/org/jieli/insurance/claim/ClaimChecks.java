package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.ItemClass;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What may be wrong with a bill; all of it at once, each with the place where it lies. */
final class ClaimChecks {

    private static final String REQUIRED = "common.required";
    private static final Pattern DIAGNOSIS = Pattern.compile("[A-Z]\\d{2}[0-9A-Za-z.+*]{0,10}");
    private static final BigDecimal MOST = new BigDecimal("9999999999.99");
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_NAME = 200;

    private final NewClaim claim;
    private final List<FieldFault> faults = new ArrayList<>();

    private ClaimChecks(NewClaim claim) {
        this.claim = claim;
    }

    /** What can be told from the bill alone. */
    static List<FieldFault> ofItself(NewClaim claim, LocalDate today) {
        ClaimChecks checks = new ClaimChecks(claim);
        checks.words();
        checks.days(today);
        checks.referral(today);
        checks.lines();
        return checks.faults;
    }

    /** What only the rules of the person's fund tell. */
    static List<FieldFault> byRules(NewClaim claim, @Nullable String level, BenefitRules rules) {
        ClaimChecks checks = new ClaimChecks(claim);
        if (level == null) {
            checks.fault("level", "insurance.claim.level-missing");
        } else if (rules.level(level).isEmpty()) {
            checks.fault("level", "insurance.unknown-level", level);
        }
        checks.items(rules.items());
        if (claim.arrival() == Arrival.EXEMPT
                && rules.referral().exemptions().stream()
                        .noneMatch(known -> known.code().equals(claim.exemption()))) {
            checks.fault("exemption", "insurance.claim.unknown-exemption");
        }
        return checks.faults;
    }

    /**
     * What only the person's other bills tell.
     *
     * @param others all of the person, by number
     */
    static List<FieldFault> byOthers(NewClaim claim, UUID own, Map<String, Claim> others) {
        ClaimChecks checks = new ClaimChecks(claim);
        checks.overlap(own, others);
        NewClaim.Referral referral = claim.referral();
        UUID from = referral == null ? null : referral.fromClaim();
        if (from != null
                && (from.equals(own)
                        || others.values().stream()
                                .noneMatch(other -> other.id().equals(from)))) {
            checks.fault("referral.fromClaim", "insurance.claim.unknown-bill");
        }
        return checks.faults;
    }

    private void words() {
        required("number", claim.number());
        tooLong("number", claim.number(), LONGEST_NUMBER);
        // Kept reasons put a bill's number between such signs.
        if (claim.number() != null && claim.number().indexOf('|') >= 0) {
            fault("number", "insurance.claim.number-sign");
        }
        required("kind", claim.kind());
        required("diagnosis", claim.diagnosis());
        tooLong("diagnosisName", claim.diagnosisName(), LONGEST_NAME);
        if (claim.diagnosis() != null && !DIAGNOSIS.matcher(claim.diagnosis()).matches()) {
            fault("diagnosis", "insurance.claim.diagnosis");
        }
        if (claim.residentId() == null && isBlank(claim.personNumber())) {
            fault("personNumber", REQUIRED);
        }
    }

    private void days(LocalDate today) {
        LocalDate from = claim.from();
        LocalDate to = claim.to();
        required("from", from);
        required("to", to);
        day("from", from, today);
        day("to", to, today);
        if (from == null || to == null) {
            return;
        }
        if (to.isBefore(from)) {
            fault("to", "insurance.claim.before-from");
        } else if (claim.kind() != null && claim.kind() != CareKind.INPATIENT && !to.equals(from)) {
            fault("to", "insurance.claim.longer-than-a-day");
        }
    }

    private void day(String path, @Nullable LocalDate day, LocalDate today) {
        if (day != null && !isPossible(day)) {
            fault(path, "insurance.claim.impossible-day", FIRST_DAY.getYear(), LAST_DAY.getYear());
        } else if (day != null && day.isAfter(today)) {
            fault(path, "insurance.claim.future");
        }
    }

    /** Whether both days are there and can be looked up. */
    static boolean hasDays(NewClaim claim) {
        return claim.from() != null && claim.to() != null && isPossible(claim.from()) && isPossible(claim.to());
    }

    private static boolean isPossible(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    private void referral(LocalDate today) {
        NewClaim.Referral referral = claim.referral();
        if (claim.arrival() == Arrival.REFERRED && referral == null) {
            fault("referral", REQUIRED);
        }
        day("referral.registeredOn", referral == null ? null : referral.registeredOn(), today);
    }

    private void lines() {
        List<NewClaim.Line> lines = claim.linesOrNone();
        BigDecimal sum = BigDecimal.ZERO;
        boolean whole = true;
        for (int i = 0; i < lines.size(); i++) {
            NewClaim.Line line = lines.get(i);
            String at = "lines[" + i + "].";
            if (isBlank(line.item())) {
                fault(at + "item", REQUIRED);
            }
            amount(at + "quantity", line.quantity(), Amounts.UNIT_DIGITS);
            if (line.amount() == null) {
                fault(at + "amount", REQUIRED);
                whole = false;
            } else if (amount(at + "amount", line.amount(), Amounts.YUAN_DIGITS)) {
                sum = sum.add(line.amount().setScale(2, RoundingMode.UNNECESSARY));
            } else {
                whole = false;
            }
        }
        if (lines.isEmpty() || (whole && sum.signum() == 0)) {
            fault("lines", "insurance.claim.empty");
        } else if (whole && sum.compareTo(MOST) > 0) {
            fault("lines", "insurance.claim.too-large");
        }
    }

    private boolean amount(String path, @Nullable BigDecimal amount, int digits) {
        String wrong = amount == null ? null : Amounts.fault(amount, digits);
        if (wrong != null) {
            fault(path, wrong);
        }
        return wrong == null;
    }

    private void items(List<ItemClass> classes) {
        Map<String, ItemClass> known = classes.stream().collect(Collectors.toMap(ItemClass::code, each -> each));
        List<NewClaim.Line> lines = claim.linesOrNone();
        for (int i = 0; i < lines.size(); i++) {
            String item = lines.get(i).item();
            if (item == null || item.isBlank()) {
                continue;
            }
            ItemClass of = known.get(item);
            if (of == null) {
                fault("lines[" + i + "].item", "insurance.unknown-item", item);
            } else if (of.unitLimit() != null && lines.get(i).quantity() == null) {
                fault("lines[" + i + "].quantity", REQUIRED);
            }
        }
    }

    /** Who is discharged in the morning may be admitted elsewhere the same day; more than that day two stays do not share. */
    private void overlap(UUID own, Map<String, Claim> others) {
        LocalDate from = claim.from();
        LocalDate to = claim.to();
        if (claim.kind() != CareKind.INPATIENT || from == null || to == null) {
            return;
        }
        others.forEach((number, other) -> {
            boolean stays = other.kind() == CareKind.INPATIENT
                    && !other.id().equals(own)
                    && other.total().signum() > 0;
            if (stays && other.from().isBefore(to) && from.isBefore(other.to())) {
                fault("from", "insurance.claim.overlap", number, other.from(), other.to());
            }
        });
    }

    private void required(String path, @Nullable Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            fault(path, REQUIRED);
        }
    }

    private void tooLong(String path, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            fault(path, "common.too-long", most);
        }
    }

    private void fault(String path, String code, Object... arguments) {
        faults.add(FieldFault.of(path, code, arguments));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
