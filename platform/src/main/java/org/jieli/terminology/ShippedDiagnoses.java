package org.jieli.terminology;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
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
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

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
        byte[] file = file();
        CRC32 checksum = new CRC32();
        checksum.update(file);
        String fingerprint = Long.toHexString(checksum.getValue());
        if (repository.fingerprint(Edition.SHIPPED).filter(fingerprint::equals).isPresent()) {
            return;
        }
        long start = System.nanoTime();
        long rows = load(new String(file, StandardCharsets.UTF_8), fingerprint);
        LOG.info(
                "Loaded {} diagnosis codes in {} ms",
                rows,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private long load(String text, String fingerprint) {
        Set<String> seen = new HashSet<>();
        try (var records = FORMAT.parse(new StringReader(text))) {
            return repository.replace(
                    Edition.SHIPPED,
                    fingerprint,
                    records.stream().map(ShippedDiagnoses::row).filter(row -> seen.add(row.code())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DiagnosisRepository.Row row(CSVRecord line) {
        String parent = line.get("parent");
        return new DiagnosisRepository.Row(
                line.get("code"),
                line.get("kind"),
                parent.isEmpty() ? null : parent,
                line.get("name"),
                line.get("initials"));
    }

    private static byte[] file() {
        try (var stream =
                Objects.requireNonNull(ShippedDiagnoses.class.getResourceAsStream("icd10.csv"), "icd10.csv")) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped diagnosis codes cannot be read", e);
        }
    }
}
