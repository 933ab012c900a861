package org.jieli.insurance.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.database.BeyondScope;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.claim.MovedBills.Followed;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A fund writes down who is insured in its region; all rows are written or none, and the people's bills are settled again. */
@Service
@Transactional
public class CoverageDesk {

    private static final String ACTOR = "insurance";
    private static final int MOST = 1000;

    private final CoverageBook coverage;
    private final ClaimRepository claims;
    private final SettlingClaims settling;
    private final MovedBills moved;
    private final Residents residents;
    private final BeyondScope beyond;
    private final AuditLog audit;

    CoverageDesk(
            CoverageBook coverage,
            ClaimRepository claims,
            SettlingClaims settling,
            MovedBills moved,
            Residents residents,
            BeyondScope beyond,
            AuditLog audit) {
        this.coverage = coverage;
        this.claims = claims;
        this.settling = settling;
        this.moved = moved;
        this.residents = residents;
        this.beyond = beyond;
        this.audit = audit;
    }

    /**
     * What was written, or would be.
     *
     * @param rows how many insured times
     * @param bills how many bills of these people lie on or after the first day of their row
     * @param changes bills that come out otherwise, in the order of the course
     */
    public record Written(int rows, int bills, List<SettlementChange> changes) {}

    /** Nobody else changes the person's insured times or settles his bills until the end of the transaction. */
    public void lock(UUID resident) {
        FundPost.region();
        claims.lockPerson(resident);
    }

    /** Writes down insured times by the person's number and their first day; an earlier one of the region ends the day before. */
    public Written write(List<NewCoverage> rows) {
        String region = FundPost.region();
        if (rows.size() > MOST) {
            throw new Fault(CommonFault.TOO_LARGE);
        }
        List<Insured> wanted = new ArrayList<>();
        String by = CurrentAccess.require().personName();
        Written written = beyond.call(ACTOR, () -> written(region, rows, wanted, by));
        wanted.forEach(it -> audit.record(
                "insurance.coverage",
                it.residentId(),
                "coverage",
                it.id(),
                Map.of("from", it.from().toString())));
        return written;
    }

    private Written written(String region, List<NewCoverage> rows, List<Insured> wanted, String by) {
        List<FieldFault> faults = new ArrayList<>();
        Set<UUID> people = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Map<String, Insured> byRow = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String at = "[" + i + "].";
            int before = faults.size();
            CoverageChecks.ofItself(at, rows.get(i), faults);
            ResidentSummary person = resident(region, rows.get(i));
            if (person == null) {
                faults.add(FieldFault.of(at + "residentId", "insurance.coverage.unknown"));
            } else if (faults.size() == before) {
                Insured it = insured(region, rows.get(i), person);
                if (!people.add(person.id()) || !numbers.add(it.personNumber())) {
                    faults.add(FieldFault.of(at + "personNumber", "insurance.coverage.twice"));
                }
                byRow.put(at, it);
            }
        }
        claims.lockPeople(byRow.values().stream().map(Insured::residentId).toList());
        byRow.forEach((at, it) -> against(at, it, faults));
        Fault.throwIfAny(faults);
        wanted.addAll(byRow.values());
        wanted.forEach(this::put);
        Map<String, Followed> followed = new LinkedHashMap<>();
        byRow.forEach((at, it) -> followed.put(at, moved.follow(at, it, by, faults)));
        Fault.throwIfAny(faults);
        List<SettlementChange> changes = new ArrayList<>();
        followed.forEach(
                (at, it) -> changes.addAll(settled(at, Objects.requireNonNull(byRow.get(at)), it.moved(), faults)));
        Fault.throwIfAny(faults);
        return new Written(
                wanted.size(),
                followed.values().stream().mapToInt(Followed::bills).sum(),
                changes.stream().filter(SettlementChange::isFelt).toList());
    }

    /** The rules of another scheme may not know what was billed. */
    private List<SettlementChange> settled(String at, Insured it, Set<UUID> gone, List<FieldFault> faults) {
        Because because = new Because(Because.Anew.CHANGED_RULES, it.personNumber(), "");
        try {
            return settling.settle(
                    it.residentId(), because, gone.stream().collect(Collectors.toMap(bill -> bill, bill -> because)));
        } catch (Fault fault) {
            faults.add(new FieldFault(at + "scheme", fault.code().code(), fault.arguments()));
            return List.of();
        }
    }

    /** By the identifier, by the record's number, or by the number under which the region insured him before. */
    private @Nullable ResidentSummary resident(String region, NewCoverage row) {
        UUID id = row.residentId();
        String record = row.recordNumber();
        if (id != null) {
            return residents.find(id).orElse(null);
        }
        String number = row.personNumber();
        if (record == null || record.isBlank()) {
            return number == null
                    ? null
                    : coverage.withNumber(number).stream()
                            .filter(each -> each.region().equals(region))
                            .findFirst()
                            .flatMap(each -> residents.find(each.residentId()))
                            .orElse(null);
        }
        return residents.search(record, 2).stream()
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
                .filter(each -> !isSame(each, it) && each.overlaps(it))
                .filter(each ->
                        !each.region().equals(it.region()) || !each.from().isBefore(it.from()))
                .findFirst()
                .ifPresent(each -> faults.add(FieldFault.of(
                        at + "from", "insurance.coverage.overlap", each.from(), each.to() == null ? "…" : each.to())));
    }

    private void put(Insured it) {
        List<Insured> known = coverage.of(it.residentId());
        known.stream()
                .filter(each -> !isSame(each, it) && each.overlaps(it))
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
    }

    private static boolean isSame(Insured a, Insured b) {
        return a.region().equals(b.region())
                && a.personNumber().equals(b.personNumber())
                && a.from().equals(b.from());
    }
}
