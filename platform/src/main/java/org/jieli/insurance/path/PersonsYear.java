package org.jieli.insurance.path;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.path.PersonsBills.Billed;
import org.jieli.insurance.path.PersonsBills.Insured;
import org.jieli.insurance.rules.InpatientTerms.YearOf;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a person's year and his disease cycles stand: his bills so far, settled by the rules and his groups of their days. */
@Component
class PersonsYear {

    private final PersonsBills bills;
    private final RuleBook book;

    PersonsYear(PersonsBills bills, RuleBook book) {
        this.bills = bills;
        this.book = book;
    }

    /**
     * What was billed so far.
     *
     * @param course to be copied before it goes on
     * @param stays the earliest first
     */
    record SoFar(Course course, List<Claim> stays) {

        /** His latest stay at an institution; null when there is none. */
        @Nullable
        UUID lastStayAt(UUID institution) {
            return stays.stream()
                    .filter(stay -> stay.institutionId().equals(institution))
                    .reduce((earlier, later) -> later)
                    .map(Claim::id)
                    .orElse(null);
        }
    }

    /** Since the beginning of the year before, so that a cycle that runs over the new year is whole. */
    SoFar of(UUID residentId, Insured insured, LocalDate on) {
        List<Billed> billed =
                bills.since(residentId, insured, on.withDayOfYear(1).minusYears(1));
        Course course = new Course();
        billed.forEach(each -> settle(each, insured, course));
        return new SoFar(
                course,
                billed.stream()
                        .map(Billed::claim)
                        .filter(claim -> claim.kind() == CareKind.INPATIENT)
                        .toList());
    }

    private void settle(Billed billed, Insured insured, Course course) {
        rules(insured, billed.claim()).ifPresent(rules -> {
            try {
                book.entitlement(rules.id()).settle(billed.person(), billed.claim(), course, false);
            } catch (Fault unsettled) {
                // What the rules of its day do not know was never paid by them either.
                return;
            }
        });
    }

    /** Of its last day, or of its first where the year is that of the admission. */
    private Optional<RuleSet> rules(Insured insured, Claim claim) {
        Scheme scheme = insured.person().scheme();
        return book.on(insured.region(), scheme, claim.to())
                .flatMap(atEnd -> atEnd.rules().inpatient().yearOf() == YearOf.ADMISSION_DAY
                        ? book.on(insured.region(), scheme, claim.from())
                        : Optional.of(atEnd));
    }
}
