package org.jieli.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external server, where the application's login is an ordinary owner and no superuser. */
class ExternalDatabaseTests {

    @TempDir
    Path folder;

    @Test
    void theSameMigrationsRunForAnOwnerWhoIsNoSuperuser() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(new JieliHome(folder))) {
            try (Connection superuser = DriverManager.getConnection(server.jdbcUrl());
                    Statement statement = superuser.createStatement()) {
                statement.execute("create role region login createrole");
                statement.execute("create database region owner region");
            }
            String url = server.jdbcUrl().replace("/postgres?user=postgres", "/region?user=region");
            Migrations.run(url);
            Migrations.run(url);
            try (Connection owner = DriverManager.getConnection(url);
                    Statement statement = owner.createStatement()) {
                statement.execute("set role " + Migrations.APPLICATION_ROLE);
                try (ResultSet rows = statement.executeQuery("select scope.kind(), current_user")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo("NONE");
                    assertThat(rows.getString(2)).isEqualTo(Migrations.APPLICATION_ROLE);
                }
            }
        }
    }
}
