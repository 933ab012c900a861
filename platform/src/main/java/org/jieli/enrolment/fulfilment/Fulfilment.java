package org.jieli.enrolment.fulfilment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.ServiceKind;
import org.jieli.enrolment.fulfilment.Promise.Service;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was promised and given under one agreement. */
@Repository
public class Fulfilment {

    private final JdbcClient jdbc;

    Fulfilment(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The promises of an agreement up to the year that runs on the day, each with its services. */
    public List<Promise> of(UUID agreement, LocalDate on) {
        Map<UUID, List<Service>> services = services(agreement).stream()
                .filter(each -> each.promiseId() != null)
                .collect(Collectors.groupingBy(Service::promiseId));
        return jdbc.sql("""
                        select * from enrolment.promise where agreement_id = :agreement and (year_from <= :on or year = 1)
                        order by year desc, population nulls first, kind, id
                        """)
                .param("agreement", agreement)
                .param("on", on)
                .query((row, number) -> promise(row, services))
                .list();
    }

    /** All services under an agreement, the newest first; those beyond the packages among them. */
    public List<Service> services(UUID agreement) {
        return jdbc.sql(
                        "select * from enrolment.service where agreement_id = :agreement order by at desc, id limit 500")
                .param("agreement", agreement)
                .query((row, number) -> service(row))
                .list();
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                row.getObject("id", UUID.class),
                ServiceKind.valueOf(row.getString("kind")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_name"),
                row.getObject("institution_id", UUID.class),
                row.getString("path"),
                row.getString("words"),
                row.getObject("promise_id", UUID.class));
    }

    private static Promise promise(ResultSet row, Map<UUID, List<Service>> services) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String population = row.getString("population");
        return new Promise(
                id,
                row.getInt("year"),
                ServiceKind.valueOf(row.getString("kind")),
                row.getString("words"),
                population == null ? null : KeyPopulation.valueOf(population),
                row.getObject("times", Integer.class),
                row.getInt("given"),
                row.getObject("year_from", LocalDate.class),
                row.getObject("year_to", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                services.getOrDefault(id, List.of()));
    }
}
