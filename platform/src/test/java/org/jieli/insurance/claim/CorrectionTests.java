package org.jieli.insurance.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.insurance.claim.InsuredPlace.Fund;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A bill is corrected: what follows in the person's course is settled again, and the answer says what changed and why. */
@JieliTest
class CorrectionTests {

    @Autowired
    InsuredPlace places;

    @Autowired
    AccountFixture accounts;

    private Fund fund;
    private String township;
    private String city;
    private Map<String, Object> first;
    private Map<String, Object> up;

    @BeforeEach
    void aStayNearHomeAndOneAfterItsReferral() {
        fund = places.found();
        ResidentSummary person = fund.insured("李示范", LocalDate.of(1980, 5, 1));
        township = fund.integrator(fund.township);
        city = fund.integrator(fund.city);
        LocalDate start = LocalDate.of(fund.today.getYear() - 1, 4, 1);
        first = InsuredPlace.stay(person, start, 5, "3000");
        up = InsuredPlace.referred(InsuredPlace.stay(person, start.plusDays(6), 5, "20000"), (UUID) first.get("id"));
        fund.send(township, first);
        fund.send(city, up);
    }

    @Test
    void aRefundSettlesTheBillAndThoseAfterItAgain() {
        Answer answer = correct(
                township,
                first,
                "1",
                Map.of("kind", "REFUND", "reason", "多收退费", "refunds", List.of(InsuredPlace.line("DRUG_A", "2900"))));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.etag()).isEqualTo("\"2\"");
        List<JsonNode> changed = list(answer.body().get("changed"));
        assertThat(changed)
                .extracting(each -> each.get("number").asString())
                .containsExactly((String) first.get("number"), (String) up.get("number"));
        // Of the 100 that are left all is deductible; the stay above then tops up 1400 instead of 1200.
        assertThat(changed.get(0).get("insuredAfter").decimalValue()).isEqualByComparingTo("0");
        assertThat(changed.get(1).get("insuredBefore").decimalValue()).isEqualByComparingTo("12220");
        assertThat(changed.get(1).get("insuredAfter").decimalValue()).isEqualByComparingTo("12090");
        assertThat(changed.get(1).get("personMore").decimalValue()).isEqualByComparingTo("130");
        assertThat(changed.get(1).get("because").get("reason").asString()).isEqualTo("多收退费");
        JsonNode read = accounts.get(fund.bureau(), "/api/v1/insurance/claims/" + up.get("id"))
                .body();
        assertThat(list(read.get("settlements"))).hasSize(2);
        assertThat(list(accounts.get(township, "/api/v1/insurance/claims/" + first.get("id"))
                        .body()
                        .get("history")))
                .extracting(each -> each.get("total").decimalValue().intValueExact())
                .containsExactly(3000);
    }

    @Test
    void noMoreIsGivenBackThanWasBilledAndNothingElse() {
        Answer answer = correct(
                township,
                first,
                "1",
                Map.of(
                        "kind",
                        "REFUND",
                        "reason",
                        "退费",
                        "refunds",
                        List.of(
                                InsuredPlace.line("DRUG_A", "2000"),
                                InsuredPlace.line("DRUG_A", "1000.01"),
                                InsuredPlace.line("BED", "1"),
                                InsuredPlace.line("DRUG_A", "0"))));
        assertThat(places(answer))
                .containsExactly(
                        "refunds[1].amount insurance.claim.refund-above",
                        "refunds[2].item insurance.claim.not-billed",
                        "refunds[3].amount insurance.claim.refund-positive");
        assertThat(places(correct(township, first, "1", Map.of("kind", "REFUND"))))
                .containsExactly("reason common.required", "refunds insurance.claim.empty");
    }

    @Test
    void aBillThatIsRefundedWhollyNeverHappened() {
        correct(
                township,
                first,
                "1",
                Map.of("kind", "REFUND", "reason", "误收", "refunds", List.of(InsuredPlace.line("DRUG_A", "3000"))));
        JsonNode read =
                accounts.get(city, "/api/v1/insurance/claims/" + up.get("id")).body();
        JsonNode now = read.get("settlements").get(0).get("settlement");
        assertThat(now.get("parts").get("deductible").decimalValue()).isEqualByComparingTo("1500");
        assertThat(now.get("balances").get("stays").asInt()).isEqualTo(1);
    }

    @Test
    void aCancelledReferralCostsItsReductionAndLateRegistrationBringsItBack() {
        Answer cancelled = correct(city, up, "1", Map.of("kind", "CANCEL_REFERRAL", "reason", "转诊作废"));
        // Not referred: the level's own deductible of 1500, and ten points less.
        assertThat(list(cancelled.body().get("changed"))
                        .getFirst()
                        .get("insuredAfter")
                        .decimalValue())
                .isEqualByComparingTo("10175");
        assertThat(correct(city, up, "2", Map.of("kind", "CANCEL_REFERRAL", "reason", "再来"))
                        .status())
                .isEqualTo(409);
        Answer registered = correct(
                city, up, "2", Map.of("kind", "REGISTER_LATE", "reason", "补登记", "registeredOn", up.get("from")));
        assertThat(list(registered.body().get("changed"))
                        .getFirst()
                        .get("insuredAfter")
                        .decimalValue())
                .isEqualByComparingTo("12220");
    }

    @Test
    void aReplacedBillIsCheckedLikeANewOne() {
        Map<String, Object> claim = new HashMap<>(first);
        claim.keySet().retainAll(List.of("from", "to", "diagnosis"));
        claim.put("lines", List.of(InsuredPlace.line("MAGIC", "10")));
        assertThat(places(correct(township, first, "1", Map.of("kind", "REPLACE", "reason", "改", "claim", claim))))
                .containsExactly("claim.lines[0].item insurance.unknown-item");
        claim.put("to", up.get("to"));
        claim.put("lines", List.of(InsuredPlace.line("DRUG_A", "5000")));
        assertThat(places(correct(township, first, "1", Map.of("kind", "REPLACE", "reason", "改", "claim", claim))))
                .containsExactly("claim.from insurance.claim.overlap");
        claim.put("to", first.get("to"));
        Answer answer = correct(township, first, "1", Map.of("kind", "REPLACE", "reason", "改", "claim", claim));
        assertThat(list(answer.body().get("changed"))).hasSize(1);
        assertThat(answer.body().get("changed").get(0).get("insuredAfter").decimalValue())
                .isEqualByComparingTo("3995");
    }

    @Test
    void whoReadAnOlderRevisionOrBelongsElsewhereCorrectsNothing() {
        Map<String, Object> refund =
                Map.of("kind", "REFUND", "reason", "退费", "refunds", List.of(InsuredPlace.line("DRUG_A", "1")));
        assertThat(correct(township, first, "7", refund).status()).isEqualTo(412);
        assertThat(correct(city, first, "1", refund).status()).isEqualTo(404);
        assertThat(correct(places.found().bureau(), first, "1", refund).status())
                .isEqualTo(404);
        String key = Identifiers.next().toString();
        Answer once = correct(township, first, "1", refund, key);
        Answer again = correct(township, first, "1", refund, key);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(once.body());
    }

    /** The year is that of the discharge; a stay over its end opens the new year's balances. */
    @Test
    void aStayOverTheYearsEndBelongsToTheYearOfTheDischarge() {
        ResidentSummary other = fund.insured("王示范", LocalDate.of(1980, 5, 1));
        int year = fund.today.getYear();
        Map<String, Object> before = InsuredPlace.stay(other, LocalDate.of(year - 1, 3, 1), 5, "3000");
        Map<String, Object> over = InsuredPlace.stay(other, LocalDate.of(year - 1, 12, 29), 5, "3000");
        over.put("diagnosis", "K80.2");
        fund.send(township, before);
        fund.send(township, over);
        JsonNode read = accounts.get(township, "/api/v1/insurance/claims/" + over.get("id"))
                .body();
        JsonNode settlement = read.get("settlements").get(0).get("settlement");
        assertThat(settlement.get("year").asInt()).isEqualTo(year);
        assertThat(settlement.get("balances").get("stays").asInt()).isEqualTo(1);
    }

    private Answer correct(String token, Map<String, Object> bill, String revision, Map<String, ?> correction) {
        return correct(token, bill, revision, correction, Identifiers.next().toString());
    }

    private Answer correct(
            String token, Map<String, Object> bill, String revision, Map<String, ?> correction, String key) {
        return accounts.call(
                token,
                "POST",
                "/api/v1/insurance/claims/" + bill.get("id") + "/corrections",
                correction,
                Map.of("If-Match", "\"" + revision + "\"", "Idempotency-Key", key));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> places(Answer answer) {
        assertThat(answer.body().has("errors")).as(answer.body().toString()).isTrue();
        return list(answer.body().get("errors")).stream()
                .map(error ->
                        error.get("path").asString() + " " + error.get("code").asString())
                .toList();
    }
}
