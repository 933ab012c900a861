package org.jieli.insurance.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.insurance.claim.InsuredPlace.Fund;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Somebody goes over to the other scheme of his region: his bills go with him. */
@JieliTest
class CoverageChangeTests {

    @Autowired
    InsuredPlace places;

    @Autowired
    AccountFixture accounts;

    @Autowired
    ClaimRepository claims;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private Fund fund;
    private ResidentSummary person;
    private Map<String, Object> bill;

    @BeforeEach
    void aRegionWithBothSchemes() {
        fund = places.found();
        fund.employeesToo();
        person = fund.insured("张示范", LocalDate.of(1980, 5, 1));
        bill = InsuredPlace.stay(person, LocalDate.of(fund.today.getYear() - 1, 3, 2), 5, "3000");
    }

    @Test
    void aBillThatGoesOverTellsTheChangeOfCoverageAndNoNewRules() {
        send();
        Answer changed = accounts.call(
                fund.bureau(),
                "POST",
                "/api/v1/insurance/coverages",
                List.of(Map.of("personNumber", fund.number(person), "scheme", "EMPLOYEE", "from", "2024-01-01")),
                Map.of("Idempotency-Key", Identifiers.next().toString()));
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        JsonNode read = read();
        assertThat(read.at("/claim/scheme").asString()).isEqualTo("EMPLOYEE");
        assertThat(read.at("/settlements/0/because/kind").asString()).isEqualTo("CHANGED_RULES");
        assertThat(read.at("/settlements/0/because/number").asString()).isEqualTo(fund.number(person));
    }

    @Test
    void aBillThatComesInMeanwhileIsSettledByWhatWasWrittenDown() {
        CompletableFuture<Answer> sent = CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(status -> {
                    claims.lockPerson(person.id());
                    CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(this::send);
                    await().pollInSameThread().until(this::isWaiting);
                    jdbc.sql("update insurance.coverage set scheme = 'EMPLOYEE' where resident_id = :id")
                            .param("id", person.id())
                            .update();
                    return waiting;
                }));
        assertThat(Objects.requireNonNull(sent).join().status()).isEqualTo(201);
        assertThat(read().at("/claim/scheme").asString()).isEqualTo("EMPLOYEE");
    }

    private boolean isWaiting() {
        return jdbc.sql("""
                        select exists (select from pg_locks where locktype = 'advisory' and not granted and
                          (classid::bigint << 32 | objid::bigint) = hashtextextended('insurance.person ' || :id, 0))
                        """)
                .param("id", person.id().toString())
                .query(Boolean.class)
                .single();
    }

    private Answer send() {
        return fund.send(fund.integrator(fund.township), bill);
    }

    private JsonNode read() {
        return accounts.get(fund.bureau(), "/api/v1/insurance/claims/" + bill.get("id"))
                .body();
    }
}
