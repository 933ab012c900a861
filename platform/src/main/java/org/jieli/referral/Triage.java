package org.jieli.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.audit.AuditLog;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The receiver's desk sets how urgent a referral is and which department takes it, before it answers; the clock is wound anew. */
@Service
@Transactional
class Triage {

    static final Set<ReferralState> BEFORE_THE_ANSWER = EnumSet.of(ReferralState.SUBMITTED, ReferralState.RECEIVED);

    private static final int LONGEST_WORDS = 200;

    private final ReferralRepository referrals;
    private final PaperRepository papers;
    private final AttachmentRepository history;
    private final Institutions institutions;
    private final Moves moves;
    private final Clocks clocks;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;
    private final Clock clock;

    Triage(
            ReferralRepository referrals,
            PaperRepository papers,
            AttachmentRepository history,
            Institutions institutions,
            Moves moves,
            Clocks clocks,
            AuditLog audit,
            ApplicationEventPublisher events,
            MessageSource messages,
            Clock clock) {
        this.referrals = referrals;
        this.papers = papers;
        this.history = history;
        this.institutions = institutions;
        this.moves = moves;
        this.clocks = clocks;
        this.audit = audit;
        this.events = events;
        this.messages = messages;
        this.clock = clock;
    }

    /** What the desk decides; an emergency went first and is no matter of triage. */
    record Decision(
            @Nullable Urgency urgency,
            @Nullable UUID departmentId,
            @Nullable String words) {}

    /** {@link ReferralFault#STALE} when somebody else acted first. */
    void set(UUID id, int version, Decision decision) {
        StoredReferral seen = referrals.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Access by = CurrentAccess.require();
        if (!seen.toInstitution().equals(by.institutionId())
                || !Transition.RECEIVE.isFor(Transition.Side.RECEIVER, by.role())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (seen.version() != version) {
            throw moves.stale(id);
        }
        if (!BEFORE_THE_ANSWER.contains(seen.state())) {
            throw new Fault(ReferralFault.WRONG_STATE, seen.state(), seen.changer());
        }
        DepartmentSummary department = department(seen, decision.departmentId());
        Urgency urgency = urgency(decision);
        if (decision.words() != null && decision.words().length() > LONGEST_WORDS) {
            throw fault("words", "common.too-long", LONGEST_WORDS);
        }
        Instant now = clock.instant();
        Clocks.Wound wound = clocks.wind(seen.state(), urgency, seen.withinAlliance(), now, seen.bookedFor());
        if (!papers.triage(seen, urgency, decision.departmentId(), wound, by.personName(), now)) {
            throw moves.stale(id);
        }
        String words = Stream.of(
                        seen.urgency() == urgency ? null : name(seen.urgency()) + " → " + name(urgency),
                        department == null ? null : department.name(),
                        decision.words())
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("；"));
        history.tell(id, seen.state(), "TRIAGE", words, by, now.atOffset(ZoneOffset.UTC));
        events.publishEvent(Moves.event(seen, "TRIAGE", seen.state(), words, now));
        audit.record("referral.triage", seen.residentId(), "referral", id, Map.of("urgency", urgency.name()));
    }

    private @Nullable DepartmentSummary department(StoredReferral seen, @Nullable UUID id) {
        if (id == null) {
            return null;
        }
        return institutions
                .department(id)
                .filter(found -> found.institutionId().equals(seen.toInstitution()))
                .orElseThrow(() -> fault("departmentId", "referral.unknown-department"));
    }

    private static Urgency urgency(Decision decision) {
        Urgency urgency = decision.urgency();
        if (urgency == null || urgency == Urgency.EMERGENCY) {
            throw fault("urgency", "referral.urgency-of-triage");
        }
        return urgency;
    }

    private String name(Urgency urgency) {
        String key = "Urgency." + urgency.name();
        return String.valueOf(messages.getMessage(key, null, key, Locale.SIMPLIFIED_CHINESE));
    }

    private static Fault fault(String path, String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of(path, code, arguments)));
    }
}
