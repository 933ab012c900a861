package org.jieli.region;

import java.time.LocalDate;
import java.util.Optional;
import org.jieli.region.DivisionTree.Version;
import org.jieli.shared.PinyinInitials;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of divisions in the database. */
@Repository
class DivisionRepository {

    private final JdbcClient jdbc;

    DivisionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DivisionTree tree() {
        return new DivisionTree(jdbc.sql("""
                select code, name, initials, parent_code, lower(valid) as from_date, upper(valid) as to_date
                from region.division
                """)
                .query((row, number) -> {
                    String code = row.getString("code");
                    return new Version(
                            new Division(
                                    code,
                                    row.getString("name"),
                                    DivisionFile.levelOf(code),
                                    row.getString("parent_code"),
                                    row.getObject("from_date", LocalDate.class),
                                    row.getObject("to_date", LocalDate.class)),
                            row.getString("initials"));
                })
                .list());
    }

    void insert(String code, String name, @Nullable String parentCode, LocalDate from) {
        jdbc.sql("""
                insert into region.division (code, name, initials, parent_code, valid)
                values (:code, :name, :initials, :parent, daterange(:from, null))
                """)
                .param("code", code)
                .param("name", name)
                .param("initials", PinyinInitials.of(name))
                .param("parent", parentCode)
                .param("from", from)
                .update();
    }

    /** Ends the version in force; false when none is, or when it began on that day or later. */
    boolean end(String code, LocalDate on) {
        return jdbc.sql("""
                update region.division set valid = daterange(lower(valid), :on)
                where code = :code and upper_inf(valid) and lower(valid) < :on
                """).param("code", code).param("on", on).update() == 1;
    }

    void succeed(String code, String into, LocalDate since) {
        jdbc.sql("insert into region.succession (code, into_code, since) values (:code, :into, :since)")
                .param("code", code)
                .param("into", into)
                .param("since", since)
                .update();
    }

    Optional<String> successor(String code) {
        return jdbc.sql("select into_code from region.succession where code = :code order by since desc limit 1")
                .param("code", code)
                .query(String.class)
                .optional();
    }
}
