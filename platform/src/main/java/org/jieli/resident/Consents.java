package org.jieli.resident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people have consented to. A child under 14 cannot consent himself: a guardian does (个人信息保护法 第三十一条). Withdrawing is as
 * easy as consenting (第十五条).
 */
@Service
@Transactional
class Consents {

    static final int OWN_CONSENT_AGE = 14;
    private static final int LONGEST_EVIDENCE = 200;

    private final JdbcClient jdbc;
    private final Residents residents;
    private final Guardians guardians;
    private final AuditLog audit;
    private final Clock clock;

    Consents(JdbcClient jdbc, Residents residents, Guardians guardians, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.guardians = guardians;
        this.audit = audit;
        this.clock = clock;
    }

    /** A resident's consents, those that hold first. The caller has read the resident, which is what the audit shows. */
    @Transactional(readOnly = true)
    public List<Consent> of(UUID residentId) {
        CurrentAccess.requirePeople();
        return jdbc.sql("""
                        select * from resident.consent where resident_id = :resident
                        order by withdrawn_at desc nulls first, granted_at desc, id
                        """)
                .param("resident", residentId)
                .query(Consents::consent)
                .list();
    }

    UUID grant(UUID residentId, NewConsent wanted) {
        return grant(residentId, wanted, Recorder.requireInstitution());
    }

    /** Given by the person or his guardian himself, at no institution: it stands in the audit and in no institution's timeline. */
    UUID grantOnline(UUID residentId, NewConsent wanted) {
        return grant(residentId, wanted, null);
    }

    private UUID grant(UUID residentId, NewConsent wanted, @Nullable UUID institution) {
        ResidentSummary resident = require(residentId);
        Instant now = Instant.now(clock);
        Instant at = wanted.grantedAt() == null ? now : wanted.grantedAt();
        Guardian guardian = wanted.guardianId() == null
                ? null
                : guardians.open(residentId, wanted.guardianId()).orElse(null);
        Fault.throwIfAny(faults(wanted, resident, guardian != null, at, now));
        ConsentKind kind = Objects.requireNonNull(wanted.kind());
        UUID id = Identifiers.next();
        try {
            jdbc.sql("""
                            insert into resident.consent (id, resident_id, kind, granted_at, granted_by, guardian_id, evidence, recorded_by)
                            values (:id, :resident, :kind, :at, :grantedBy, :guardian, :evidence, :by)
                            """)
                    .param("id", id)
                    .param("resident", residentId)
                    .param("kind", kind.name())
                    .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                    .param("grantedBy", guardian == null ? resident.name() : guardian.name())
                    .param("guardian", guardian == null ? null : guardian.id())
                    .param("evidence", Objects.requireNonNull(wanted.evidence()).strip())
                    .param("by", CurrentAccess.require().personName())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Fault(
                    ResidentFault.CONSENT_EXISTS, List.of(FieldFault.of("kind", ResidentFault.CONSENT_EXISTS.code())));
        }
        takeDown("consent.grant", "timeline.consent", id, resident, kind, at, institution);
        return id;
    }

    /** Takes a consent back from now on; {@link CommonFault#STALE} when it was taken back already. */
    void withdraw(UUID residentId, UUID consentId, String by) {
        withdraw(residentId, consentId, by, Recorder.requireInstitution());
    }

    void withdrawOnline(UUID residentId, UUID consentId, String by) {
        withdraw(residentId, consentId, by, null);
    }

    private void withdraw(UUID residentId, UUID consentId, String by, @Nullable UUID institution) {
        ResidentSummary resident = require(residentId);
        Consent consent = of(residentId).stream()
                .filter(each -> each.id().equals(consentId))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Instant now = Instant.now(clock);
        int changed = jdbc.sql("""
                        update resident.consent set withdrawn_at = greatest(granted_at, :now), withdrawn_by = :by
                        where id = :id and withdrawn_at is null
                        """)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("by", by.isBlank() ? resident.name() : by.strip())
                .param("id", consentId)
                .update();
        if (changed == 0) {
            throw new Fault(CommonFault.STALE);
        }
        takeDown(
                "consent.withdraw",
                "timeline.consent-withdrawn",
                consentId,
                resident,
                consent.kind(),
                now,
                institution);
    }

    private void takeDown(
            String action,
            String kindOfEntry,
            UUID consentId,
            ResidentSummary resident,
            ConsentKind kind,
            Instant at,
            @Nullable UUID institution) {
        audit.record(action, resident.id(), "consent", consentId, Map.of("kind", kind.name()));
        if (institution != null) {
            residents.addToTimeline(
                    new TimelineEntry(resident.id(), at, kindOfEntry, institution, kind.words(), consentId, null));
        }
    }

    private ResidentSummary require(UUID residentId) {
        return residents.find(residentId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private static List<FieldFault> faults(
            NewConsent wanted, ResidentSummary resident, boolean byGuardian, Instant at, Instant now) {
        List<FieldFault> faults = new ArrayList<>();
        if (wanted.kind() == null) {
            faults.add(FieldFault.of("kind", "common.required"));
        }
        String evidence = wanted.evidence() == null ? "" : wanted.evidence().strip();
        if (evidence.isEmpty()) {
            faults.add(FieldFault.of("evidence", "resident.evidence-missing"));
        } else if (evidence.length() > LONGEST_EVIDENCE) {
            faults.add(FieldFault.of("evidence", "common.too-long", LONGEST_EVIDENCE));
        }
        if (at.isAfter(now)) {
            faults.add(FieldFault.of("grantedAt", "resident.consent-in-future"));
        } else if (ChinaTime.date(at).isBefore(resident.birthDate())) {
            faults.add(FieldFault.of("grantedAt", "resident.consent-before-birth"));
        }
        if (wanted.kind() == ConsentKind.PROXY && wanted.guardianId() != null) {
            faults.add(FieldFault.of("guardianId", "resident.proxy-is-own"));
        } else if (wanted.guardianId() != null && !byGuardian) {
            faults.add(FieldFault.of("guardianId", "resident.guardian-unknown"));
        } else if (!byGuardian && resident.ageOn(ChinaTime.date(at)) < OWN_CONSENT_AGE) {
            faults.add(FieldFault.of("guardianId", "resident.guardian-needed", OWN_CONSENT_AGE));
        }
        return faults;
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new Consent(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                ConsentKind.valueOf(row.getString("kind")),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                row.getString("granted_by"),
                row.getObject("guardian_id", UUID.class),
                row.getString("evidence"),
                withdrawn == null ? null : withdrawn.toInstant(),
                row.getString("withdrawn_by"));
    }
}
