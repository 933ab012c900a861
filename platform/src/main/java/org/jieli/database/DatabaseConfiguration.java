package org.jieli.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.PersonalDataSeal;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the database, its transactions, the clock and the seal of personal data. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JieliProperties.class)
class DatabaseConfiguration {

    @Bean
    JieliHome jieliHome(JieliProperties properties) {
        return new JieliHome(properties.home());
    }

    @Bean
    PersonalDataSeal personalDataSeal(JieliHome home) {
        return new PersonalDataSeal(home.secret());
    }

    @Bean
    Clock clock() {
        return Clock.system(ChinaTime.ZONE);
    }

    @Bean(destroyMethod = "close")
    @Conditional(EmbeddedDatabaseWanted.class)
    EmbeddedDatabase embeddedDatabase(JieliHome home) {
        return EmbeddedDatabase.start(home);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(
            JieliProperties properties, org.springframework.beans.factory.ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase server = embedded.getIfAvailable();
        String url = server == null ? Objects.requireNonNull(properties.dbUrl()) : server.jdbcUrl();
        Migrations.run(url);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(properties.poolSize());
        pool.setConnectionInitSql("set role " + Migrations.APPLICATION_ROLE);
        pool.setPoolName("jieli");
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new ScopedTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }
}
