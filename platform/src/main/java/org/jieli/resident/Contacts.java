package org.jieli.resident;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.PersonalDataSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of phone, address, insurance and death, each on the version that was seen. */
@Service
@Transactional
class Contacts {

    private static final String CARE_ON_OR_AFTER = """
            select max(at) from resident.timeline where resident_id = :id and at >= :dayAfter
              and kind in ('timeline.visit', 'timeline.admission', 'timeline.discharge', 'timeline.follow-up')
            """;

    private final JdbcClient jdbc;
    private final Residents residents;
    private final PersonalDataSeal seal;
    private final AuditLog audit;
    private final Clock clock;

    Contacts(JdbcClient jdbc, Residents residents, PersonalDataSeal seal, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /** The present state; audited as a read of the resident. */
    Contact of(UUID residentId) {
        if (residents.find(residentId).isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return jdbc.sql("""
                        select version, phone_sealed, division, address, insurance_scheme, deceased_on
                        from resident.resident where id = :id
                        """)
                .param("id", residentId)
                .query((row, number) -> {
                    byte[] phone = row.getBytes("phone_sealed");
                    return new Contact(
                            residentId,
                            row.getInt("version"),
                            phone == null ? null : ResidentRepository.maskedPhone(seal.open(phone)),
                            row.getString("division"),
                            row.getString("address"),
                            row.getString("insurance_scheme"),
                            row.getObject("deceased_on", LocalDate.class));
                })
                .single();
    }

    /** {@link CommonFault#STALE} when somebody else changed it since the version. */
    void change(UUID residentId, int version, ContactChange change) {
        Recorder.requireInstitution();
        ResidentSummary resident = residents.find(residentId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Fault.throwIfAny(faults(resident, change));
        String phone = RegistrationRules.digits(change.phone());
        int changed = jdbc.sql("""
                        update resident.resident set version = version + 1,
                          phone_sealed = coalesce(:phoneSealed, phone_sealed), phone_hash = coalesce(:phoneHash, phone_hash),
                          division = :division, address = :address, insurance_scheme = :scheme, deceased_on = :deceased
                        where id = :id and version = :version
                        """)
                .param("phoneSealed", phone == null ? null : seal.seal(phone))
                .param("phoneHash", phone == null ? null : seal.hash(phone))
                .param("division", change.division())
                .param("address", blankToNull(change.address()))
                .param("scheme", blankToNull(change.insuranceScheme()))
                .param("deceased", change.deceasedOn())
                .param("id", residentId)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new Fault(CommonFault.STALE);
        }
        audit.record(
                "resident.change",
                residentId,
                "resident",
                residentId,
                Map.of("fields", changedFields(resident, change)));
    }

    private List<FieldFault> faults(ResidentSummary resident, ContactChange change) {
        List<FieldFault> faults = new ArrayList<>(RegistrationRules.phoneFaults(change.phone()));
        faults.addAll(RegistrationRules.placeFaults(
                change.division() == null ? "" : change.division(), blankToNull(change.address())));
        faults.addAll(deathFaults(resident, change.deceasedOn()));
        return faults;
    }

    private List<FieldFault> deathFaults(ResidentSummary resident, @Nullable LocalDate death) {
        if (death == null) {
            return List.of();
        }
        if (death.isAfter(LocalDate.now(clock))) {
            return List.of(FieldFault.of("deceasedOn", "resident.death-in-future"));
        }
        if (death.isBefore(resident.birthDate())) {
            return List.of(FieldFault.of("deceasedOn", "resident.death-before-birth"));
        }
        return careAfter(resident.id(), death)
                .map(day -> List.of(FieldFault.of("deceasedOn", "resident.death-before-care", day.toString())))
                .orElse(List.of());
    }

    private Optional<LocalDate> careAfter(UUID residentId, LocalDate death) {
        return jdbc.sql(CARE_ON_OR_AFTER)
                .param("id", residentId)
                .param("dayAfter", OffsetDateTime.ofInstant(ChinaTime.startOf(death.plusDays(1)), ZoneOffset.UTC))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(at -> ChinaTime.date(at.toInstant()));
    }

    private static String changedFields(ResidentSummary before, ContactChange change) {
        List<String> fields = new ArrayList<>();
        if (RegistrationRules.digits(change.phone()) != null) {
            fields.add("phone");
        }
        if (!before.division().equals(change.division())) {
            fields.add("division");
        }
        if (!java.util.Objects.equals(before.insuranceScheme(), blankToNull(change.insuranceScheme()))) {
            fields.add("insuranceScheme");
        }
        if (!java.util.Objects.equals(before.deceasedOn(), change.deceasedOn())) {
            fields.add("deceasedOn");
        }
        return String.join(",", fields);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
