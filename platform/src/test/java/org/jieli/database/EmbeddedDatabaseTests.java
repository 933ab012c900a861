package org.jieli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class EmbeddedDatabaseTests {

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path folder;

    @Test
    void aSecondInstanceOnTheSameFolderIsToldWhatToDo() throws Exception {
        JieliHome home = new JieliHome(folder);
        try (EmbeddedDatabase first = EmbeddedDatabase.start(home)) {
            assertThat(first.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedDatabase.start(home))
                    .isInstanceOf(DataFolderInUseException.class)
                    .satisfies(fault -> {
                        FailureAnalysis told = Objects.requireNonNull(new CannotStartAnalyzer().analyze(fault));
                        assertThat(told.getDescription()).contains(folder.toString());
                        assertThat(told.getAction()).contains("JIELI_HOME");
                    });
        }
    }

    @Test
    void dataIsKeptBetweenRuns() throws Exception {
        JieliHome home = new JieliHome(folder);
        try (EmbeddedDatabase first = EmbeddedDatabase.start(home)) {
            execute(first, "create table kept (value int)");
            execute(first, "insert into kept values (42)");
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(home)) {
            assertThat(read(second, "select value from kept")).isEqualTo("42");
        }
    }

    @Test
    void aKilledServerRecoversWhatWasAcknowledged() throws Exception {
        JieliHome home = new JieliHome(folder);
        try (EmbeddedDatabase first = EmbeddedDatabase.start(home)) {
            execute(first, "create table kept (value int)");
            execute(first, "insert into kept select generate_series(1, 1000)");
            kill(home);
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(home)) {
            assertThat(read(second, "select count(*) from kept")).isEqualTo("1000");
        }
    }

    @Test
    void theSecretIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        JieliHome home = new JieliHome(folder);
        byte[] secret = home.secret();
        assertThat(secret).hasSize(48).isEqualTo(home.secret());
        assertThat(Files.getPosixFilePermissions(folder.resolve("secret")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    private static void kill(JieliHome home) throws IOException, InterruptedException {
        String pid =
                Files.readAllLines(home.database().resolve("postmaster.pid")).getFirst();
        new ProcessBuilder("kill", "-9", pid).start().waitFor();
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process -> process.onExit().join());
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
