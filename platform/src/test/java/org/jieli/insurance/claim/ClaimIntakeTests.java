package org.jieli.insurance.claim;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
