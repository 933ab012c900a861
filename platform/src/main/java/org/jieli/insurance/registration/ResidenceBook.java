package org.jieli.insurance.registration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.insurance.LongResidences;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is registered as living elsewhere for long, within the asker's scope. */
@Repository
public class ResidenceBook implements LongResidences {

    private final JdbcClient jdbc;
    private final Clock clock;

    ResidenceBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of a person, the latest first. */
    public List<Residence> of(UUID resident) {
        return ofPeople(List.of(resident)).getOrDefault(resident, List.of());
    }

    /** All of each person, the latest first; nothing of whoever has none. */
    public Map<UUID, List<Residence>> ofPeople(Collection<UUID> residents) {
        return jdbc
                .sql("""
                        select r.*, lower(r.valid) as first, upper(r.valid) - 1 as last from insurance.residence r
                        where r.resident_id = any(:residents) order by lower(r.valid) desc
                        """)
                .param("residents", residents.toArray(UUID[]::new))
                .query(ResidenceBook::map)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Residence::residentId));
    }

    @Override
    public boolean livesIn(UUID resident, String region, String division, LocalDate on) {
        return of(resident).stream().anyMatch(each -> each.covers(region, division, on));
    }

    /** Writes a new one, which no other of the person and region may overlap. */
    public void insert(Residence it, String by) {
        values(jdbc.sql("""
                        insert into insurance.residence (id, resident_id, region, place, valid, changed_at, changed_by)
                        values (:id, :resident, :region, :place, daterange(:from, :to, '[]'), :now, :by)
                        """), it, by)
                .param("resident", it.residentId())
                .param("region", it.region())
                .update();
    }

    /** Changes place and days of one that is still as it was seen; false when somebody else was first. */
    public boolean change(Residence it, String by) {
        return values(jdbc.sql("""
                        update insurance.residence set place = :place, valid = daterange(:from, :to, '[]'), revision = revision + 1,
                          changed_at = :now, changed_by = :by
                        where id = :id and revision = :revision
                        """), it, by).param("revision", it.revision()).update() == 1;
    }

    private JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, Residence it, String by) {
        return statement
                .param("id", it.id())
                .param("place", it.place())
                .param("from", it.from())
                .param("to", it.to(), Types.DATE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by);
    }

    private static Residence map(ResultSet row, int number) throws SQLException {
        return new Residence(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getString("region"),
                row.getString("place"),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getInt("revision"));
    }
}
