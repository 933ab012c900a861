package org.jieli.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Writes many rows with PostgreSQL's COPY, inside the running transaction. */
@Component
public class TableCopy {

    private static final int BUFFER_CHARACTERS = 1 << 16;
    private static final CSVFormat ROWS =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final DataSource dataSource;

    TableCopy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Copies the rows; null becomes NULL.
     *
     * @param target the table and its columns, e.g. {@code region.division (code, name)}
     * @return how many rows were written
     */
    public long copy(String target, Stream<? extends List<? extends @Nullable Object>> rows) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin with (format csv)");
            try {
                write(rows.iterator(), copy);
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("COPY into " + target + " failed: " + e.getMessage(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void write(Iterator<? extends List<? extends @Nullable Object>> rows, CopyIn copy)
            throws SQLException {
        StringBuilder buffer = new StringBuilder(BUFFER_CHARACTERS);
        try (CSVPrinter printer = new CSVPrinter(buffer, ROWS)) {
            while (rows.hasNext()) {
                printer.printRecord(rows.next());
                if (buffer.length() >= BUFFER_CHARACTERS) {
                    send(buffer, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        send(buffer, copy);
    }

    private static void send(StringBuilder buffer, CopyIn copy) throws SQLException {
        byte[] bytes = buffer.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }
}
