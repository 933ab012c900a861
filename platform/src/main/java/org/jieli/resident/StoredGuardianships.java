package org.jieli.resident;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Guardians and consents as other modules need them. */
@Service
@Transactional
class StoredGuardianships implements Guardianships {

    private final JdbcClient jdbc;
    private final Guardians guardians;
    private final AuditLog audit;
    private final Clock clock;

    StoredGuardianships(JdbcClient jdbc, Guardians guardians, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.guardians = guardians;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Acting> actingFor(UUID residentId) {
        return guardians.of(residentId).stream()
                .filter(Guardian::isOpen)
                .map(guardian -> new Acting(guardian.id(), guardian.name(), guardian.relation()))
                .toList();
    }

    @Override
    public void keepConsent(
            UUID residentId, ConsentKind kind, String grantedBy, Optional<UUID> guardianId, String evidence) {
        UUID id = Identifiers.next();
        int kept = jdbc.sql("""
                        insert into resident.consent (id, resident_id, kind, granted_at, granted_by, guardian_id, evidence, recorded_by)
                        values (:id, :resident, :kind, :at, :grantedBy, :guardian, :evidence, :by) on conflict do nothing
                        """)
                .param("id", id)
                .param("resident", residentId)
                .param("kind", kind.name())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("grantedBy", grantedBy)
                .param("guardian", guardianId.orElse(null))
                .param("evidence", evidence)
                .param("by", CurrentAccess.require().personName())
                .update();
        if (kept == 1) {
            audit.record("consent.grant", residentId, "consent", id, Map.of("kind", kind.name()));
        }
    }
}
