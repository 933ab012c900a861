package org.jieli.insurance.payment.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jieli.institution.Tier;
import org.jieli.shared.Confidence;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** Payment terms as they are typed. */
record PaymentTermsForm(
        int revision,
        String name,
        String from,
        String to,
        String source,
        Confidence confidence,
        PayMethod method,
        String baseRate,
        String annualBudget,
        String coefficientNONE,
        String coefficientPRIMARY,
        String coefficientSECONDARY,
        String coefficientTERTIARY,
        String primaryCoefficient,
        String lowBelow,
        String highAbove,
        String reviewShare,
        String ungroupedWeight,
        String ungroupedCost,
        String bedDaysFrom,
        String bedDays,
        String capitation,
        String institutions,
        String groups) {

    private static final Set<String> DAYS = Set.of("from", "to");

    static PaymentTermsForm of(PaymentTermsSet set, TermsPlaces places) {
        PaymentTerms terms = set.terms();
        return new PaymentTermsForm(
                set.revision(),
                set.name(),
                set.from().toString(),
                set.to().toString(),
                set.source(),
                set.confidence(),
                terms.method(),
                text(terms.baseRate()),
                text(terms.annualBudget()),
                text(terms.coefficients().get(Tier.NONE)),
                text(terms.coefficients().get(Tier.PRIMARY)),
                text(terms.coefficients().get(Tier.SECONDARY)),
                text(terms.coefficients().get(Tier.TERTIARY)),
                text(terms.primaryCoefficient()),
                text(terms.outliers().lowBelow()),
                text(terms.outliers().highAbove()),
                text(terms.reviewShare().movePointRight(2).stripTrailingZeros()),
                text(terms.ungroupedWeight()),
                text(terms.ungroupedCost()),
                terms.bedDays() == null ? "" : Integer.toString(terms.bedDays().fromDays()),
                TermsLines.ofBands(terms.bedDays()),
                TermsLines.ofCapitation(terms.capitation()),
                TermsLines.ofInstitutions(terms.institutions(), places),
                TermsLines.ofGroups(terms.groups()));
    }

    /** The set as typed, in place of a draft; all faults at once, of what cannot be read and of what does not fit together. */
    PaymentTermsSet set(PaymentTermsSet draft, TermsPlaces places) {
        List<FieldFault> faults = new ArrayList<>();
        TypedNumbers numbers = new TypedNumbers();
        TermsLines lines = new TermsLines(faults, places);
        required("name", name, faults);
        required("source", source, faults);
        LocalDate fromOn = date("from", from, faults);
        LocalDate toOn = date("to", to, faults);
        Map<Tier, BigDecimal> coefficients = new EnumMap<>(Tier.class);
        coefficients.put(Tier.NONE, number(numbers, faults, "coefficientNONE", coefficientNONE));
        coefficients.put(Tier.PRIMARY, number(numbers, faults, "coefficientPRIMARY", coefficientPRIMARY));
        coefficients.put(Tier.SECONDARY, number(numbers, faults, "coefficientSECONDARY", coefficientSECONDARY));
        coefficients.put(Tier.TERTIARY, number(numbers, faults, "coefficientTERTIARY", coefficientTERTIARY));
        List<BedDays.Band> bands = lines.bands(Objects.requireNonNullElse(bedDays, ""));
        Integer days = numbers.whole("bedDaysFrom", bedDaysFrom);
        PaymentTerms terms = new PaymentTerms(
                method,
                numbers.decimal("baseRate", baseRate),
                numbers.decimal("annualBudget", annualBudget),
                coefficients,
                lines.institutions(Objects.requireNonNullElse(institutions, "")),
                number(numbers, faults, "primaryCoefficient", primaryCoefficient),
                new Outliers(
                        number(numbers, faults, "lowBelow", lowBelow), number(numbers, faults, "highAbove", highAbove)),
                number(numbers, faults, "reviewShare", reviewShare).movePointLeft(2),
                number(numbers, faults, "ungroupedWeight", ungroupedWeight),
                number(numbers, faults, "ungroupedCost", ungroupedCost),
                days == null ? null : new BedDays(days, bands),
                lines.capitation(Objects.requireNonNullElse(capitation, "")),
                lines.groups(Objects.requireNonNullElse(groups, "")));
        PaymentTermsSet typed = new PaymentTermsSet(
                draft.id(),
                draft.region(),
                fromOn.getYear(),
                draft.version(),
                text(name),
                fromOn,
                toOn,
                text(source),
                confidence,
                draft.state(),
                revision,
                terms);
        List<FieldFault> unread = FieldFault.joined(numbers.faults(), faults);
        Fault.throwIfAny(FieldFault.joined(unread, fitting(typed, unread)));
        return typed;
    }

    /** Faults of what could be read; days are compared when both are days. */
    private static List<FieldFault> fitting(PaymentTermsSet typed, List<FieldFault> unread) {
        boolean noDay = unread.stream().anyMatch(each -> DAYS.contains(each.path()));
        return PaymentTermsChecks.of(typed).stream()
                .filter(each -> !noDay || !DAYS.contains(each.path()))
                .toList();
    }

    private static void required(String field, @Nullable String typed, List<FieldFault> faults) {
        if (typed == null || typed.isBlank()) {
            faults.add(FieldFault.of(field, "common.required"));
        }
    }

    private static LocalDate date(String field, @Nullable String typed, List<FieldFault> faults) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeParseException e) {
            faults.add(FieldFault.of(field, "insurance.payment.date"));
            return LocalDate.EPOCH;
        }
    }

    private static BigDecimal number(
            TypedNumbers numbers, List<FieldFault> faults, String field, @Nullable String typed) {
        BigDecimal number = numbers.decimal(field, typed);
        if (number == null && (typed == null || typed.isBlank())) {
            faults.add(FieldFault.of(field, "common.required"));
        }
        return number == null ? BigDecimal.ZERO : number;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
