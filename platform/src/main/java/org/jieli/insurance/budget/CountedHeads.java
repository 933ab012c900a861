package org.jieli.insurance.budget;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jieli.shared.CurrentAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the insured people whom an alliance answers for. Work of the system: a fund sees neither homes nor agreements. */
@Component
class CountedHeads {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    CountedHeads(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Must start outside of a transaction that is not the system's. */
    List<BudgetHead> of(HeadBasis basis, String region, String county, Collection<UUID> members, LocalDate on) {
        return CurrentAccess.callAsSystem(
                "budget-heads",
                () -> Objects.requireNonNull(transactions.execute(status -> basis == HeadBasis.LIVING_IN_COUNTY
                        ? living(region, county, on)
                        : contracted(region, members, on))));
    }

    /** A budget that has people already, and how many of those asked for. */
    record Taken(String allianceName, int heads) {}

    /** The budget of another alliance that has most of the people in a year. Must start outside of a transaction that is not the system's. */
    Optional<Taken> taken(UUID allianceId, int year, List<BudgetHead> heads) {
        return CurrentAccess.callAsSystem(
                "budget-heads",
                () -> Objects.requireNonNull(transactions.execute(status -> jdbc.sql("""
                        select b.alliance_name, count(*) as heads
                        from unnest(:people::uuid[]) as a (id)
                        join insurance.budget_person p on p.year = :year and p.resident_id = a.id
                        join insurance.budget b on b.id = p.budget_id
                        where b.alliance_id <> :alliance
                        group by b.id, b.alliance_name order by 2 desc, 1 limit 1
                        """)
                        .param(
                                "people",
                                heads.stream().map(BudgetHead::residentId).toArray(UUID[]::new))
                        .param("year", year)
                        .param("alliance", allianceId)
                        .query((row, number) -> new Taken(row.getString("alliance_name"), row.getInt("heads")))
                        .optional())));
    }

    private List<BudgetHead> living(String region, String county, LocalDate on) {
        return jdbc.sql("""
                        select c.resident_id, c.scheme, c.born
                        from insurance.coverage c join resident.fact_person p on p.resident_id = c.resident_id
                        where c.region = :region and c.valid @> :day and p.division like :county || '%'
                        """)
                .param("region", region)
                .param("day", on)
                .param("county", county)
                .query(CountedHeads::head)
                .list();
    }

    private List<BudgetHead> contracted(String region, Collection<UUID> members, LocalDate on) {
        return jdbc.sql("""
                        select c.resident_id, c.scheme, c.born
                        from insurance.coverage c join enrolment.fact_agreement a on a.resident_id = c.resident_id and a.held @> :day
                        where c.region = :region and c.valid @> :day and a.institution_id = any (:members)
                        """)
                .param("region", region)
                .param("day", on)
                .param("members", members.toArray(UUID[]::new))
                .query(CountedHeads::head)
                .list();
    }

    private static BudgetHead head(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new BudgetHead(
                row.getObject("resident_id", UUID.class),
                Scheme.valueOf(row.getString("scheme")),
                row.getObject("born", LocalDate.class));
    }
}
