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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.insurance.claim.InsuredPlace.Fund;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Institutions send bills; what is wrong is named with its place, what is right is settled in order. */
@JieliTest
class ClaimIntakeTests {

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
    void aStayIsSettledByTheRulesOfItsRegion() {
        Answer answer = fund.send(township, InsuredPlace.stay(person, start, 5, "3000"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(parts(answer, "basic")).isEqualTo("2295.00");
        assertThat(parts(answer, "person")).isEqualTo("705.00");
        assertThat(answer.body().get("stepwise").asBoolean()).isTrue();
    }

    @Test
    void theSameBillAgainIsAnsweredAndNotPaidTwice() {
        Map<String, Object> bill = InsuredPlace.stay(person, start, 5, "3000");
        String id = fund.send(township, bill).body().get("id").asString();
        Answer again = fund.send(township, bill);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().get("id").asString()).isEqualTo(id);
        assertThat(again.body().get("isNew").asBoolean()).isFalse();
        bill.put("lines", List.of(InsuredPlace.line("DRUG_A", "3001")));
        assertThat(places(fund.send(township, bill))).containsExactly("number insurance.claim.number-taken");
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnceWithItsPlace() {
        Map<String, Object> bill = InsuredPlace.stay(person, fund.today.plusDays(3), 1, "10");
        bill.put("to", fund.today.plusDays(1).toString());
        bill.put("number", " ");
        bill.put("diagnosis", "肺炎");
        bill.put("level", "MOON");
        bill.put("arrival", "EXEMPT");
        bill.put("exemption", "TOURIST");
        bill.put(
                "lines",
                List.of(
                        InsuredPlace.line("DRUG_A", "-1"),
                        InsuredPlace.line("MAGIC", "10"),
                        InsuredPlace.line("BED", "10.005")));
        Answer answer = fund.send(township, bill);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(places(answer))
                .containsExactlyInAnyOrder(
                        "number common.required",
                        "diagnosis insurance.claim.diagnosis",
                        "from insurance.claim.future",
                        "to insurance.claim.future",
                        "to insurance.claim.before-from",
                        "lines[0].amount insurance.claim.negative",
                        "lines[2].amount insurance.claim.fen",
                        "lines[2].quantity common.required",
                        "level insurance.unknown-level",
                        "lines[1].item insurance.unknown-item",
                        "exemption insurance.claim.unknown-exemption");
    }

    @Test
    void numbersAndDaysBeyondAllMeasureAreRefusedBeforeAnyArithmetic() {
        Map<String, Object> bill = InsuredPlace.stay(person, start, 5, "3000");
        bill.put("number", "B|" + Identifiers.next());
        bill.put(
                "lines",
                List.of(
                        InsuredPlace.line("DRUG_A", "1e99999999"),
                        InsuredPlace.line("DRUG_A", "0e-99999999"),
                        InsuredPlace.line("DRUG_A", "1")));
        assertThat(places(fund.send(township, bill)))
                .containsExactlyInAnyOrder(
                        "number insurance.claim.number-sign",
                        "lines[0].amount insurance.claim.too-large",
                        "lines[1].amount insurance.claim.fen");
        bill = InsuredPlace.stay(person, start, 5, "3000");
        bill.put("to", "+999999999-12-31");
        assertThat(places(fund.send(township, bill))).containsExactly("to insurance.claim.impossible-day");
        bill = InsuredPlace.referred(InsuredPlace.stay(person, start, 5, "3000"), null);
        bill.put("referral", Map.of("registeredOn", start.minusDays(31).toString()));
        assertThat(places(fund.send(township, bill)))
                .containsExactly("referral.registeredOn insurance.claim.registered-too-early");
    }

    @Test
    void whoHasABillsIdentifierButNoBusinessWithBillsDoesNotReadIt() {
        Map<String, Object> bill = InsuredPlace.stay(person, start, 5, "3000");
        fund.send(township, bill);
        String pharmacist =
                accounts.token(accounts.open(Role.PHARMACIST, fund.township.id(), fund.township.division(), null));
        assertThat(accounts.get(pharmacist, "/api/v1/insurance/claims/" + bill.get("id"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aVisitLastsADayAndABillHasCosts() {
        Map<String, Object> visit = InsuredPlace.stay(person, start, 1, "0");
        visit.put("kind", "OUTPATIENT");
        assertThat(places(fund.send(township, visit)))
                .containsExactlyInAnyOrder("to insurance.claim.longer-than-a-day", "lines insurance.claim.empty");
        visit.put("kind", "HOLIDAY");
        assertThat(places(fund.send(township, visit))).containsExactly("kind common.unreadable");
        Map<String, Object> bill = InsuredPlace.stay(person, start, 1, "10");
        bill.put("lines", List.of(Map.of("item", "DRUG_A", "amount", "much")));
        assertThat(places(fund.send(township, bill))).containsExactly("lines[0].amount common.unreadable");
    }

    @Test
    void twoStaysOfAPersonDoNotOverlapButMayMeetOnADay() {
        Map<String, Object> first = InsuredPlace.stay(person, start, 5, "3000");
        fund.send(township, first);
        Map<String, Object> overlapping = InsuredPlace.stay(person, start.plusDays(4), 5, "20000");
        Answer refused = fund.send(city, overlapping);
        assertThat(places(refused)).containsExactly("from insurance.claim.overlap");
        assertThat(refused.body().toString()).contains((String) first.get("number"));
        assertThat(fund.send(city, InsuredPlace.stay(person, start.plusDays(5), 5, "20000"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whoIsNotInsuredThatDayIsRefusedWithTheDay() {
        Map<String, Object> bill = InsuredPlace.stay(person, LocalDate.of(2023, 12, 30), 5, "3000");
        assertThat(places(fund.send(township, bill))).containsExactly("from insurance.not-insured");
        bill.put("residentId", Identifiers.next());
        assertThat(places(fund.send(township, bill))).containsExactly("residentId insurance.not-insured");
        bill.remove("residentId");
        bill.put("personNumber", fund.number(person));
        bill.put("from", start.toString());
        bill.put("to", start.plusDays(2).toString());
        assertThat(fund.send(township, bill).status()).isEqualTo(201);
    }

    @Test
    void onlyTheInstitutionItselfSendsItsBills() {
        Map<String, Object> bill = InsuredPlace.stay(person, start, 5, "3000");
        bill.put("institutionId", fund.city.id());
        assertThat(fund.send(township, bill).status()).isEqualTo(404);
        assertThat(fund.send(fund.bureau(), bill).status()).isEqualTo(403);
    }

    @Test
    void anEpisodeUpAndDownPaysOneDeductible() {
        Map<String, Object> first = InsuredPlace.stay(person, start, 5, "3000");
        fund.send(township, first);
        Map<String, Object> up =
                InsuredPlace.referred(InsuredPlace.stay(person, start.plusDays(6), 5, "20000"), (UUID) first.get("id"));
        Map<String, Object> down =
                InsuredPlace.referred(InsuredPlace.stay(person, start.plusDays(12), 5, "4000"), (UUID) up.get("id"));
        assertThat(parts(fund.send(city, up), "basic")).isEqualTo("12220.00");
        assertThat(parts(fund.send(township, down), "basic")).isEqualTo("3400.00");
    }

    @Test
    void aBillThatComesLateSettlesAgainWhatFollows() {
        Map<String, Object> later =
                InsuredPlace.referred(InsuredPlace.stay(person, start.plusDays(6), 5, "20000"), null);
        later.put("diagnosis", "J18.9");
        assertThat(parts(fund.send(city, later), "deductible")).isEqualTo("1500.00");
        Map<String, Object> first = InsuredPlace.stay(person, start, 5, "3000");
        Answer answer = fund.send(township, first);
        JsonNode changed = answer.body().get("changed").get(0);
        assertThat(changed.get("number").asString()).isEqualTo(later.get("number"));
        assertThat(changed.get("before").get("deductible").decimalValue()).isEqualByComparingTo("1500");
        assertThat(changed.get("after").get("deductible").decimalValue()).isEqualByComparingTo("1200");
        assertThat(changed.get("personMore").decimalValue()).isEqualByComparingTo("-195");
    }

    /** The outpatient fund pays 400 a year: of many visits at once the last ones find nothing left. */
    @Test
    void billsThatComeAtTheSameMomentNeverTakeTheSameBalance() throws Exception {
        List<Callable<Answer>> sending = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> visit = InsuredPlace.stay(person, start.plusDays(i), 0, "200");
            visit.put("kind", "OUTPATIENT");
            sending.add(() -> fund.send(township, visit));
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            workers.invokeAll(sending)
                    .forEach(answer -> assertThat(answer.resultNow().status()).isEqualTo(201));
        }
        Answer list = accounts.get(fund.bureau(), "/api/v1/insurance/claims?limit=50");
        assertThat(StreamSupport.stream(list.body().get("items").spliterator(), false)
                        .map(item -> item.get("basic").decimalValue())
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add))
                .isEqualByComparingTo("400");
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

    @Test
    void aCaseIsCalculatedWithoutBeingKept() {
        Map<String, Object> asked = Map.of(
                "region",
                fund.region,
                "scheme",
                "RESIDENT",
                "born",
                "1980-05-01",
                "claims",
                List.of(Map.of(
                        "kind",
                        "INPATIENT",
                        "level",
                        "TERTIARY",
                        "from",
                        "2026-03-02",
                        "to",
                        "2026-03-07",
                        "diagnosis",
                        "J18.9",
                        "lines",
                        List.of(InsuredPlace.line("DRUG_A", "20000")))));
        Answer answer = accounts.call(fund.bureau(), "POST", "/api/v1/insurance/calculations", asked, Map.of());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        JsonNode settlement = answer.body().get(0).get("settlement");
        assertThat(settlement.get("parts").get("basic").decimalValue()).isEqualByComparingTo("10175");
        assertThat(settlement.get("ledger").size()).isGreaterThan(4);
        Map<String, Object> wrong = Map.of(
                "region",
                fund.region,
                "scheme",
                "RESIDENT",
                "born",
                "2026-04-01",
                "claims",
                List.of(Map.of(
                        "kind",
                        "INPATIENT",
                        "from",
                        "2026-03-02",
                        "to",
                        "2026-03-07",
                        "diagnosis",
                        "J18.9",
                        "lines",
                        List.of(InsuredPlace.line("MAGIC", "1")))));
        assertThat(places(accounts.call(fund.bureau(), "POST", "/api/v1/insurance/calculations", wrong, Map.of())))
                .containsExactlyInAnyOrder(
                        "born insurance.claim.born-later",
                        "claims[0].level insurance.claim.level-missing",
                        "claims[0].lines[0].item insurance.unknown-item");
    }

    @Test
    void anotherFundsBureauSeesNothing() {
        String id = fund.send(township, InsuredPlace.stay(person, start, 5, "3000"))
                .body()
                .get("id")
                .asString();
        Fund other = places.found();
        assertThat(accounts.get(other.bureau(), "/api/v1/insurance/claims/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(accounts.get(other.bureau(), "/api/v1/insurance/claims")
                        .body()
                        .get("items")
                        .size())
                .isZero();
        assertThat(accounts.get(other.integrator(other.city), "/api/v1/insurance/claims/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(accounts.get(fund.bureau(), "/api/v1/insurance/claims/" + id).status())
                .isEqualTo(200);
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

    private static String parts(Answer answer, String part) {
        assertThat(answer.body().has("parts")).as(answer.body().toString()).isTrue();
        return answer.body().get("parts").get(part).decimalValue().setScale(2).toPlainString();
    }

    private static List<String> places(Answer answer) {
        assertThat(answer.body().has("errors")).as(answer.body().toString()).isTrue();
        return StreamSupport.stream(answer.body().get("errors").spliterator(), false)
                .map(error ->
                        error.get("path").asString() + " " + error.get("code").asString())
                .toList();
    }
}
