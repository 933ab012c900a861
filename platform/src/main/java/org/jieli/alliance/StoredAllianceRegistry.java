package org.jieli.alliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks and writes; every write is made known to the alliances kept in memory. */
@Service
@Transactional
class StoredAllianceRegistry implements AllianceRegistry {

    private final AllianceRepository repository;
    private final CachedAlliances cached;
    private final Institutions institutions;
    private final AuditLog audit;

    StoredAllianceRegistry(
            AllianceRepository repository, CachedAlliances cached, Institutions institutions, AuditLog audit) {
        this.repository = repository;
        this.cached = cached;
        this.institutions = institutions;
        this.audit = audit;
    }

    @Override
    public void found(NewAlliance alliance) {
        Set<UUID> members = new HashSet<>(alliance.members());
        members.add(alliance.leadInstitutionId());
        List<FieldFault> faults = new ArrayList<>(new AllianceSettings(
                        alliance.name(),
                        alliance.tight(),
                        alliance.reservedSlotShare(),
                        alliance.releaseHours(),
                        alliance.reservedBedShare())
                .faults());
        if (institutions.find(alliance.leadInstitutionId()).isEmpty()) {
            faults.add(FieldFault.of("leadInstitutionId", "alliance.institution-unknown"));
        } else if (institutions.findAll(members).size() < members.size()) {
            faults.add(FieldFault.of("members", "alliance.institution-unknown"));
        }
        Fault.throwIfAny(faults);
        try {
            repository.insert(alliance);
        } catch (DuplicateKeyException e) {
            throw new Fault(AllianceFault.NAME_TAKEN, alliance.name());
        }
        repository.insertMembers(alliance.id(), members, alliance.founded());
        cached.changed();
    }

    @Override
    public void join(UUID allianceId, UUID institutionId, LocalDate from) {
        require(allianceId);
        if (institutions.find(institutionId).isEmpty()) {
            throw new Fault(
                    CommonFault.INVALID, List.of(FieldFault.of("institutionId", "alliance.institution-unknown")));
        }
        try {
            repository.insertMembers(allianceId, List.of(institutionId), from);
        } catch (DataIntegrityViolationException e) {
            throw new Fault(AllianceFault.MEMBER_ALREADY);
        }
        record("alliance.join", allianceId, institutionId, "from", from);
        cached.changed();
    }

    @Override
    public void leave(UUID allianceId, UUID institutionId, LocalDate on) {
        if (require(allianceId).leadInstitutionId().equals(institutionId)) {
            throw new Fault(AllianceFault.LEAD_STAYS);
        }
        if (!repository.endMember(allianceId, institutionId, on)) {
            throw new Fault(AllianceFault.NOT_A_MEMBER);
        }
        record("alliance.leave", allianceId, institutionId, "to", on);
        cached.changed();
    }

    /** Changes the settings; {@link CommonFault#STALE} when somebody else did meanwhile. */
    void change(UUID allianceId, AllianceSettings settings, int version) {
        require(allianceId);
        Fault.throwIfAny(settings.faults());
        try {
            if (!repository.update(allianceId, settings, version)) {
                throw new Fault(CommonFault.STALE);
            }
        } catch (DuplicateKeyException e) {
            throw new Fault(AllianceFault.NAME_TAKEN, settings.name());
        }
        cached.changed();
    }

    private void record(String action, UUID allianceId, UUID institutionId, String day, LocalDate on) {
        String name =
                institutions.find(institutionId).map(InstitutionSummary::name).orElse(institutionId.toString());
        audit.record(action, null, "alliance", allianceId, Map.of("place", name, day, on.toString()));
    }

    private Alliance require(UUID allianceId) {
        return cached.snapshot().find(allianceId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }
}
