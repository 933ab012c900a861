package org.jieli.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Holders of roles in the database: enabled accounts with an open post. */
@Repository
class StoredHolders implements Holders {

    private static final String HOLDER = """
            select distinct on (a.person_name, a.id) a.id, a.person_name, p.place_name, p.division
            from identity.account a join identity.post p on p.account_id = a.id
            where not a.disabled and p.role = :role and p.from_date <= :today and (p.to_date is null or p.to_date > :today)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredHolders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Holder> holding(Role role, String division) {
        return jdbc.sql(HOLDER + " and p.division like :division order by a.person_name, a.id, p.id limit 500")
                .param("role", role.name())
                .param("today", LocalDate.now(clock))
                .param("division", division + "%")
                .query(StoredHolders::holder)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Holder> holding(Role role, Collection<UUID> accounts) {
        return jdbc.sql(HOLDER + " and a.id = any (:accounts) order by a.person_name, a.id, p.id")
                .param("role", role.name())
                .param("today", LocalDate.now(clock))
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(StoredHolders::holder)
                .list();
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        return new Holder(
                row.getObject("id", UUID.class),
                row.getString("person_name"),
                row.getString("place_name"),
                row.getString("division"));
    }
}
