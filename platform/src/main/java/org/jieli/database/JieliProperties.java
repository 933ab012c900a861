package org.jieli.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an installation keeps its data.
 *
 * @param home the data folder ({@code JIELI_HOME})
 * @param dbUrl a JDBC URL of an external PostgreSQL 16 or later ({@code JIELI_DB_URL}); empty for the embedded one
 * @param poolSize connections kept to the database
 */
@ConfigurationProperties("jieli")
public record JieliProperties(
        @DefaultValue("data") Path home,
        @Nullable String dbUrl,
        @DefaultValue("32") int poolSize) {}
