package org.jieli.insurance.payment.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs of the asker's region with their institutions and cases; what is read of people's cases is taken down. */
@Service
@Transactional
class ReadingRuns {

    private final PaymentRunRepository runs;
    private final PaidCaseRepository cases;
    private final Institutions institutions;
    private final AuditLog audit;

    ReadingRuns(PaymentRunRepository runs, PaidCaseRepository cases, Institutions institutions, AuditLog audit) {
        this.runs = runs;
        this.cases = cases;
        this.institutions = institutions;
        this.audit = audit;
    }

    List<PaymentRun> within(String region, int year) {
        return runs.within(region, year);
    }

    /** How many there are, also of those that the list leaves out. */
    long countWithin(String region, int year) {
        return runs.count(region, year);
    }

    /** The newest run of the same period, when it came after this one. */
    Optional<PaymentRun> replacing(PaymentRun run) {
        return runs.newest(run.region(), run.year(), run.month()).filter(each -> each.number() > run.number());
    }

    PaymentRun require(String region, UUID id) {
        return runs.find(region, id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    List<PaidInstitution> institutions(PaymentRun run) {
        return runs.institutions(run.id());
    }

    /** With those at the end that only preliminary runs paid. */
    List<PaidInstitution> institutions(PaymentRun run, Collection<UUID> advanced) {
        List<PaidInstitution> places = new ArrayList<>(institutions(run));
        Set<UUID> there = places.stream().map(PaidInstitution::institutionId).collect(Collectors.toSet());
        advanced.stream()
                .filter(id -> !there.contains(id))
                .sorted()
                .forEach(id -> places.add(PaidInstitution.nothing(id)));
        return places;
    }

    List<PaidHeads> heads(PaymentRun run, UUID institution) {
        return runs.heads(run.id(), institution);
    }

    KeysetPage<PaidCase> cases(PaidCaseRepository.Asked asked, @Nullable UUID after, int limit) {
        KeysetPage<PaidCase> page = KeysetPage.of(cases.page(asked, after, limit + 1), limit, each -> each.payable()
                .claimId()
                .toString());
        audit.listed(
                "insurance.payment-cases",
                "run=" + asked.run() + " institution=" + asked.institution() + " way=" + asked.way(),
                page.items().stream().map(PaidCase::residentId).toList());
        return page;
    }

    long count(PaidCaseRepository.Asked asked) {
        return cases.count(asked);
    }

    PaidCase requireCase(PaymentRun run, UUID claim) {
        PaidCase found = cases.find(run.id(), claim).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        audit.record(
                "insurance.payment-case",
                found.residentId(),
                "claim",
                claim,
                Map.of("number", found.number(), "run", run.id().toString()));
        return found;
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        return institutions.findAll(ids).values().stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
    }
}
