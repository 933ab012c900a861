package org.jieli.terminology;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the shipped codes into the database at the first start, and again when a later version ships others. */
@Component
class ShippedDiagnoses implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedDiagnoses.class);

    private final DiagnosisRepository repository;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    ShippedDiagnoses(DiagnosisRepository repository, JdbcClient jdbc, TransactionTemplate transactions) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void afterPropertiesSet() {
        transactions.executeWithoutResult(status -> load());
    }

    private void load() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('terminology.diagnosis'))")
                .query()
                .singleRow();
        ShippedCodes codes = ShippedCodes.fromFiles();
        String fingerprint = codes.fingerprint();
        if (repository.fingerprint(Edition.SHIPPED).filter(fingerprint::equals).isPresent()) {
            return;
        }
        long start = System.nanoTime();
        long rows = repository.replace(Edition.SHIPPED, fingerprint, codes.rows().stream());
        LOG.info(
                "Loaded {} diagnosis codes in {} ms",
                rows,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}
