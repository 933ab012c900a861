package org.jieli.insurance.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jieli.insurance.Scheme;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads a region's bills person by person, in the order in which they are settled; of many it never holds more than a few. */
@Component
class ClaimStream {

    private static final int ROWS_AT_ONCE = 5_000;

    /** Sorting in memory, not on disk. */
    private static final String MEMORY = "set local work_mem = '256MB'";

    private static final String SELECTED = """
            select c.resident_id, c.id, c.kind, c.institution_id, c.level, c.area, c.from_on - date '1970-01-01' as from_day,
                   c.to_on - date '1970-01-01' as to_day, c.diagnosis, c.arrival, c.exemption, c.registration, c.referral_id,
                   c.referral_from_claim, c.referral_registered_on - date '1970-01-01' as registered_day, c.referral_cancelled,
                   c.contracted, c.items::text, c.amounts::text, c.quantities::text, v.born - date '1970-01-01' as born_day,
                   v.groups::text, v.assistance
            from insurance.claim c
            join insurance.coverage v on v.resident_id = c.resident_id and v.scheme = c.scheme and v.valid @> c.to_on
            where c.region = :region and c.scheme = :scheme and c.to_on between :from and :to
            """;

    private static final String IN_ORDER = " order by c.resident_id, c.to_on, c.from_on, c.id";

    private final NamedParameterJdbcTemplate jdbc;

    ClaimStream(DataSource dataSource) {
        JdbcTemplate streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(ROWS_AT_ONCE);
        this.jdbc = new NamedParameterJdbcTemplate(streaming);
    }

    /** Which bills: of a fund and scheme, with their last day within. */
    record Selection(String region, Scheme scheme, LocalDate from, LocalDate to) {

        Map<String, Object> values() {
            return new HashMap<>(Map.of("region", region, "scheme", scheme.name(), "from", from, "to", to));
        }
    }

    /** One of several parts of the people, split by a hash of their identifiers. */
    record Part(int number, int of) {}

    /** Must run in a transaction. */
    void read(Selection selection, Part part, Consumer<ClaimRow> rows) {
        jdbc.getJdbcTemplate().execute(MEMORY);
        Map<String, Object> values = selection.values();
        values.put("part", part.number());
        values.put("mask", part.of() - 1);
        ClaimRowReader reader = new ClaimRowReader(selection.scheme());
        jdbc.query(SELECTED + " and (uuid_hash(c.resident_id) & :mask) = :part" + IN_ORDER, values, (RowCallbackHandler)
                row -> rows.accept(reader.read(row)));
    }

    /** The bills of one person, in order. */
    List<ClaimRow> of(UUID resident, Selection selection) {
        Map<String, Object> values = selection.values();
        values.put("resident", resident);
        ClaimRowReader reader = new ClaimRowReader(selection.scheme());
        List<ClaimRow> rows = new ArrayList<>();
        jdbc.query(SELECTED + " and c.resident_id = :resident" + IN_ORDER, values, (RowCallbackHandler)
                row -> rows.add(reader.read(row)));
        return rows;
    }

    long count(Selection selection) {
        Long count = jdbc.queryForObject("""
                select count(*) from insurance.claim
                where region = :region and scheme = :scheme and to_on between :from and :to
                """, selection.values(), Long.class);
        return count == null ? 0 : count;
    }

    /** Levels and item classes that the bills name; the rules of a replay must know them all. */
    List<String> codes(Selection selection, Code code) {
        return jdbc.queryForList(
                switch (code) {
                    case LEVEL -> """
                        select distinct level from insurance.claim
                        where region = :region and scheme = :scheme and to_on between :from and :to order by 1""";
                    case ITEM -> """
                        select distinct item from insurance.claim, unnest(items) item
                        where region = :region and scheme = :scheme and to_on between :from and :to order by 1""";
                },
                selection.values(),
                String.class);
    }

    /** What bills name by a code of the rules. */
    enum Code {
        LEVEL,
        ITEM
    }
}
