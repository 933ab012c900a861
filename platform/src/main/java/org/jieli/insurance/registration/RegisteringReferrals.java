package org.jieli.insurance.registration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.ReferralRegistrations;
import org.jieli.insurance.RegisteredReferral;
import org.jieli.insurance.RegistrationNeed;
import org.jieli.insurance.RegistrationState;
import org.jieli.insurance.TransferFacts;
import org.jieli.insurance.TransferPhase;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.path.Standing;
import org.jieli.insurance.registration.RegistrationRepository.Insured;
import org.jieli.insurance.registration.RegistrationRepository.Rule;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the registrations of referrals in step with how the referrals go. */
@Service
@Transactional
class RegisteringReferrals implements ReferralRegistrations {

    private final RegistrationRepository registrations;
    private final Standing standing;
    private final RuleBook book;
    private final Institutions institutions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RegisteringReferrals(
            RegistrationRepository registrations,
            Standing standing,
            RuleBook book,
            Institutions institutions,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.registrations = registrations;
        this.standing = standing;
        this.book = book;
        this.institutions = institutions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RegisteredReferral> of(UUID referralId) {
        LocalDate today = ChinaTime.date(clock.instant());
        return registrations.ofReferral(referralId).map(each -> each.summary(today));
    }

    @Override
    public void follow(TransferFacts facts, TransferPhase phase) {
        Instant now = clock.instant();
        switch (phase) {
            case OFF -> cancel(facts, null, "referral", now);
            case ASKED -> prepare(facts, now);
            case ACCEPTED -> {
                prepare(facts, now);
                registrations.release(facts.referralId(), facts.to(), now);
            }
        }
    }

    private void prepare(TransferFacts facts, Instant now) {
        Insured insured =
                registrations.insured(facts.residentId(), facts.referredOn()).orElse(null);
        InstitutionSummary to = institutions.find(facts.to()).orElse(null);
        if (insured == null || to == null) {
            return;
        }
        CareArea area = standing.area(insured.region(), to.division(), facts.referredOn());
        Rule rule = registrations.rule(area, facts.referredOn()).orElse(null);
        if (rule == null) {
            return;
        }
        cancel(facts, facts.to(), "redirected", now);
        registrations.insert(values(facts, insured, area, rule, need(insured, facts, to, area), now));
        audit.record(
                "insurance.registration",
                facts.residentId(),
                "referral",
                facts.referralId(),
                Map.of("area", area.name()));
    }

    private void cancel(TransferFacts facts, @Nullable UUID kept, String reason, Instant now) {
        if (registrations.cancel(facts.referralId(), kept, reason, now)) {
            events.publishEvent(new RegistrationCancelled(facts.referralId(), facts.residentId()));
        }
    }

    private RegistrationNeed need(Insured insured, TransferFacts facts, InstitutionSummary to, CareArea area) {
        LocalDate on = facts.referredOn();
        return book.on(insured.region(), insured.scheme(), on)
                .map(rules -> standing.of(to, facts.residentId(), insured.region(), rules, Map.of(), on)
                        .need())
                .orElse(
                        area == CareArea.LOCAL
                                ? RegistrationNeed.REFERRAL_COUNTS
                                : RegistrationNeed.TEMPORARY_AFTER_ASSESSMENT);
    }

    private static Map<String, @Nullable Object> values(
            TransferFacts facts, Insured insured, CareArea area, Rule rule, RegistrationNeed need, Instant now) {
        boolean sent = need != RegistrationNeed.NOTHING && rule.transaction() != null;
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", Identifiers.next());
        values.put("referral", facts.referralId());
        values.put("number", facts.number());
        values.put("resident", facts.residentId());
        values.put("region", insured.region());
        values.put("scheme", insured.scheme().name());
        values.put("person", insured.number());
        values.put("from", facts.from());
        values.put("to", facts.to());
        values.put("area", area.name());
        values.put("need", need.name());
        values.put("transaction", sent ? rule.transaction() : null);
        values.put("type", rule.typeCode());
        values.put("diagnosis", facts.diagnosis());
        values.put("diagnosisName", facts.diagnosisName());
        values.put("condition", facts.condition());
        values.put("reason", facts.reason());
        values.put("opinion", facts.opinion());
        values.put("alliance", facts.withinAlliance());
        values.put("stay", facts.stay());
        values.put("on", facts.referredOn());
        values.put("ends", facts.referredOn().plusDays(rule.validDays()));
        values.put("late", facts.referredOn().plusDays(rule.lateDays()));
        values.put("countsFrom", rule.countsFromReferral() ? "REFERRAL" : "CONFIRMATION");
        values.put("state", (sent ? RegistrationState.TO_SEND : RegistrationState.NOT_REQUIRED).name());
        values.put("registered", !sent || rule.countsFromReferral() ? facts.referredOn() : null);
        values.put("now", RegistrationRepository.at(now));
        values.put("by", CurrentAccess.require().personName());
        return values;
    }
}
