package org.jieli.assessment.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.CurrentAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The units of a task that need accounts. An administrator has no scope over reports, so the list is read by the system for him. */
@Repository
class AccountUnits {

    private static final String UNIT = """
            select u.*, s.username from (
              select *, row_number() over (partition by form, left(division, 4), institution_id is null order by id) as number
              from assessment.unit where form in ('province', 'city', 'urban_lead', 'county_lead')
            ) u
            left join lateral (
              select username from assessment.shared_account where unit_id = u.id order by opened_at limit 1
            ) s on true
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    AccountUnits(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The units of a task below an area, the authorities first; called outside of a transaction. */
    List<ReportingUnit> of(UUID taskId, String area) {
        return java.util.Objects.requireNonNull(CurrentAccess.callAsSystem(
                "assessment.accounts",
                () -> transactions.execute(status -> jdbc.sql(UNIT + """
                                where starts_with(u.division, :area)
                                  and exists (select from assessment.report r where r.task_id = :task and r.unit_id = u.id)
                                order by u.institution_id is not null, u.division, u.form, u.id
                                """)
                        .param("task", taskId)
                        .param("area", area)
                        .query(AccountUnits::unit)
                        .list())));
    }

    Optional<ReportingUnit> find(UUID id) {
        return jdbc.sql(UNIT + "where u.id = :id")
                .param("id", id)
                .query(AccountUnits::unit)
                .optional();
    }

    private static ReportingUnit unit(ResultSet row, int index) throws SQLException {
        return new ReportingUnit(
                row.getObject("id", UUID.class),
                row.getString("form"),
                row.getString("name"),
                row.getString("division"),
                row.getObject("institution_id", UUID.class),
                row.getInt("number"),
                row.getString("username"));
    }
}
