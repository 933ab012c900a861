package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jieli.audit.AuditLog;
import org.jieli.database.BeyondScope;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A fund writes down who is insured in its region; all rows are written or none, and the people's bills are settled again. */
@Service
@Transactional
class CoverageDesk {

    private static final String ACTOR = "insurance";
    private static final int MOST = 1000;
    private static final int LONGEST_CODE = 40;
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z]{1,30}");
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private final CoverageBook coverage;
    private final ClaimRepository claims;
    private final SettlingClaims settling;
    private final Residents residents;
    private final BeyondScope beyond;
    private final AuditLog audit;

    CoverageDesk(
            CoverageBook coverage,
            ClaimRepository claims,
            SettlingClaims settling,
            Residents residents,
            BeyondScope beyond,
            AuditLog audit) {
        this.coverage = coverage;
        this.claims = claims;
        this.settling = settling;
        this.residents = residents;
        this.beyond = beyond;
        this.audit = audit;
    }

    /** Writes down insured times by the person's number and their first day; an earlier one of the region ends the day before. */
    int write(List<NewCoverage> rows) {
        Access access = CurrentAccess.requireRole(Role.INSURANCE_BUREAU);
        String region =
                access.scope().kind() == AccessScope.Kind.FUND ? access.scope().division() : null;
        if (region == null) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (rows.size() > MOST) {
            throw new Fault(CommonFault.TOO_LARGE);
        }
        List<Insured> wanted = beyond.call(ACTOR, () -> written(region, rows));
        wanted.forEach(it -> audit.record(
                "insurance.coverage",
                it.residentId(),
                "coverage",
                it.id(),
                Map.of("from", it.from().toString())));
        return wanted.size();
    }

    private List<Insured> written(String region, List<NewCoverage> rows) {
        List<FieldFault> faults = new ArrayList<>();
        List<Insured> wanted = new ArrayList<>();
        Set<UUID> people = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            String at = "[" + i + "].";
            int before = faults.size();
            check(at, rows.get(i), faults);
            ResidentSummary person = resident(rows.get(i));
            if (person == null) {
                faults.add(FieldFault.of(at + "residentId", "insurance.coverage.unknown"));
            } else if (faults.size() == before) {
                Insured it = insured(region, rows.get(i), person);
                against(at, it, faults);
                if (!people.add(person.id()) || !numbers.add(it.personNumber())) {
                    faults.add(FieldFault.of(at + "personNumber", "insurance.coverage.twice"));
                }
                wanted.add(it);
            }
        }
        Fault.throwIfAny(faults);
        claims.lockPeople(wanted.stream().map(Insured::residentId).toList());
        wanted.forEach(this::put);
        return wanted;
    }

    private static void check(String at, NewCoverage row, List<FieldFault> faults) {
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

    private @Nullable ResidentSummary resident(NewCoverage row) {
        UUID id = row.residentId();
        String record = row.recordNumber();
        if (id != null) {
            return residents.find(id).orElse(null);
        }
        return record == null || record.isBlank()
                ? null
                : residents.search(record, 2).stream()
                        .filter(each -> each.recordNumber().equals(record))
                        .findFirst()
                        .orElse(null);
    }

    private static Insured insured(String region, NewCoverage row, ResidentSummary person) {
        String assistance = row.assistance();
        return new Insured(
                Identifiers.next(),
                person.id(),
                region,
                Objects.requireNonNull(row.scheme()),
                Objects.requireNonNull(row.personNumber()),
                person.birthDate(),
                person.sex(),
                row.groups() == null ? Set.of() : Set.copyOf(row.groups()),
                assistance == null || assistance.isBlank() ? null : assistance,
                Objects.requireNonNull(row.from()),
                row.to());
    }

    /** What stands against it: the number of another, or a time that this fund may not end. */
    private void against(String at, Insured it, List<FieldFault> faults) {
        boolean taken = coverage.withNumber(it.personNumber()).stream()
                .anyMatch(each ->
                        each.region().equals(it.region()) && !each.residentId().equals(it.residentId()));
        if (taken) {
            faults.add(FieldFault.of(at + "personNumber", "insurance.coverage.number-taken"));
        }
        coverage.of(it.residentId()).stream()
                .filter(each -> !isSame(each, it) && overlap(each, it))
                .filter(each ->
                        !each.region().equals(it.region()) || !each.from().isBefore(it.from()))
                .findFirst()
                .ifPresent(each -> faults.add(FieldFault.of(at + "from", "insurance.coverage.overlap", each.from())));
    }

    private void put(Insured it) {
        List<Insured> known = coverage.of(it.residentId());
        known.stream()
                .filter(each -> !isSame(each, it) && overlap(each, it))
                .forEach(each -> coverage.change(
                        each.id(),
                        each.scheme(),
                        each.groups(),
                        each.assistance(),
                        each.from(),
                        it.from().minusDays(1)));
        known.stream()
                .filter(each -> isSame(each, it))
                .findFirst()
                .ifPresentOrElse(
                        each -> coverage.change(
                                each.id(), it.scheme(), it.groups(), it.assistance(), it.from(), it.to()),
                        () -> coverage.insert(it));
        settling.settle(it.residentId(), new Because(Because.Anew.CHANGED_RULES, it.personNumber(), ""));
    }

    private static boolean isSame(Insured a, Insured b) {
        return a.region().equals(b.region())
                && a.personNumber().equals(b.personNumber())
                && a.from().equals(b.from());
    }

    private static boolean overlap(Insured a, Insured b) {
        LocalDate lastOfA = a.to();
        LocalDate lastOfB = b.to();
        return (lastOfA == null || !lastOfA.isBefore(b.from())) && (lastOfB == null || !lastOfB.isBefore(a.from()));
    }
}
