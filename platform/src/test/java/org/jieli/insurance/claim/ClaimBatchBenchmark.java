package org.jieli.insurance.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Map;
import java.util.StringJoiner;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.insurance.claim.InsuredPlace.Fund;
import org.jieli.resident.ResidentSummary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.ObjectMapper;

/** How many bills a second a stream takes in: 2,000 visits of 100 people, each checked, stored, settled and audited. */
@JieliTest
class ClaimBatchBenchmark {

    private static final int PEOPLE = 100;
    private static final int VISITS = 20;

    @Autowired
    InsuredPlace places;

    @Autowired
    AccountFixture accounts;

    @Test
    void aStreamOfVisits() throws Exception {
        Fund fund = places.found();
        ObjectMapper json = new ObjectMapper();
        StringJoiner body = new StringJoiner("\n");
        LocalDate start = LocalDate.of(fund.today.getYear() - 1, 1, 5);
        for (int i = 0; i < PEOPLE; i++) {
            ResidentSummary person = fund.insured("批量" + i, LocalDate.of(1980, 1, 1));
            for (int visit = 0; visit < VISITS; visit++) {
                Map<String, Object> bill = InsuredPlace.stay(person, start.plusDays(visit * 7L), 0, "60");
                bill.put("kind", "OUTPATIENT");
                body.add(json.writeValueAsString(bill));
            }
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            long begin = System.nanoTime();
            String answer = http.send(
                            HttpRequest.newBuilder(URI.create(accounts.address() + "/api/v1/insurance/claims/batch"))
                                    .header("Authorization", "Bearer " + fund.integrator(fund.township))
                                    .header("Content-Type", "application/x-ndjson")
                                    .POST(BodyPublishers.ofString(body.toString()))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertThat(answer.lines().filter(line -> line.contains("\"received\":{")))
                    .hasSize(PEOPLE * VISITS);
            System.out.printf(
                    "%d bills in %.1f s: %.0f a second%n", PEOPLE * VISITS, seconds, PEOPLE * VISITS / seconds);
        }
    }
}
