package org.jieli.resident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.database.BeyondScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.PersonalDataSeal;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Guardianships by the guardian's name and phone; an adult's own consent covers only who was his guardian when he gave it. */
@Service
@Transactional(readOnly = true)
class StoredWards implements Wards {

    private static final String WARDS = """
            select w.id, w.name, w.birth_date, g.id as guardian_id, g.relation,
                   exists (select from resident.consent c
                           where c.resident_id = w.id and c.kind = 'PROXY' and c.withdrawn_at is null
                             and c.granted_at >= g.since and c.guardian_id is null) as consented
            from resident.resident p
            join resident.guardian g on g.phone_hash = p.phone_hash and g.name = p.name and g.ended_at is null
            join resident.resident w on w.id = g.resident_id
            where p.id = :person and w.id <> p.id and p.deceased_on is null and w.deceased_on is null
            """;

    private final JdbcClient jdbc;
    private final PersonalDataSeal seal;
    private final BeyondScope beyondScope;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StoredWards(
            JdbcClient jdbc,
            PersonalDataSeal seal,
            BeyondScope beyondScope,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.beyondScope = beyondScope;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Ward> of(UUID guardianPerson) {
        return beyondScope.call("person.wards", () -> jdbc.sql(WARDS + "order by w.birth_date, w.id")
                .param("person", guardianPerson)
                .query(this::ward)
                .list());
    }

    @Override
    public boolean mayActFor(UUID guardianPerson, UUID ward) {
        return beyondScope
                .call("person.wards", () -> jdbc.sql(WARDS + "and w.id = :ward")
                        .param("person", guardianPerson)
                        .param("ward", ward)
                        .query(this::ward)
                        .list())
                .stream()
                .anyMatch(Ward::mayAct);
    }

    @Override
    public boolean isLiving(UUID person) {
        return beyondScope.call("person.living", () -> jdbc.sql(
                        "select exists (select from resident.resident where id = :id and deceased_on is null)")
                .param("id", person)
                .query(Boolean.class)
                .single());
    }

    /** Guardians that were taken down before their phones were hashed. */
    @EventListener(ApplicationReadyEvent.class)
    void hashPhones() {
        CurrentAccess.runAsSystem(
                "guardian-phones",
                () -> transactions.executeWithoutResult(status -> jdbc.sql("""
                                select id, phone_sealed from resident.guardian where phone_sealed is not null and phone_hash is null
                                """)
                        .query((row, index) -> new Unhashed(row.getObject(1, UUID.class), row.getBytes(2)))
                        .list()
                        .forEach(this::hash)));
    }

    private record Unhashed(UUID id, byte[] sealed) {}

    private void hash(Unhashed guardian) {
        jdbc.sql("update resident.guardian set phone_hash = :hash where id = :id")
                .param("hash", seal.hash(seal.open(guardian.sealed())))
                .param("id", guardian.id())
                .update();
    }

    private Ward ward(ResultSet row, int number) throws SQLException {
        LocalDate birth = row.getObject("birth_date", LocalDate.class);
        boolean adult = birth.until(LocalDate.now(clock)).getYears() >= ADULT;
        boolean needsConsent = adult && !row.getBoolean("consented");
        return new Ward(
                row.getObject("id", UUID.class),
                row.getString("name"),
                birth,
                row.getObject("guardian_id", UUID.class),
                GuardianRelation.of(row.getString("relation")),
                !needsConsent,
                needsConsent);
    }
}
