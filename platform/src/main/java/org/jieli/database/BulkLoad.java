package org.jieli.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Writes many rows with COPY, inside the transaction and the scope of the caller. PostgreSQL refuses COPY into a table whose row-level
 * security holds for the writer. Work of the system, whose scope is everything, therefore writes as the database's user where that one
 * is above row-level security (as in the embedded server); otherwise rows go through a temporary table of the same shape.
 */
@Component
public class BulkLoad {

    private static final int BUFFER = 1 << 16;
    private static final String ABOVE_ROW_SECURITY =
            "select rolsuper or rolbypassrls from pg_roles where rolname = session_user";

    private final DataSource dataSource;

    BulkLoad(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Gives one row after the other to the table; values are text, numbers, booleans, temporal values, UUIDs, byte arrays, collections (arrays) or null. */
    public interface Rows {
        void row(@Nullable Object... values);
    }

    /** Produces the rows. */
    public interface Source {
        void writeTo(Rows rows);
    }

    /**
     * Loads rows; must run in a transaction.
     *
     * @param table schema-qualified, e.g. {@code encounter.visit}
     * @param columns in the order in which each row gives its values
     * @return how many rows were written
     */
    public long load(String table, List<String> columns, Source source) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        String target = table + " (" + String.join(", ", columns) + ")";
        try (Statement statement = connection.createStatement()) {
            if (!isTrue(statement, "select row_security_active('" + table + "')")) {
                return copy(connection, target, source);
            }
            if (writesAboveRowSecurity(statement)) {
                statement.execute("set local role none");
                long rows = copy(connection, target, source);
                // The planner learns of the rows at once and not some minutes later.
                statement.execute("analyze " + table);
                statement.execute("set local role " + Migrations.APPLICATION_ROLE);
                return rows;
            }
            return throughStaging(connection, statement, table, columns, source);
        } catch (SQLException e) {
            throw new IllegalStateException("Rows cannot be loaded into " + table + ": " + e.getMessage(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /**
     * Lets the planner learn of many rows that were written otherwise, where that is allowed; must run in a transaction. Without it the
     * first statements over them may take minutes.
     *
     * @param tables schema-qualified
     */
    public void analyze(List<String> tables) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            if (writesAboveRowSecurity(statement)) {
                statement.execute("set local role none");
                statement.execute("analyze " + String.join(", ", tables));
                statement.execute("set local role " + Migrations.APPLICATION_ROLE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The planner cannot be told of " + tables + ": " + e.getMessage(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static boolean writesAboveRowSecurity(Statement statement) throws SQLException {
        return CurrentAccess.scope().kind() == AccessScope.Kind.SYSTEM && isTrue(statement, ABOVE_ROW_SECURITY);
    }

    private static long throughStaging(
            Connection connection, Statement statement, String table, List<String> columns, Source source)
            throws SQLException {
        String staging = "load_" + table.replace('.', '_');
        String columnList = String.join(", ", columns);
        statement.execute("drop table if exists " + staging);
        statement.execute("create temp table " + staging + " on commit drop as select " + columnList + " from " + table
                + " with no data");
        copy(connection, staging + " (" + columnList + ")", source);
        return statement.executeLargeUpdate(
                "insert into " + table + " (" + columnList + ") select " + columnList + " from " + staging);
    }

    private static boolean isTrue(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static long copy(Connection connection, String target, Source source) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin");
        StringBuilder buffer = new StringBuilder(BUFFER);
        try {
            source.writeTo(values -> {
                append(buffer, values);
                if (buffer.length() >= BUFFER - (1 << 12)) {
                    flush(copy, buffer);
                }
            });
            flush(copy, buffer);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void flush(CopyIn copy, StringBuilder buffer) {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        buffer.setLength(0);
    }

    private static void append(StringBuilder buffer, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                buffer.append('\t');
            }
            appendValue(buffer, values[i]);
        }
        buffer.append('\n');
    }

    private static void appendValue(StringBuilder buffer, @Nullable Object value) {
        switch (value) {
            case null -> buffer.append("\\N");
            case byte[] bytes -> buffer.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            case Collection<?> elements -> escape(buffer, array(elements));
            default -> escape(buffer, value.toString());
        }
    }

    private static String array(Collection<?> elements) {
        if (elements.isEmpty()) {
            return "{}";
        }
        return elements.stream()
                .map(element -> "\"" + element.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void escape(StringBuilder buffer, String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                default -> buffer.append(character);
            }
        }
    }
}
