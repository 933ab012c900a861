package org.jieli.criteria;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions of decision tables in the database. */
@Repository
class TableRepository {

    private final JdbcClient jdbc;

    TableRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions that may rule on some day. */
    List<TableVersion> all() {
        return jdbc.sql("select * from criteria.decision_table where not withdrawn order by name, effective_from")
                .query(TableRepository::version)
                .list();
    }

    List<TableVersion> of(String name) {
        return jdbc.sql(
                        "select * from criteria.decision_table where name = :name and not withdrawn order by effective_from desc")
                .param("name", name)
                .query(TableRepository::version)
                .list();
    }

    Optional<TableVersion> find(String name, int version) {
        return jdbc.sql(
                        "select * from criteria.decision_table where name = :name and version = :version and not withdrawn")
                .param("name", name)
                .param("version", version)
                .query(TableRepository::version)
                .optional();
    }

    /** Adds a shipped version unless it is there already. */
    void insertShipped(TableVersion version) {
        insert(version, "on conflict (name, version) do nothing");
    }

    void insert(TableVersion version) {
        insert(version, "");
    }

    private void insert(TableVersion version, String onConflict) {
        jdbc.sql("""
                        insert into criteria.decision_table
                          (id, name, title, version, effective_from, effective_to, source, xml, uploaded_by, uploaded_at)
                        values (:id, :name, :title, :version, :from, :to, :source, :xml, :by, :at)
                        """ + onConflict)
                .param("id", version.id())
                .param("name", version.name())
                .param("title", version.title())
                .param("version", version.version())
                .param("from", version.effectiveFrom())
                .param("to", version.effectiveTo())
                .param("source", version.source())
                .param("xml", version.xml())
                .param("by", version.uploadedBy())
                .param("at", version.uploadedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Holds off everybody else who changes versions of this table until the transaction ends; false when there is no such table. */
    boolean lock(String name) {
        return !jdbc.sql("select id from criteria.decision_table where name = :name order by version for update")
                .param("name", name)
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    /** Ends the version in force the day before, so that another may begin on the day. */
    void endOn(String name, LocalDate day) {
        jdbc.sql("""
                        update criteria.decision_table set effective_to = :day
                        where name = :name and not withdrawn and effective_from < :day
                          and (effective_to is null or effective_to > :day)
                        """).param("name", name).param("day", day).update();
    }

    /** When the next version after a day begins; null when none is to come. */
    @Nullable
    LocalDate nextAfter(String name, LocalDate day) {
        return jdbc.sql("""
                        select effective_from from criteria.decision_table
                        where name = :name and not withdrawn and effective_from > :day order by effective_from limit 1
                        """)
                .param("name", name)
                .param("day", day)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    int lastVersion(String name) {
        return jdbc.sql("select coalesce(max(version), 0) from criteria.decision_table where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    /** Withdraws a version that has not come into force; the one before goes on in its place. */
    boolean withdraw(UUID id, LocalDate today) {
        boolean withdrawn = jdbc.sql("""
                                update criteria.decision_table set withdrawn = true
                                where id = :id and effective_from > :today and not withdrawn
                                """).param("id", id).param("today", today).update() == 1;
        if (withdrawn) {
            jdbc.sql("""
                            update criteria.decision_table before set effective_to = gone.effective_to
                            from criteria.decision_table gone
                            where gone.id = :id and before.name = gone.name and before.effective_to = gone.effective_from
                              and not before.withdrawn
                            """).param("id", id).update();
        }
        return withdrawn;
    }

    private static TableVersion version(ResultSet row, int number) throws SQLException {
        return new TableVersion(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("title"),
                row.getInt("version"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getString("source"),
                row.getString("xml"),
                row.getString("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant());
    }
}
