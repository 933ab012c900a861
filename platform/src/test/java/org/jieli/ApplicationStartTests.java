package org.jieli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JieliTest
class ApplicationStartTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void theDatabaseIsDurable() {
        assertThat(jdbc.sql("select current_setting('fsync')")
                        .query(String.class)
                        .single())
                .isEqualTo("on");
        assertThat(jdbc.sql("select current_setting('synchronous_commit')")
                        .query(String.class)
                        .single())
                .isEqualTo("on");
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("jieli_app");
    }
}
