package org.jieli.enrolment.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.AgreementKind;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.EnrolmentFault;
import org.jieli.enrolment.Enrolments;
import org.jieli.enrolment.FamilyDoctor;
import org.jieli.enrolment.team.TeamBook;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The family doctor, from the agreement that runs. */
@Service
@Transactional
class StoredEnrolments implements Enrolments {

    private final AgreementRepository agreements;
    private final TeamBook teams;
    private final Residents residents;
    private final AuditLog audit;
    private final Clock clock;

    StoredEnrolments(AgreementRepository agreements, TeamBook teams, Residents residents, AuditLog audit, Clock clock) {
        this.agreements = agreements;
        this.teams = teams;
        this.residents = residents;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<FamilyDoctor> familyDoctorOf(UUID residentId) {
        Optional<FamilyDoctor> found = agreements
                .running(residentId, LocalDate.now(clock))
                .map(agreement -> new FamilyDoctor(
                        residentId,
                        agreement.doctorId(),
                        agreement.doctorName(),
                        agreement.institutionId(),
                        agreement.from()));
        if (found.isPresent()) {
            audit.listed("enrolment.read", "of a resident", List.of(residentId));
        }
        return found;
    }

    @Override
    public boolean isEnrolled(UUID residentId, LocalDate on) {
        return agreements.running(residentId, on).isPresent();
    }

    @Override
    public Set<ResidentDay> enrolled(Collection<ResidentDay> days) {
        return days.isEmpty() ? Set.of() : agreements.running(days);
    }

    @Override
    public void assign(FamilyDoctor doctor) {
        ResidentSummary resident =
                residents.find(doctor.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        LocalDate today = LocalDate.now(clock);
        LocalDate since = doctor.since();
        LocalDate to = since.plusYears(1);
        while (!to.isAfter(today)) {
            to = to.plusYears(1);
        }
        String by = CurrentAccess.require().personName();
        agreements
                .running(resident.id(), since)
                .ifPresent(before ->
                        agreements.end(before.id(), since, EndReason.CHANGE, null, by, 0, java.math.BigDecimal.ZERO));
        CareTeam team =
                teams.ofDoctor(doctor.practitionerId(), doctor.practitionerName(), doctor.institutionId(), since);
        Agreement agreement = takenOver(doctor, resident, team, to, by);
        try {
            agreements.insert(agreement);
        } catch (DataIntegrityViolationException e) {
            throw new Fault(EnrolmentFault.ALREADY);
        }
        audit.record(
                "enrolment.assign",
                doctor.residentId(),
                "agreement",
                agreement.id(),
                Map.of("doctor", doctor.practitionerId().toString()));
    }

    private static Agreement takenOver(
            FamilyDoctor doctor, ResidentSummary resident, CareTeam team, LocalDate to, String by) {
        return new Agreement(
                Identifiers.next(),
                resident.id(),
                resident.birthDate(),
                resident.division(),
                team.id(),
                team.institutionId(),
                doctor.practitionerId(),
                doctor.practitionerName(),
                AgreementKind.ORDINARY,
                AgreementState.SIGNED,
                doctor.since(),
                to,
                SigningPlace.TAKEN_OVER,
                resident.name(),
                null,
                "",
                "",
                null,
                ChinaTime.startOf(doctor.since()),
                by,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
    }
}
