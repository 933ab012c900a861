package org.jieli.insurance.path;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.claim.ClaimColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads where a person is insured, what was billed for him so far, and where the fund puts institutions; within the asker's scope. */
@Repository
class PersonsBills {

    private final JdbcClient jdbc;

    PersonsBills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where and how a person is insured. */
    record Insured(String region, InsuredPerson person) {}

    /** A bill with how the person was insured on its first day, and whether a family-doctor agreement held then. */
    record Billed(InsuredPerson person, Claim claim) {}

    Optional<Insured> insured(UUID residentId, LocalDate on, boolean contracted) {
        return jdbc.sql("""
                        select region, scheme, born, groups, assistance from insurance.coverage
                        where resident_id = :resident and valid @> cast(:on as date)
                        """)
                .param("resident", residentId)
                .param("on", on)
                .query((row, number) -> new Insured(row.getString("region"), person(row, contracted)))
                .optional();
    }

    private static InsuredPerson person(ResultSet row, boolean contracted) throws SQLException {
        return new InsuredPerson(
                Scheme.valueOf(row.getString("scheme")),
                row.getObject("born", LocalDate.class),
                Set.of((String[]) row.getArray("groups").getArray()),
                row.getString("assistance"),
                contracted);
    }

    /**
     * Bills of one insurance that ended since a day, in the order in which they are settled; what was refunded wholly is none, nor
     * what came while the person was not insured.
     */
    List<Billed> since(UUID residentId, Insured insured, LocalDate since) {
        return jdbc.sql("""
                        select c.id, c.contracted, c.kind, c.institution_id, c.level, c.area, c.from_on, c.to_on, c.diagnosis, c.arrival,
                               c.exemption, c.registration, c.referral_id, c.referral_from_claim, c.referral_registered_on,
                               c.referral_cancelled, c.items, c.amounts, c.quantities, v.scheme, v.born, v.groups, v.assistance
                        from insurance.claim c
                          join insurance.coverage v on v.resident_id = c.resident_id and v.valid @> c.from_on
                        where c.resident_id = :resident and c.to_on >= :since and c.region = :region and c.scheme = :scheme
                          and c.total > 0
                        order by c.to_on, c.from_on, c.id
                        """)
                .param("resident", residentId)
                .param("since", since)
                .param("region", insured.region())
                .param("scheme", insured.person().scheme().name())
                .query((row, number) -> new Billed(person(row, row.getBoolean("contracted")), ClaimColumns.claim(row)))
                .list();
    }

    /** The levels where the fund puts institutions other than their tier would. */
    Map<UUID, String> levels(String region, Collection<UUID> institutions, LocalDate on) {
        return jdbc
                .sql("""
                        select institution_id, level from insurance.provider
                        where region = :region and institution_id = any(:institutions) and valid @> cast(:on as date)
                          and level is not null
                        """)
                .param("region", region)
                .param("institutions", institutions.toArray(UUID[]::new))
                .param("on", on)
                .query((row, number) -> Map.entry(row.getObject("institution_id", UUID.class), row.getString("level")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
