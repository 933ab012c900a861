package org.jieli.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings the database to the version of the code: the role that the application works as, then every module's migrations. */
final class Migrations {

    /** The role without rights of its own beyond the rows that row-level security lets through. */
    static final String APPLICATION_ROLE = "jieli_app";

    private static final int OLDEST_SERVER = 16;

    private Migrations() {}

    static void run(String jdbcUrl) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(jdbcUrl);
        createRole(owner);
        // A module's versions start with its number, so a module may grow after a later one has.
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:org/jieli")
                .defaultSchema("migrations")
                .outOfOrder(true)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    private static void createRole(PGSimpleDataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_SERVER) {
                throw new CannotStartException(
                        "The database server is PostgreSQL " + version + ".",
                        "Name one of version " + OLDEST_SERVER
                                + " or later with JIELI_DB_URL, or leave it empty for the embedded one.");
            }
            statement.execute("""
                    do $$ begin
                      if not exists (select from pg_roles where rolname = 'jieli_app') then
                        create role jieli_app nologin;
                      end if;
                      execute format('grant jieli_app to %I', current_user);
                    end $$
                    """);
        } catch (SQLException e) {
            throw new CannotStartException(
                    "The database cannot be prepared: " + e.getMessage(),
                    "See that the server named with JIELI_DB_URL runs and answers; its user must own the database and may create roles.",
                    e);
        }
    }
}
