package org.jieli.insurance.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
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
import tools.jackson.databind.ObjectMapper;

/** Bills come as a stream; each line is answered, and kept, as if it had come alone. */
@JieliTest
class ClaimStreamTests {

    private static final LocalDate BORN = LocalDate.of(1980, 5, 1);

    @Autowired
    InsuredPlace places;

    @Autowired
    AccountFixture accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final ObjectMapper json = new ObjectMapper();
    private Fund fund;
    private ResidentSummary person;
    private String township;
    private String city;
    private LocalDate start;

    @BeforeEach
    void aFundWithAPerson() {
        fund = places.found();
        person = fund.insured("张示范", BORN);
        township = fund.integrator(fund.township);
        city = fund.integrator(fund.city);
        // All days of a test lie in one year.
        start = LocalDate.of(fund.today.getYear() - 1, 3, 2);
    }

    @Test
    void aStreamOfBillsIsAnsweredLineByLine() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            Map<String, Object> visit = InsuredPlace.stay(person, start.plusDays(i % 200), 0, "20");
            visit.put("kind", "OUTPATIENT");
            if (i == 500) {
                visit.put("lines", List.of(InsuredPlace.line("DRUG_A", "20"), InsuredPlace.line("MAGIC", "20")));
            }
            lines.add(i == 700 ? "{not json" : json.writeValueAsString(visit));
            if (i > 60 && i < 890 && i != 500 && i != 700) {
                lines.removeLast();
            }
        }
        HttpResponse<String> answer = batch(township, String.join("\n", lines));
        List<JsonNode> results = answer.body().lines().map(json::readTree).toList();
        assertThat(results).hasSize(lines.size());
        assertThat(results.get(61).get("errors").get(0).get("path").asString()).isEqualTo("lines[1].item");
        assertThat(results.get(62).get("code").asString()).isEqualTo("common.unreadable");
        assertThat(results.get(72).get("line").asInt()).isEqualTo(73);
        assertThat(results).filteredOn(result -> result.hasNonNull("received")).hasSize(lines.size() - 2);
    }

    /** Late ones, a stay after a referral, visits on the same balance, one sent twice: in the order in which a hospital may send them. */
    @Test
    void aStreamAnswersAsEachBillAloneWould() throws Exception {
        ResidentSummary other = fund.insured("李示范", BORN);
        List<Map<String, Object>> alone = courseOf(person);
        List<Map<String, Object>> together = courseOf(other);
        List<Answer> one = alone.stream().map(bill -> fund.send(city, bill)).toList();
        List<String> lines = together.stream().map(json::writeValueAsString).toList();
        List<JsonNode> stream = batch(city, String.join("\n", lines))
                .body()
                .lines()
                .map(json::readTree)
                .toList();
        assertThat(stream).hasSize(one.size());
        for (int i = 0; i < one.size(); i++) {
            JsonNode expected = one.get(i).body();
            JsonNode came = stream.get(i).get("received");
            if (one.get(i).status() == 422) {
                assertThat(stream.get(i).get("errors").get(0).get("code"))
                        .isEqualTo(expected.get("errors").get(0).get("code"));
                continue;
            }
            assertThat(came).as(stream.get(i).toString()).isNotNull();
            for (String field : List.of("isNew", "parts", "stepwise")) {
                assertThat(came.get(field)).isEqualTo(expected.get(field));
            }
            assertThat(changes(came)).isEqualTo(changes(expected));
        }
        assertThat(kept(together)).isEqualTo(kept(alone));
    }

    /** A visit has one bill: which of a portion's bills takes its place again the database tells only when all are written. */
    @Test
    void aBillThatTakesAnothersPlaceKeepsNoOtherOutOfTheStream() throws Exception {
        UUID encounter = Identifiers.next();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ResidentSummary each = fund.insured("王示范" + i, BORN);
            Map<String, Object> bill = InsuredPlace.stay(each, start, 3, "3000");
            if (i == 2 || i == 7) {
                bill.put("encounterId", encounter);
            }
            lines.add(json.writeValueAsString(bill));
        }
        List<JsonNode> results = batch(township, String.join("\n", lines))
                .body()
                .lines()
                .map(json::readTree)
                .toList();
        assertThat(results).filteredOn(result -> result.hasNonNull("received")).hasSize(11);
        assertThat(results)
                .filteredOn(result -> result.get("errors").size() == 1)
                .singleElement()
                .satisfies(result -> assertThat(
                                result.get("errors").get(0).get("code").asString())
                        .isEqualTo("insurance.claim.number-taken"));
    }

    @Test
    void aBillWithoutRulesIsRefusedInAStreamAsAlone() throws Exception {
        ResidentSummary other = fund.insured("赵示范", BORN);
        CurrentAccess.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> assertThat(
                                jdbc.sql("update insurance.coverage set scheme = 'EMPLOYEE' where resident_id = :id")
                                        .param("id", other.id())
                                        .update())
                        .isOne()));
        Map<String, Object> without = InsuredPlace.stay(other, start, 3, "3000");
        Map<String, Object> with = InsuredPlace.stay(person, start, 3, "3000");
        List<JsonNode> results = batch(
                        township, json.writeValueAsString(without) + "\n" + json.writeValueAsString(with))
                .body()
                .lines()
                .map(json::readTree)
                .toList();
        assertThat(results.get(0).get("code").asString()).isEqualTo("insurance.no-rules");
        assertThat(results.get(1).hasNonNull("received")).isTrue();
        assertThat(fund.send(township, without).body().toString()).contains("insurance.no-rules");
    }

    private List<Map<String, Object>> courseOf(ResidentSummary whose) {
        Map<String, Object> later =
                InsuredPlace.referred(InsuredPlace.stay(whose, start.plusDays(6), 5, "20000"), null);
        Map<String, Object> overlapping = InsuredPlace.stay(whose, start.plusDays(7), 1, "900");
        Map<String, Object> first = InsuredPlace.stay(whose, start, 5, "3000");
        List<Map<String, Object>> course = new ArrayList<>(List.of(later, overlapping, first));
        for (int i = 0; i < 6; i++) {
            Map<String, Object> visit = InsuredPlace.stay(whose, start.plusDays(40 - 3L * i), 0, "200");
            visit.put("kind", "OUTPATIENT");
            course.add(visit);
        }
        course.add(InsuredPlace.stay(whose, start.plusDays(60), 5, "90000"));
        course.add(InsuredPlace.stay(whose, start.plusDays(70), 5, "60000"));
        course.add(first);
        return course;
    }

    private static List<String> changes(JsonNode received) {
        return StreamSupport.stream(received.get("changed").spliterator(), false)
                .map(change -> change.get("from") + " " + change.get("before") + " " + change.get("after"))
                .toList();
    }

    /** What is kept of each bill: all its settlements with why they came. */
    private List<String> kept(List<Map<String, Object>> bills) {
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(status -> bills.stream()
                        .distinct()
                        .map(bill -> jdbc.sql("""
                                        select string_agg(concat_ws(' ', s.revision, s.current, s.basic, s.deductible, s.critical, s.person,
                                          s.stepwise, split_part(s.because, '|', 1), jsonb_array_length(s.ledger), s.balances), '; '
                                          order by s.revision)
                                        from insurance.settlement s where s.claim_id = :claim
                                        """)
                                .param("claim", bill.get("id"))
                                .query(String.class)
                                .optional()
                                .orElse("not kept"))
                        .toList()));
    }

    private HttpResponse<String> batch(String token, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(accounts.address() + "/api/v1/insurance/claims/batch"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/x-ndjson")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
