package org.jieli.enrolment.agreement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeam.Member;
import org.jieli.enrolment.CareTeams;
import org.jieli.enrolment.EnrolmentFault;
import org.jieli.enrolment.fulfilment.Promises;
import org.jieli.enrolment.team.TeamAccess;
import org.jieli.resident.ConsentKind;
import org.jieli.resident.Guardianships;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signs agreements: new ones, renewals, and changes to another team. */
@Service
@Transactional
public class Signing {

    private final AgreementRepository agreements;
    private final SigningRules rules;
    private final CareTeams teams;
    private final Endings endings;
    private final Promises promises;
    private final Residents residents;
    private final Guardianships guardianships;
    private final AuditLog audit;
    private final Clock clock;

    Signing(
            AgreementRepository agreements,
            SigningRules rules,
            CareTeams teams,
            Endings endings,
            Promises promises,
            Residents residents,
            Guardianships guardianships,
            AuditLog audit,
            Clock clock) {
        this.agreements = agreements;
        this.rules = rules;
        this.teams = teams;
        this.endings = endings;
        this.promises = promises;
        this.residents = residents;
        this.guardianships = guardianships;
        this.audit = audit;
        this.clock = clock;
    }

    /** Signs with a team of the asker's; {@link EnrolmentFault#ALREADY} when the resident has an agreement for these days. */
    public UUID sign(NewAgreement wanted) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = wanted.from() == null ? today : wanted.from();
        List<FieldFault> future =
                from.isAfter(today) ? List.of(FieldFault.of("from", "enrolment.from-in-future")) : List.of();
        return sign(wanted, from, null, future);
    }

    /** Another term with the same team from the end of the running one; {@link EnrolmentFault#NOT_RUNNING} once that is over. */
    public UUID renew(UUID agreementId, NewAgreement wanted) {
        Agreement before = running(agreementId);
        if (!before.teamId().equals(wanted.teamId())) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("team", "enrolment.renew-same-team")));
        }
        if (agreements.isFollowed(agreementId)) {
            throw new Fault(EnrolmentFault.RENEWED_ALREADY);
        }
        return sign(wanted, before.to(), agreementId, List.of());
    }

    /** Ends the running agreement today and signs with another team (改签). */
    public UUID change(UUID agreementId, NewAgreement wanted) {
        Agreement before = running(agreementId);
        if (before.teamId().equals(wanted.teamId())) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("team", "enrolment.change-other-team")));
        }
        LocalDate today = LocalDate.now(clock);
        requireTeam(wanted.teamId()).ifPresent(TeamAccess::requireWorker);
        endings.endForChange(before, today);
        return sign(wanted, today, agreementId, List.of());
    }

    private Agreement running(UUID id) {
        Agreement agreement = agreements.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (agreement.phaseOn(LocalDate.now(clock)) != Phase.RUNNING) {
            throw new Fault(EnrolmentFault.NOT_RUNNING);
        }
        return agreement;
    }

    private UUID sign(NewAgreement wanted, LocalDate from, @Nullable UUID previous, List<FieldFault> more) {
        ResidentSummary resident =
                residents.find(wanted.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (resident.deceasedOn() != null) {
            throw new Fault(EnrolmentFault.DEAD, resident.deceasedOn().toString());
        }
        LocalDate today = LocalDate.now(clock);
        Optional<CareTeam> team = requireTeam(wanted.teamId());
        team.ifPresent(TeamAccess::requireWorker);
        Fault.throwIfAny(FieldFault.joined(more, rules.faults(wanted, resident, team.orElse(null), from, today)));
        Agreement agreement = agreement(wanted, resident, team.orElseThrow(), from, previous);
        insert(agreement);
        agreements.insertPackages(agreement.id(), wanted.packages());
        settle(agreement, team.orElseThrow());
        audit.record(
                "enrolment.sign",
                resident.id(),
                "agreement",
                agreement.id(),
                Map.of(
                        "team",
                        team.orElseThrow().name(),
                        "from",
                        from.toString(),
                        "place",
                        agreement.place().name()));
        return agreement.id();
    }

    private Agreement agreement(
            NewAgreement wanted, ResidentSummary resident, CareTeam team, LocalDate from, @Nullable UUID previous) {
        Member doctor = team.members().stream()
                .filter(member -> member.practitionerId().equals(wanted.doctorId()))
                .findFirst()
                .or(team::leader)
                .orElseThrow();
        Instant now = clock.instant();
        return new Agreement(
                Identifiers.next(),
                resident.id(),
                resident.birthDate(),
                resident.division(),
                team.id(),
                team.institutionId(),
                doctor.practitionerId(),
                doctor.name(),
                Objects.requireNonNull(wanted.kind()),
                AgreementState.SIGNED,
                from,
                from.plusYears(Objects.requireNonNull(wanted.years())),
                Objects.requireNonNull(wanted.place()),
                Objects.requireNonNull(rules.signer(wanted, resident)),
                wanted.guardianId(),
                wanted.identityCheck() == null ? "" : wanted.identityCheck().strip(),
                Objects.requireNonNull(wanted.signature()).strip(),
                null,
                now,
                CurrentAccess.require().personName(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                previous,
                0);
    }

    private void insert(Agreement agreement) {
        try {
            agreements.insert(agreement);
        } catch (DataIntegrityViolationException e) {
            throw new Fault(EnrolmentFault.ALREADY);
        }
    }

    /** What follows from a signature: the team knows the person, his consent is kept, the services are promised. */
    void settle(Agreement agreement, CareTeam team) {
        Set<UUID> places = new HashSet<>();
        places.add(team.institutionId());
        team.members().forEach(member -> places.add(member.institutionId()));
        places.forEach(place -> residents.makeKnown(agreement.residentId(), place, "enrolment"));
        guardianships.keepConsent(
                agreement.residentId(),
                ConsentKind.ENROLMENT,
                agreement.signer(),
                Optional.ofNullable(agreement.guardianId()),
                agreement.signature());
        promises.makeForAgreement(agreement.id(), agreement.from());
        residents.addToTimeline(new TimelineEntry(
                agreement.residentId(),
                clock.instant(),
                "timeline.enrolment",
                team.institutionId(),
                team.name(),
                agreement.id(),
                "/enrolments/" + agreement.id()));
    }

    private Optional<CareTeam> requireTeam(@Nullable UUID id) {
        return id == null ? Optional.empty() : teams.find(id);
    }
}
