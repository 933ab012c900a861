package org.jieli.enrolment.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeam.Member;
import org.jieli.enrolment.EnrolmentFault;
import org.jieli.enrolment.TeamFunction;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.institution.PractitionerSummary;
import org.jieli.region.Divisions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forms and changes teams. */
@Service
@Transactional
public class TeamBook {

    private static final int LONGEST_NAME = 60;

    private final TeamRepository teams;
    private final Institutions institutions;
    private final Divisions divisions;
    private final AuditLog audit;
    private final Clock clock;

    TeamBook(TeamRepository teams, Institutions institutions, Divisions divisions, AuditLog audit, Clock clock) {
        this.teams = teams;
        this.institutions = institutions;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    CareTeam require(UUID id) {
        return teams.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    UUID form(@Nullable UUID institution, TeamSettings settings) {
        List<FieldFault> faults = new ArrayList<>(faults(settings));
        InstitutionSummary place =
                institution == null ? null : institutions.find(institution).orElse(null);
        if (place == null) {
            faults.add(FieldFault.of("institution", "common.required"));
        } else if (!place.primary()) {
            faults.add(FieldFault.of("institution", "enrolment.not-primary"));
        }
        Fault.throwIfAny(faults);
        TeamAccess.requireFormer(Objects.requireNonNull(institution));
        UUID id = Identifiers.next();
        try {
            teams.insert(id, institution, settings);
        } catch (DuplicateKeyException e) {
            throw new Fault(EnrolmentFault.TEAM_NAME_TAKEN, settings.name());
        }
        audit.record("enrolment.team-form", null, "team", id, Map.of("name", settings.name()));
        return id;
    }

    void change(UUID id, int version, TeamSettings settings) {
        changeable(id);
        Fault.throwIfAny(faults(settings));
        try {
            if (!teams.update(id, version, settings)) {
                throw new Fault(CommonFault.STALE);
            }
        } catch (DuplicateKeyException e) {
            throw new Fault(EnrolmentFault.TEAM_NAME_TAKEN, settings.name());
        }
        audit.record("enrolment.team-change", null, "team", id, Map.of("name", settings.name()));
    }

    void close(UUID id) {
        changeable(id);
        if (!teams.close(id, LocalDate.now(clock))) {
            throw new Fault(EnrolmentFault.TEAM_HAS_PEOPLE);
        }
        audit.record("enrolment.team-close", null, "team", id, Map.of());
    }

    /** Adds a member; the first who may be a family doctor leads. */
    public UUID join(
            UUID teamId, @Nullable UUID practitioner, @Nullable UUID institution, @Nullable TeamFunction function) {
        CareTeam team = changeable(teamId);
        LocalDate today = LocalDate.now(clock);
        PractitionerSummary person = practitioner == null
                ? null
                : institutions.practitioner(practitioner).orElse(null);
        List<FieldFault> faults = new ArrayList<>();
        if (person == null || institution == null) {
            faults.add(FieldFault.of("practitioner", "enrolment.practitioner-missing"));
        } else if (!institutions.practicePlaces(person.id(), today).contains(institution)) {
            faults.add(FieldFault.of("practitioner", "enrolment.practises-elsewhere"));
        }
        if (function == null) {
            faults.add(FieldFault.of("function", "common.required"));
        }
        Fault.throwIfAny(faults);
        TeamFunction known = Objects.requireNonNull(function);
        UUID id = Identifiers.next();
        boolean leads = team.leader().isEmpty() && mayLead(known);
        try {
            teams.insertMember(
                    teamId,
                    new Member(
                            id,
                            Objects.requireNonNull(person).id(),
                            person.name(),
                            Objects.requireNonNull(institution),
                            known,
                            leads,
                            today));
        } catch (DataIntegrityViolationException e) {
            throw new Fault(
                    EnrolmentFault.MEMBER_ALREADY,
                    Objects.requireNonNull(person).name());
        }
        audit.record(
                "enrolment.team-join", null, "team", teamId, Map.of("name", person.name(), "function", known.name()));
        return id;
    }

    void leave(UUID teamId, UUID memberId) {
        CareTeam team = changeable(teamId);
        Member member = team.members().stream()
                .filter(each -> each.id().equals(memberId))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.STALE));
        LocalDate today = LocalDate.now(clock);
        if (member.leads() || !teams.endMember(teamId, memberId, today)) {
            throw new Fault(EnrolmentFault.LEADER_STAYS);
        }
        team.leader().ifPresent(leader -> teams.handOver(teamId, member.practitionerId(), leader, today));
        audit.record("enrolment.team-leave", null, "team", teamId, Map.of("name", member.name()));
    }

    void lead(UUID teamId, UUID memberId) {
        changeable(teamId);
        if (!teams.lead(teamId, memberId)) {
            throw new Fault(CommonFault.STALE);
        }
        audit.record("enrolment.team-lead", null, "team", teamId, Map.of("member", memberId.toString()));
    }

    public void cover(UUID teamId, String division) {
        CareTeam team = changeable(teamId);
        if (divisions.find(division, LocalDate.now(clock)).isEmpty()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("division", "enrolment.division-unknown")));
        }
        teams.addGrid(team.id(), division);
        audit.record("enrolment.team-grid", null, "team", teamId, Map.of("add", division));
    }

    void uncover(UUID teamId, String division) {
        changeable(teamId);
        teams.removeGrid(teamId, division);
        audit.record("enrolment.team-grid", null, "team", teamId, Map.of("remove", division));
    }

    /** The team that a doctor leads or works in at an institution; one of his own where there is none, for agreements taken over. */
    public CareTeam ofDoctor(UUID practitioner, String name, UUID institution, LocalDate since) {
        UUID id = teams.ledBy(practitioner, institution).orElseGet(() -> {
            UUID made = Identifiers.next();
            teams.insert(
                    made,
                    institution,
                    new TeamSettings(name + "团队 " + practitioner.toString().substring(24), null, null, null));
            teams.insertMember(
                    made,
                    new Member(
                            Identifiers.next(),
                            practitioner,
                            name,
                            institution,
                            TeamFunction.FAMILY_DOCTOR,
                            true,
                            since));
            return made;
        });
        return require(id);
    }

    private CareTeam changeable(UUID id) {
        CareTeam team = require(id);
        TeamAccess.requireFormer(team.institutionId());
        if (team.closedOn() != null) {
            throw new Fault(EnrolmentFault.TEAM_CLOSED);
        }
        return team;
    }

    static boolean mayLead(TeamFunction function) {
        return function == TeamFunction.FAMILY_DOCTOR
                || function == TeamFunction.TCM_DOCTOR
                || function == TeamFunction.VILLAGE_DOCTOR;
    }

    private List<FieldFault> faults(TeamSettings settings) {
        List<FieldFault> faults = new ArrayList<>();
        if (settings.name().isBlank()) {
            faults.add(FieldFault.of("name", "common.required"));
        } else if (settings.name().length() > LONGEST_NAME) {
            faults.add(FieldFault.of("name", "common.too-long", LONGEST_NAME));
        }
        String phone = settings.phone();
        if (phone != null && !phone.matches("[0-9-]{7,20}")) {
            faults.add(FieldFault.of("phone", "resident.phone-shape"));
        }
        if (isUnknown(settings.districtInstitutionId())) {
            faults.add(FieldFault.of("district", "enrolment.institution-unknown"));
        }
        if (isUnknown(settings.cityInstitutionId())) {
            faults.add(FieldFault.of("city", "enrolment.institution-unknown"));
        }
        return faults;
    }

    private boolean isUnknown(@Nullable UUID institution) {
        return institution != null && institutions.find(institution).isEmpty();
    }
}
