package org.jieli.insurance.claim;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.Institutions;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Calculates what would be paid of a chain of bills, with every step; nothing is kept. */
@Service
class CalculatingClaims {

    private static final int MOST = 200;

    private final RuleBook rules;
    private final ClaimProviders providers;
    private final Institutions institutions;

    CalculatingClaims(RuleBook rules, ClaimProviders providers, Institutions institutions) {
        this.rules = rules;
        this.providers = providers;
        this.institutions = institutions;
    }

    /** A bill of the chain with what it would come to. */
    record Calculated(String number, Claim claim, Settlement settlement) {}

    /** In the order of the course; faults carry the bill's place, e.g. {@code claims[1].lines[0].amount}. */
    List<Calculated> calculate(Calculation asked) {
        ClaimPosts.calculator();
        List<NewClaim> wanted = asked.claims() == null ? List.of() : asked.claims();
        List<FieldFault> faults = new ArrayList<>();
        require("region", asked.region(), faults);
        require("scheme", asked.scheme(), faults);
        require("born", asked.born(), faults);
        if (wanted.isEmpty()) {
            faults.add(FieldFault.of("claims", "common.required"));
        } else if (wanted.size() > MOST) {
            throw new Fault(CommonFault.TOO_LARGE);
        }
        bornBefore(asked.born(), wanted, faults);
        List<Bill> bills = bills(asked, wanted, faults);
        Fault.throwIfAny(faults);
        bills.sort(Comparator.comparing((Bill bill) -> bill.claim().to())
                .thenComparing(bill -> bill.claim().from())
                .thenComparing(Bill::place));
        return settled(asked, bills);
    }

    /** Nobody is treated before his birth; told once for the whole chain. */
    private static void bornBefore(@Nullable LocalDate born, List<NewClaim> wanted, List<FieldFault> faults) {
        for (NewClaim claim : wanted) {
            LocalDate from = claim == null ? null : claim.from();
            if (born != null && from != null && from.isBefore(born)) {
                faults.add(FieldFault.of("born", "insurance.claim.born-later", born, from));
                return;
            }
        }
    }

    private record Bill(int place, String number, Claim claim, RuleSet set) {}

    private List<Bill> bills(Calculation asked, List<NewClaim> wanted, List<FieldFault> faults) {
        List<Bill> bills = new ArrayList<>();
        List<NewClaim> read = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            NewClaim claim = numbered(wanted.get(i), i);
            read.add(claim);
            List<FieldFault> own = new ArrayList<>(ClaimChecks.ofItself(claim, LocalDate.MAX));
            RuleSet set = setOf(asked, claim, own);
            String level = set == null ? claim.level() : level(claim, set);
            if (set != null) {
                own.addAll(ClaimChecks.byRules(claim, level, set.rules()));
            }
            placed(i, own, faults);
            if (own.isEmpty() && set != null && level != null) {
                bills.add(new Bill(i, Objects.requireNonNull(claim.number()), content(claim, level, set), set));
            }
        }
        Map<String, Claim> chain = new LinkedHashMap<>();
        bills.forEach(bill -> chain.put(bill.number(), bill.claim()));
        for (int i = 0; i < read.size() && bills.size() == read.size(); i++) {
            UUID own = Objects.requireNonNull(read.get(i).id());
            placed(i, ClaimChecks.byOthers(read.get(i), own, chain), faults);
        }
        return bills;
    }

    private static void placed(int place, List<FieldFault> own, List<FieldFault> faults) {
        own.forEach(fault ->
                faults.add(new FieldFault("claims[" + place + "]." + fault.path(), fault.code(), fault.arguments())));
    }

    private List<Calculated> settled(Calculation asked, List<Bill> bills) {
        InsuredPerson person = new InsuredPerson(
                Objects.requireNonNull(asked.scheme()),
                Objects.requireNonNull(asked.born()),
                asked.groups() == null ? Set.of() : asked.groups(),
                asked.assistance() == null || asked.assistance().isBlank() ? null : asked.assistance(),
                Boolean.TRUE.equals(asked.contracted()));
        Course course = new Course();
        List<Calculated> done = new ArrayList<>();
        for (Bill bill : bills) {
            done.add(new Calculated(
                    bill.number(),
                    bill.claim(),
                    rules.entitlement(bill.set().id()).settle(person, bill.claim(), course, true)));
        }
        return done;
    }

    private Claim content(NewClaim claim, String level, RuleSet set) {
        UUID place = claim.institutionId() == null
                ? UUID.nameUUIDFromBytes(level.getBytes(StandardCharsets.UTF_8))
                : claim.institutionId();
        return claim.claim(
                Objects.requireNonNull(claim.id()),
                place,
                level,
                institutions
                        .find(place)
                        .map(known ->
                                providers.area(known.division(), set.region(), Objects.requireNonNull(claim.from())))
                        .orElseGet(() ->
                                set.rules().level(level).orElseThrow().areas().getFirst()));
    }

    private @Nullable String level(NewClaim claim, RuleSet set) {
        if (claim.level() != null && !claim.level().isBlank()) {
            return claim.level();
        }
        UUID place = claim.institutionId();
        LocalDate day = claim.from();
        return place == null || day == null || !ClaimChecks.hasDays(claim)
                ? null
                : institutions
                        .find(place)
                        .flatMap(known -> providers.levelOf(known, set.region(), set.rules(), day))
                        .orElse(null);
    }

    private @Nullable RuleSet setOf(Calculation asked, NewClaim claim, List<FieldFault> faults) {
        if (asked.ruleSet() != null) {
            return rules.find(asked.ruleSet()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        }
        if (asked.region() == null
                || asked.scheme() == null
                || claim.from() == null
                || claim.to() == null
                || !ClaimChecks.hasDays(claim)) {
            return null;
        }
        try {
            return SettledCourse.setOf(new BookRules(rules), asked.region(), asked.scheme(), claim.from(), claim.to());
        } catch (Fault none) {
            faults.add(FieldFault.of(
                    "to", InsuranceFault.NO_RULES.code(), none.arguments().toArray()));
            return null;
        }
    }

    /** Each bill of the chain has a name and an identifier, so that referrals can name it. */
    private static NewClaim numbered(@Nullable NewClaim claim, int place) {
        NewClaim it = claim == null
                ? new NewClaim(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null)
                : claim;
        String number = it.number() == null || it.number().isBlank() ? Integer.toString(place + 1) : it.number();
        UUID id = it.id() == null ? UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8)) : it.id();
        return new NewClaim(
                id,
                number,
                id,
                null,
                it.kind(),
                it.institutionId(),
                it.level(),
                it.from(),
                it.to(),
                it.diagnosis(),
                it.diagnosisName(),
                it.arrival(),
                it.exemption(),
                it.registration(),
                it.referral(),
                it.lines(),
                it.encounterId());
    }

    private static void require(String path, @Nullable Object value, List<FieldFault> faults) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            faults.add(FieldFault.of(path, "common.required"));
        }
    }
}
