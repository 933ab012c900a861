package org.jieli.insurance.claim;

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
import org.jieli.insurance.Scheme;
import org.jieli.resident.Sex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is insured where, within the asker's scope. */
@Repository
public class CoverageBook {

    private static final Map<String, Sex> SEXES = Map.of("M", Sex.MALE, "F", Sex.FEMALE);

    private final JdbcClient jdbc;

    CoverageBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a person's insured times, by their first day. */
    public List<Insured> of(UUID resident) {
        return ofPeople(List.of(resident)).getOrDefault(resident, List.of());
    }

    /** All insured times of each person, by their first day. */
    Map<UUID, List<Insured>> ofPeople(Collection<UUID> residents) {
        return jdbc
                .sql("select * from insurance.coverage where resident_id = any(:residents) order by lower(valid)")
                .param("residents", residents.toArray(UUID[]::new))
                .query(CoverageBook::insured)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Insured::residentId));
    }

    /** Where a person is insured on a day. */
    public Optional<Insured> on(UUID resident, LocalDate day) {
        return of(resident).stream().filter(insured -> insured.holdsOn(day)).findFirst();
    }

    /** The people with this number; more than one only where regions gave the same. */
    public List<Insured> withNumber(String personNumber) {
        return withNumbers(List.of(personNumber)).getOrDefault(personNumber, List.of());
    }

    /** The people with each of these numbers. */
    Map<String, List<Insured>> withNumbers(Collection<String> personNumbers) {
        return jdbc
                .sql("select * from insurance.coverage where person_number = any(:numbers) order by lower(valid)")
                .param("numbers", personNumbers.toArray(String[]::new))
                .query(CoverageBook::insured)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Insured::personNumber));
    }

    /** Writes down that somebody is insured. */
    public void insert(Insured it) {
        jdbc.sql("""
                        insert into insurance.coverage (id, resident_id, region, scheme, person_number, born, sex, groups, assistance, valid)
                        values (:id, :resident, :region, :scheme, :number, :born, :sex, :groups, :assistance,
                          daterange(:from, :to, '[]'))
                        """)
                .param("id", it.id())
                .param("resident", it.residentId())
                .param("region", it.region())
                .param("scheme", it.scheme().name())
                .param("number", it.personNumber())
                .param("born", it.born())
                .param("sex", letter(it.sex()))
                .param("groups", it.groups().toArray(String[]::new))
                .param("assistance", it.assistance())
                .param("from", it.from())
                .param("to", it.to(), java.sql.Types.DATE)
                .update();
    }

    /** Changes what holds of an insured time, and when it ends. */
    void change(
            UUID id,
            Scheme scheme,
            Set<String> groups,
            @org.jspecify.annotations.Nullable String assistance,
            LocalDate from,
            @org.jspecify.annotations.Nullable LocalDate to) {
        jdbc.sql("""
                        update insurance.coverage set scheme = :scheme, groups = :groups, assistance = :assistance,
                          valid = daterange(:from, :to, '[]')
                        where id = :id
                        """)
                .param("id", id)
                .param("scheme", scheme.name())
                .param("groups", groups.toArray(String[]::new))
                .param("assistance", assistance)
                .param("from", from)
                .param("to", to, java.sql.Types.DATE)
                .update();
    }

    static String letter(Sex sex) {
        return switch (sex) {
            case MALE -> "M";
            case FEMALE -> "F";
            case UNKNOWN -> "U";
        };
    }

    static Sex sex(String letter) {
        return SEXES.getOrDefault(letter, Sex.UNKNOWN);
    }

    private static Insured insured(ResultSet row, int number) throws SQLException {
        return new Insured(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getString("region"),
                Scheme.valueOf(row.getString("scheme")),
                row.getString("person_number"),
                row.getObject("born", LocalDate.class),
                sex(row.getString("sex")),
                Set.of((String[]) row.getArray("groups").getArray()),
                row.getString("assistance"),
                first(row.getString("valid")),
                last(row.getString("valid")));
    }

    /** A range of days is written {@code [first,after)} by the database. */
    private static LocalDate first(String range) {
        return LocalDate.parse(range.substring(1, range.indexOf(',')));
    }

    private static @org.jspecify.annotations.Nullable LocalDate last(String range) {
        String after = range.substring(range.indexOf(',') + 1, range.length() - 1);
        return after.isEmpty() ? null : LocalDate.parse(after).minusDays(1);
    }
}
