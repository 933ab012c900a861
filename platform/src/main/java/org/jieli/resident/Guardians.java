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
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.PersonalDataSeal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who acts for residents: added and ended, never rewritten. */
@Service
@Transactional
class Guardians {

    private static final int LONGEST_NAME = 50;

    private final JdbcClient jdbc;
    private final Residents residents;
    private final PersonalDataSeal seal;
    private final AuditLog audit;
    private final Clock clock;

    Guardians(JdbcClient jdbc, Residents residents, PersonalDataSeal seal, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /** A resident's guardians, those who still are first. The caller has read the resident, which is what the audit shows. */
    @Transactional(readOnly = true)
    public List<Guardian> of(UUID residentId) {
        CurrentAccess.requirePeople();
        return jdbc.sql(
                        "select * from resident.guardian where resident_id = :resident order by ended_at desc nulls first, since, id")
                .param("resident", residentId)
                .query(this::guardian)
                .list();
    }

    /** The guardian as long as he is one of this resident. */
    Optional<Guardian> open(UUID residentId, UUID guardianId) {
        return jdbc.sql("""
                        select * from resident.guardian where id = :id and resident_id = :resident and ended_at is null for share
                        """)
                .param("id", guardianId)
                .param("resident", residentId)
                .query(this::guardian)
                .optional();
    }

    UUID add(UUID residentId, NewGuardian wanted) {
        UUID institution = Recorder.requireInstitution();
        require(residentId);
        String name = wanted.name() == null ? "" : wanted.name().strip();
        Fault.throwIfAny(faults(wanted, name));
        UUID id = Identifiers.next();
        Instant now = Instant.now(clock);
        String phone = RegistrationRules.digits(wanted.phone());
        GuardianRelation relation = java.util.Objects.requireNonNull(wanted.relation());
        try {
            jdbc.sql("""
                            insert into resident.guardian (id, resident_id, name, relation, phone_sealed, phone_hash, since, recorded_by)
                            values (:id, :resident, :name, :relation, :phone, :phoneHash, :now, :by)
                            """)
                    .param("id", id)
                    .param("resident", residentId)
                    .param("name", name)
                    .param("relation", relation.code())
                    .param("phone", phone == null ? null : seal.seal(phone))
                    .param("phoneHash", phone == null ? null : seal.hash(phone))
                    .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                    .param("by", CurrentAccess.require().personName())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Fault(
                    ResidentFault.GUARDIAN_EXISTS,
                    List.of(FieldFault.of("name", ResidentFault.GUARDIAN_EXISTS.code())));
        }
        audit.record("guardian.add", residentId, "guardian", id, Map.of("relation", relation.name()));
        residents.addToTimeline(new TimelineEntry(residentId, now, "timeline.guardian", institution, name, id, null));
        return id;
    }

    /** Ends a guardianship; {@link CommonFault#STALE} when it has ended already. Consents given before stay as they are. */
    void end(UUID residentId, UUID guardianId) {
        UUID institution = Recorder.requireInstitution();
        require(residentId);
        Guardian guardian = of(residentId).stream()
                .filter(each -> each.id().equals(guardianId))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Instant now = Instant.now(clock);
        int ended = jdbc.sql("""
                        update resident.guardian set ended_at = greatest(since, :now) where id = :id and ended_at is null
                        """)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("id", guardianId)
                .update();
        if (ended == 0) {
            throw new Fault(CommonFault.STALE);
        }
        audit.record("guardian.end", residentId, "guardian", guardianId, Map.of());
        residents.addToTimeline(new TimelineEntry(
                residentId, now, "timeline.guardian-ended", institution, guardian.name(), guardianId, null));
    }

    private void require(UUID residentId) {
        if (residents.find(residentId).isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
    }

    private static List<FieldFault> faults(NewGuardian wanted, String name) {
        List<FieldFault> faults = new ArrayList<>();
        if (name.isEmpty()) {
            faults.add(FieldFault.of("name", "common.required"));
        } else if (name.length() > LONGEST_NAME) {
            faults.add(FieldFault.of("name", "common.too-long", LONGEST_NAME));
        }
        if (wanted.relation() == null) {
            faults.add(FieldFault.of("relation", "common.required"));
        }
        faults.addAll(RegistrationRules.phoneFaults(wanted.phone()));
        return faults;
    }

    private Guardian guardian(ResultSet row, int number) throws SQLException {
        byte[] phone = row.getBytes("phone_sealed");
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Guardian(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getString("name"),
                GuardianRelation.of(row.getString("relation")),
                phone == null ? null : ResidentRepository.maskedPhone(seal.open(phone)),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
