package org.jieli.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.jieli.database.Revisions;
import org.jieli.insurance.parameter.RuleFile;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A county that pools by itself, with the even steps of the linear city, and bills of invented people. */
public final class InsuranceFixture {

    /** Longer than the city's code, so that its rules go before whatever the city has. */
    public static final String REGION = "411203";

    private static final LocalDate SINCE = LocalDate.of(2025, 1, 1);
    private static final UUID RULES = UUID.nameUUIDFromBytes(new byte[] {41, 12, 3});

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final JsonMapper json;
    private final Revisions revisions;

    public InsuranceFixture(JdbcClient jdbc, TransactionTemplate transactions, JsonMapper json, Revisions revisions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.revisions = revisions;
    }

    /** The rules are in force in the county. */
    public void rulesHold() {
        RuleSet city = RuleFile.shipped("linear-city");
        run(() -> {
            int made = jdbc.sql("""
                            insert into insurance.rule_set (id, region, scheme, year, version, name, valid, source, confidence, state,
                              rules, changed_by, issued_at)
                            values (:id, :region, 'RESIDENT', 2026, 1, :name, daterange(:since, null), :source, 'U', 'ISSUED',
                              cast(:rules as jsonb), 'test', now()) on conflict do nothing
                            """)
                    .param("id", RULES)
                    .param("region", REGION)
                    .param("name", city.name())
                    .param("since", SINCE)
                    .param("source", city.source())
                    .param("rules", json.writeValueAsString(city.rules()))
                    .update();
            revisions.snapshot("insurance.rules", () -> made).changed();
            return made;
        });
    }

    /** Somebody is insured as a resident of the county. */
    public void insure(UUID resident, LocalDate born) {
        run(() -> jdbc.sql("""
                        insert into insurance.coverage (id, resident_id, region, scheme, person_number, born, sex, valid)
                        values (:id, :resident, :region, 'RESIDENT', :number, :born, '1', daterange(:since, null))
                        """)
                .param("id", Identifiers.next())
                .param("resident", resident)
                .param("region", REGION)
                .param("number", "4112" + Math.abs(resident.getLeastSignificantBits() % 100_000_000))
                .param("born", born)
                .param("since", SINCE)
                .update());
    }

    /** An institution's code of the national interface. */
    public void contract(UUID institution, String code) {
        run(() -> jdbc.sql("""
                        insert into insurance.provider (institution_id, region, code, valid)
                        values (:institution, :region, :code, daterange(:since, null))
                        """)
                .param("institution", institution)
                .param("region", REGION)
                .param("code", code)
                .param("since", SINCE)
                .update());
    }

    /** A stay of somebody, half drugs of class A and half of class B; its identifier. */
    public UUID stay(UUID resident, Stay stay) {
        UUID id = Identifiers.next();
        BigDecimal half = stay.total().divide(new BigDecimal("2"));
        run(() -> jdbc.sql("""
                        insert into insurance.claim (id, number, resident_id, region, scheme, kind, institution_id, level, area, from_on, to_on,
                          diagnosis, diagnosis_name, arrival, items, amounts, quantities, total, received_by)
                        values (:id, :number, :resident, :region, 'RESIDENT', 'INPATIENT', :institution, :level, 'LOCAL', :from, :to,
                          :diagnosis, :diagnosis, 'DIRECT', :items, :amounts, :quantities, :total, 'test')
                        """)
                .param("id", id)
                .param("number", id.toString())
                .param("resident", resident)
                .param("region", REGION)
                .param("institution", stay.institution())
                .param("level", stay.level())
                .param("from", stay.from())
                .param("to", stay.from().plusDays(5))
                .param("diagnosis", stay.diagnosis())
                .param("items", new String[] {"DRUG_A", "DRUG_B"})
                .param("amounts", new BigDecimal[] {half, half})
                .param("quantities", new BigDecimal[] {null, null})
                .param("total", stay.total())
                .update());
        return id;
    }

    /** Ten stays of ten others, from 2,000 yuan in steps of 400: median 3,600, quartiles 2,800 and 4,800. */
    public void tenStays(UUID institution, String level, String diagnosis, LocalDate until) {
        for (int i = 0; i < 10; i++) {
            BigDecimal total = new BigDecimal(2000 + 400 * i);
            stay(Identifiers.next(), new Stay(institution, level, diagnosis, until.minusDays(30 + i), total));
        }
    }

    /** A stay of five days. */
    public record Stay(UUID institution, String level, String diagnosis, LocalDate from, BigDecimal total) {}

    private void run(Supplier<Integer> work) {
        Integer rows = CurrentAccess.callAsSystem("test", () -> transactions.execute(status -> work.get()));
        assertThat(rows).isNotNull();
    }
}
