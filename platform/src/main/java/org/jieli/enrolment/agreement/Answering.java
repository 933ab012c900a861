package org.jieli.enrolment.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeams;
import org.jieli.enrolment.EnrolmentFault;
import org.jieli.enrolment.team.TeamAccess;
import org.jieli.notification.Notices;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A team accepts or declines what a resident proposed. */
@Service
@Transactional
class Answering {

    private static final int LONGEST_REASON = 200;

    private final AgreementRepository agreements;
    private final SigningRules rules;
    private final CareTeams teams;
    private final Signing signing;
    private final Residents residents;
    private final Notices notices;
    private final MessageSource messages;
    private final AuditLog audit;
    private final Clock clock;

    Answering(
            AgreementRepository agreements,
            SigningRules rules,
            CareTeams teams,
            Signing signing,
            Residents residents,
            Notices notices,
            MessageSource messages,
            AuditLog audit,
            Clock clock) {
        this.agreements = agreements;
        this.rules = rules;
        this.teams = teams;
        this.signing = signing;
        this.residents = residents;
        this.notices = notices;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** Faults name the fields of what was proposed: the team, its packages or the rules may have changed since. */
    void accept(UUID id) {
        Agreement proposal = require(id);
        CareTeam team = team(proposal);
        if (proposal.state() != AgreementState.PROPOSED) {
            throw new Fault(CommonFault.STALE);
        }
        ResidentSummary resident =
                residents.find(proposal.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (resident.deceasedOn() != null) {
            throw new Fault(EnrolmentFault.DEAD, resident.deceasedOn().toString());
        }
        LocalDate today = LocalDate.now(clock);
        Fault.throwIfAny(rules.faults(again(proposal), resident, team, today, today));
        LocalDate to = today.plusYears(proposal.years());
        try {
            if (!agreements.accept(
                    id,
                    doctor(proposal, team),
                    today,
                    to,
                    CurrentAccess.require().personName(),
                    clock.instant())) {
                throw new Fault(CommonFault.STALE);
            }
        } catch (DataIntegrityViolationException e) {
            throw new Fault(EnrolmentFault.ALREADY);
        }
        signing.settle(require(id), team);
        audit.record("enrolment.accept", proposal.residentId(), "agreement", id, Map.of("team", team.name()));
        text(proposal, "enrolment.text-accepted", team.name(), today + " – " + to);
    }

    /** The proposal as it would be signed now. That a guardian may sign for an adult was looked at when he did, in his own scope. */
    private NewAgreement again(Agreement proposal) {
        return new NewAgreement(
                proposal.residentId(),
                proposal.teamId(),
                null,
                proposal.kind(),
                null,
                proposal.years(),
                agreements.packagesOf(proposal.id()),
                proposal.place(),
                proposal.guardianId(),
                proposal.guardianId() != null,
                proposal.signature(),
                proposal.identityCheck());
    }

    /** The one of the proposal, or who leads the team now that he has left. */
    private static CareTeam.Member doctor(Agreement proposal, CareTeam team) {
        return team.members().stream()
                .filter(member -> member.practitionerId().equals(proposal.doctorId()))
                .findFirst()
                .or(team::leader)
                .orElseThrow();
    }

    void decline(UUID id, String reason) {
        Agreement proposal = require(id);
        CareTeam team = team(proposal);
        if (reason.isBlank()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("reason", "enrolment.reason-missing")));
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("reason", "common.too-long", LONGEST_REASON)));
        }
        if (!agreements.close(
                id,
                AgreementState.DECLINED,
                reason.strip(),
                CurrentAccess.require().personName(),
                clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        audit.record("enrolment.decline", proposal.residentId(), "agreement", id, Map.of("team", team.name()));
        text(proposal, "enrolment.text-declined", team.name(), reason.strip());
    }

    private void text(Agreement proposal, String key, String team, String what) {
        notices.text(
                proposal.residentId(),
                String.valueOf(messages.getMessage(key, new Object[] {team, what}, key, Locale.SIMPLIFIED_CHINESE)),
                key + ":" + proposal.id());
    }

    private Agreement require(UUID id) {
        return agreements.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private CareTeam team(Agreement agreement) {
        CareTeam team = teams.find(agreement.teamId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        TeamAccess.requireWorker(team);
        return team;
    }
}
