package org.jieli.database;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as its owner sees it, past row-level security and append-only: to tamper with, and to look at what is really stored. */
@TestComponent
public class OwnerConnection {

    private final JdbcClient jdbc;
    private final String url;

    OwnerConnection(EmbeddedDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        url = database.jdbcUrl();
        source.setUrl(url);
        jdbc = JdbcClient.create(source);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public String url() {
        return url;
    }
}
