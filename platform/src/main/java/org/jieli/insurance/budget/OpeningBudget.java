package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.InsuranceFault;
import org.jieli.region.Divisions;
import org.jieli.region.PoolingRegion;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Confidence;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the budget of an alliance: counts its people by group and keeps them, with the members and the terms. */
@Service
class OpeningBudget {

    private static final int COUNTY_DIGITS = 6;

    private final Alliances alliances;
    private final Institutions institutions;
    private final Divisions divisions;
    private final CountedHeads counted;
    private final BudgetRepository repository;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    OpeningBudget(
            Alliances alliances,
            Institutions institutions,
            Divisions divisions,
            CountedHeads counted,
            BudgetRepository repository,
            TransactionTemplate transactions,
            AuditLog audit,
            Clock clock) {
        this.alliances = alliances;
        this.institutions = institutions;
        this.divisions = divisions;
        this.counted = counted;
        this.repository = repository;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is asked of an opening. */
    record Asked(UUID allianceId, int year, BudgetTerms terms, String source, Confidence confidence) {}

    /** County medical communities and urban groups whose lead lies in a region, by name. */
    List<AllianceSummary> candidates(String region) {
        return alliances.existing(LocalDate.now(clock)).stream()
                .filter(each -> each.form() == AllianceSummary.Form.COUNTY_MEDICAL_COMMUNITY
                        || each.form() == AllianceSummary.Form.URBAN_MEDICAL_GROUP)
                .filter(each -> institutions
                        .find(each.leadInstitutionId())
                        .map(lead -> lead.division().startsWith(region))
                        .orElse(false))
                .sorted(java.util.Comparator.comparing(AllianceSummary::name))
                .toList();
    }

    /** A budget about to be opened: the alliance, and the people whom the system found for it. */
    record Prepared(
            Asked asked,
            AllianceSummary alliance,
            InstitutionSummary lead,
            String pool,
            LocalDate on,
            List<BudgetHead> heads) {

        /** The same with other terms. */
        Prepared with(BudgetTerms terms) {
            return new Prepared(
                    new Asked(asked.allianceId(), asked.year(), terms, asked.source(), asked.confidence()),
                    alliance,
                    lead,
                    pool,
                    on,
                    heads);
        }
    }

    /** Checks what is asked and counts heads. Must start outside of a transaction that is not the system's. */
    Prepared prepare(String region, Asked asked) {
        AllianceSummary alliance = candidates(region).stream()
                .filter(each -> each.id().equals(asked.allianceId()))
                .findFirst()
                .orElseThrow(() -> new Fault(
                        CommonFault.INVALID, List.of(FieldFault.of("allianceId", "insurance.budget.alliance"))));
        Fault.throwIfAny(BudgetTermsChecks.of(asked.terms()));
        InstitutionSummary lead =
                institutions.find(alliance.leadInstitutionId()).orElseThrow();
        LocalDate on = headsOn(asked.year());
        String pool = divisions
                .poolingRegionOf(lead.division(), on)
                .map(PoolingRegion::code)
                .orElse(region);
        List<BudgetHead> heads =
                counted.of(asked.terms().basis(), pool, county(lead.division()), alliance.members(), on);
        counted.taken(alliance.id(), asked.year(), heads).ifPresent(taken -> {
            throw new Fault(BudgetFault.PEOPLE_TAKEN, taken.heads(), taken.allianceName(), asked.year());
        });
        return new Prepared(asked, alliance, lead, pool, on, heads);
    }

    /** What the heads of a budget come to, yuan. */
    static BigDecimal amount(Prepared prepared) {
        return Grouped.of(prepared.asked().terms(), prepared.heads(), prepared.on())
                .amount();
    }

    private LocalDate headsOn(int year) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        return today.isBefore(first) ? today : today.isAfter(last) ? last : today;
    }

    /** Opens the budget; its identifier. */
    UUID open(Prepared prepared) {
        return Objects.requireNonNull(transactions.execute(status -> store(prepared)));
    }

    private UUID store(Prepared prepared) {
        Asked asked = prepared.asked();
        AllianceSummary alliance = prepared.alliance();
        InstitutionSummary lead = prepared.lead();
        LocalDate on = prepared.on();
        Grouped grouped = Grouped.of(asked.terms(), prepared.heads(), on);
        Budget budget = new Budget(
                Identifiers.next(),
                alliance.id(),
                alliance.name(),
                lead.id(),
                lead.division(),
                prepared.pool(),
                asked.year(),
                BudgetState.OPEN_BUDGET,
                asked.terms(),
                asked.source(),
                asked.confidence(),
                on,
                grouped.heads().size(),
                grouped.amount(),
                null,
                1,
                clock.instant(),
                CurrentAccess.require().personName(),
                null,
                null);
        try {
            repository.insert(budget, grouped.heads(), grouped.lines(), members(alliance));
        } catch (DuplicateKeyException e) {
            throw new Fault(
                    CommonFault.INVALID, List.of(FieldFault.of("allianceId", "insurance.budget.there", asked.year())));
        } catch (IllegalStateException e) {
            // Another budget took the people between the counting and now: whoever opens tries again and is told which.
            throw String.valueOf(e.getMessage()).contains("one_budget_a_person") ? new Fault(InsuranceFault.STATE) : e;
        }
        audit.record(
                "insurance.budget-opened",
                null,
                "budget",
                budget.id(),
                Map.of("alliance", alliance.name(), "year", Integer.toString(asked.year())));
        return budget.id();
    }

    /** Heads by group; somebody whom no group takes is left out. */
    private record Grouped(List<BudgetRepository.GroupedHead> heads, List<HeadLine> lines) {

        static Grouped of(BudgetTerms terms, List<BudgetHead> heads, LocalDate on) {
            List<BudgetRepository.GroupedHead> grouped = new ArrayList<>(heads.size());
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (BudgetHead head : heads) {
                int age = Period.between(head.born(), on).getYears();
                terms.perCapita().stream()
                        .filter(group -> group.holds(head.scheme(), age))
                        .findFirst()
                        .ifPresent(group -> {
                            grouped.add(new BudgetRepository.GroupedHead(head.residentId(), group.code()));
                            counts.merge(group.code(), 1, Integer::sum);
                        });
            }
            return new Grouped(
                    grouped,
                    terms.perCapita().stream()
                            .map(group -> line(group, counts.getOrDefault(group.code(), 0)))
                            .toList());
        }

        private static HeadLine line(BudgetTerms.PerCapita group, int heads) {
            return new HeadLine(
                    group.code(),
                    heads,
                    group.amount().multiply(BigDecimal.valueOf(heads)).setScale(2, RoundingMode.HALF_UP));
        }

        BigDecimal amount() {
            return lines.stream().map(HeadLine::amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
        }
    }

    /** The lead first. */
    private List<BudgetMember> members(AllianceSummary alliance) {
        return institutions.findAll(alliance.members()).values().stream()
                .sorted(java.util.Comparator.comparing(
                                (InstitutionSummary place) -> !place.id().equals(alliance.leadInstitutionId()))
                        .thenComparing(InstitutionSummary::name))
                .map(place -> new BudgetMember(
                        place.id(),
                        place.name(),
                        ShareTier.of(institutions.careLevel(place.id())),
                        BigDecimal.ONE,
                        null))
                .toList();
    }

    private static String county(String division) {
        return division.length() <= COUNTY_DIGITS ? division : division.substring(0, COUNTY_DIGITS);
    }
}
