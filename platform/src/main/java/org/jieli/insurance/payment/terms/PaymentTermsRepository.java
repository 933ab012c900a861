package org.jieli.insurance.payment.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Confidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The versions of payment terms, the newest first. */
@Repository
class PaymentTermsRepository {

    private static final String SELECT = """
            select id, region, year, version, name, lower(valid) as from_on, upper(valid) - 1 as to_on, source, confidence, state, revision,
                   terms
            from insurance.payment_terms
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PaymentTermsRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<PaymentTermsSet> within(String region) {
        return jdbc.sql(SELECT + "where region like :region || '%' order by year desc, region, version desc limit 200")
                .param("region", region)
                .query(this::set)
                .list();
    }

    Optional<PaymentTermsSet> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(this::set)
                .optional();
    }

    Optional<PaymentTermsSet> inForce(String region, LocalDate on) {
        return jdbc.sql(SELECT + "where region = :region and state = 'ISSUED_TERMS' and valid @> :day")
                .param("region", region)
                .param("day", on)
                .query(this::set)
                .optional();
    }

    /** Issued terms of the region that hold on some day of a set. */
    Optional<PaymentTermsSet> overlapping(PaymentTermsSet set) {
        return jdbc.sql(SELECT + """
                        where region = :region and state = 'ISSUED_TERMS' and id <> :id and valid && daterange(:from, :to, '[]')
                        order by valid limit 1
                        """)
                .param("region", set.region())
                .param("id", set.id())
                .param("from", set.from())
                .param("to", set.to())
                .query(this::set)
                .optional();
    }

    /** False when somebody else changed the draft, or it is issued. */
    boolean delete(UUID id, int revision) {
        return jdbc.sql("""
                        delete from insurance.payment_terms
                        where id = :id and revision = :revision and state = 'DRAFT_TERMS'
                        """).param("id", id).param("revision", revision).update() == 1;
    }

    /** The next version of the region's year; two at once collide in the unique key. */
    void insert(PaymentTermsSet set, String by) {
        jdbc.sql("""
                        insert into insurance.payment_terms
                          (id, region, year, version, name, valid, source, confidence, state, terms, changed_by)
                        select :id, :region, :year, 1 + coalesce(max(version), 0), :name, daterange(:from, :to, '[]'), :source, :confidence,
                               'DRAFT_TERMS', :terms::jsonb, :by
                        from insurance.payment_terms where region = :region and year = :year
                        """)
                .param("id", set.id())
                .param("region", set.region())
                .param("year", set.year())
                .param("name", set.name())
                .param("from", set.from())
                .param("to", set.to())
                .param("source", set.source())
                .param("confidence", set.confidence().name())
                .param("terms", json.writeValueAsString(set.terms()))
                .param("by", by)
                .update();
    }

    /** False when somebody else changed the draft, or it is issued. */
    boolean change(PaymentTermsSet set, String by) {
        return jdbc.sql("""
                        update insurance.payment_terms
                        set name = :name, valid = daterange(:from, :to, '[]'), year = :year, source = :source, confidence = :confidence,
                            terms = :terms::jsonb, revision = revision + 1, changed_at = now(), changed_by = :by
                        where id = :id and revision = :revision and state = 'DRAFT_TERMS'
                        """)
                        .param("id", set.id())
                        .param("revision", set.revision())
                        .param("year", set.year())
                        .param("name", set.name())
                        .param("from", set.from())
                        .param("to", set.to())
                        .param("source", set.source())
                        .param("confidence", set.confidence().name())
                        .param("terms", json.writeValueAsString(set.terms()))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** False when somebody else changed the draft, or it is issued already. */
    boolean issue(UUID id, int revision, String by) {
        return jdbc.sql("""
                        update insurance.payment_terms
                        set state = 'ISSUED_TERMS', issued_at = now(), changed_at = now(), changed_by = :by
                        where id = :id and revision = :revision and state = 'DRAFT_TERMS'
                        """)
                        .param("id", id)
                        .param("revision", revision)
                        .param("by", by)
                        .update()
                == 1;
    }

    private PaymentTermsSet set(ResultSet row, int number) throws SQLException {
        return new PaymentTermsSet(
                row.getObject("id", UUID.class),
                row.getString("region"),
                row.getInt("year"),
                row.getInt("version"),
                row.getString("name"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getString("source"),
                Confidence.valueOf(row.getString("confidence")),
                PaymentTermsSet.TermsState.valueOf(row.getString("state")),
                row.getInt("revision"),
                json.readValue(row.getString("terms"), PaymentTerms.class));
    }
}
