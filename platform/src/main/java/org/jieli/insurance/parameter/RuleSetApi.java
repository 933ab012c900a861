package org.jieli.insurance.parameter;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.RuleFinding;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Confidence;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.Idempotency;
import org.jieli.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Versions of the benefit rules for other systems. */
@RestController
@RequestMapping("/api/v1/insurance/rule-sets")
class RuleSetApi {

    private final RuleDesk desk;
    private final RuleBills bills;
    private final Idempotency idempotency;

    RuleSetApi(RuleDesk desk, RuleBills bills, Idempotency idempotency) {
        this.desk = desk;
        this.bills = bills;
        this.idempotency = idempotency;
    }

    /** A list. */
    record Items(List<Head> items) {}

    /** A version without its numbers. */
    record Head(
            UUID id,
            String region,
            Scheme scheme,
            int year,
            int version,
            String name,
            LocalDate from,
            @Nullable LocalDate to,
            String source,
            Confidence confidence,
            RuleState state) {

        static Head of(StoredRuleSet stored) {
            RuleSet set = stored.set();
            return new Head(
                    set.id(),
                    set.region(),
                    set.scheme(),
                    set.year(),
                    set.version(),
                    set.name(),
                    set.from(),
                    set.to(),
                    set.source(),
                    set.confidence(),
                    stored.state());
        }
    }

    /** Something that the checks found. */
    record Found(String path, boolean error, String code, List<String> arguments) {}

    /** A version with its numbers and what the checks say to them. */
    record Whole(Head head, int revision, BenefitRules rules, List<Found> findings) {}

    /** A draft as another system writes it; its region is the caller's. */
    record Wanted(
            @Nullable Scheme scheme,
            @Nullable Integer year,
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String source,
            @Nullable Confidence confidence,
            @Nullable BenefitRules rules) {}

    /**
     * The bills on a version's days.
     *
     * @param settledBefore of a draft: how many are settled already, 100001 for more than 100000; null to others than the bureau that may issue
     *     it
     * @param settledAgain of an issued version that began before its issue: how far they are settled again
     */
    record Bills(@Nullable Long settledBefore, @Nullable SettledAgain settledAgain, List<LeftAsIs> left) {}

    /** What was done. */
    record Done(UUID id, RuleState state) {}

    /** The versions in the caller's reach and the examples; at most 200. */
    @GetMapping
    Items list(@RequestParam(name = "scheme", required = false) @Nullable Scheme scheme) {
        return new Items(desk.all().stream()
                .filter(each -> scheme == null || each.set().scheme() == scheme)
                .map(Head::of)
                .toList());
    }

    /** One version with its numbers. */
    @GetMapping("/{id}")
    ResponseEntity<Whole> get(@PathVariable("id") UUID id) {
        StoredRuleSet stored = desk.require(id);
        List<Found> found =
                desk.findings(stored).stream().map(RuleSetApi::found).toList();
        return ResponseEntity.ok()
                .eTag(Versions.etag(stored.revision()))
                .body(new Whole(Head.of(stored), stored.revision(), stored.set().rules(), found));
    }

    /** How many bills lie on its days, and how far they are settled again after its issue. */
    @GetMapping("/{id}/bills")
    Bills bills(@PathVariable("id") UUID id) {
        StoredRuleSet stored = desk.require(id);
        return new Bills(
                desk.mayEdit(stored) ? bills.onDaysOf(stored) : null,
                bills.settledAgain(id).orElse(null),
                bills.left(id));
    }

    /** Has the bills settled again that could not be; 409 while they are at work. */
    @PostMapping("/{id}/settle-again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void settleAgain(@PathVariable("id") UUID id) {
        bills.tryAgain(id);
    }

    /** Writes a draft whole: a new one without {@code If-Match}, a known one with it. */
    @PutMapping("/{id}")
    ResponseEntity<Whole> put(
            @PathVariable("id") UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Wanted wanted) {
        if (ifMatch == null) {
            desk.create(version(id, wanted));
        } else {
            StoredRuleSet draft = desk.requireDraft(id);
            RuleSet typed = version(id, wanted);
            if (typed.scheme() != draft.set().scheme()) {
                throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("scheme", "common.unreadable")));
            }
            desk.change(draft, typed, Versions.required(ifMatch));
        }
        return get(id);
    }

    /** Issues a draft; 422 with every error while it has any. */
    @PostMapping("/{id}/issue")
    Done issue(
            @PathVariable("id") UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        int revision = Versions.required(ifMatch);
        return idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/insurance/rule-sets/" + id + "/issue", revision),
                Done.class,
                () -> {
                    desk.issue(id, revision);
                    return new Done(id, RuleState.ISSUED);
                });
    }

    private static RuleSet version(UUID id, Wanted wanted) {
        return RuleRequest.of(id, CurrentAccess.require().division(), wanted);
    }

    private static Found found(RuleFinding finding) {
        return new Found(
                finding.path(),
                finding.isError(),
                finding.what().code(),
                finding.what().arguments().stream().map(String::valueOf).toList());
    }
}
