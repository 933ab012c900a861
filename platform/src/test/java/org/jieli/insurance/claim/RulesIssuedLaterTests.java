package org.jieli.insurance.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.Browsing;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rules are issued for days that are billed already: the bills of these days are settled again, and say by which rules. */
@JieliTest
class RulesIssuedLaterTests {

    private static final String RULES = "/api/v1/insurance/rule-sets/";
    private static final String CLAIMS = "/api/v1/insurance/claims";

    @Autowired
    InsuredPlace places;

    @Autowired
    AccountFixture accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final JsonMapper json = new JsonMapper();
    private Fund fund;
    private String bureau;
    private LocalDate newYear;
    private ResidentSummary person;
    private Map<String, Object> before;
    private Map<String, Object> after;

    @BeforeEach
    void aBillBeforeTheNewYearAndOneAfterIt() {
        fund = places.found();
        bureau = fund.bureau();
        newYear = LocalDate.of(fund.today.getYear() - 1, 1, 1);
        person = fund.insured("李示范", LocalDate.of(1980, 5, 1));
        before = sent(InsuredPlace.stay(person, newYear.minusDays(40), 5, "3000"));
        after = sent(InsuredPlace.stay(person, newYear.plusDays(60), 5, "3000"));
    }

    @Test
    void theBillsOnTheDaysAreSettledAgainAndTellTheReason() {
        UUID version = draft("90");
        assertThat(bills(version).get("settledBefore").asInt()).isEqualTo(1);
        issue(version);
        JsonNode again = ended(version);
        assertThat(again.get("bills").asInt()).isEqualTo(1);
        assertThat(again.get("people").asInt()).isEqualTo(1);
        assertThat(again.get("changed").asInt()).isEqualTo(1);
        // Of 2700 above the deductible 90 instead of 85 of a hundred.
        assertThat(again.get("insuredMore").decimalValue()).isEqualByComparingTo("135");
        assertThat(again.get("personMore").decimalValue()).isEqualByComparingTo("-135");
        JsonNode settlements = read(after).get("settlements");
        assertThat(settlements).hasSize(2);
        JsonNode because = settlements.get(0).get("because");
        assertThat(because.get("kind").asString()).isEqualTo("NEW_RULES");
        assertThat(because.get("number").asString()).isEqualTo(version.toString());
        assertThat(because.get("reason").asString()).startsWith("后来发布的规则 " + newYear.getYear());
        assertThat(settlements.get(0).at("/settlement/parts/basic").decimalValue())
                .isEqualByComparingTo("2430");
        assertThat(read(before).get("settlements")).hasSize(1);
        assertThat(ids(CLAIMS + "?rules=" + version)).containsExactly((UUID) after.get("id"));
        assertThat(accounts.get(bureau, CLAIMS + "?rules=" + version)
                        .body()
                        .at("/items/0/personBefore")
                        .decimalValue())
                .isEqualByComparingTo("705");
        assertThat(count("entry where action = 'claim.settle-again' and subject_id = :of", version))
                .isEqualTo(1);
    }

    @Test
    void aSecondRunAfterACrashChangesNothingMore() {
        UUID version = draft("90");
        issue(version);
        JsonNode first = ended(version);
        system(() -> jdbc.sql("""
                        update insurance.resettlement set state = 'RUNNING', last_resident = null, done = 0, changed = 7 where rule_set = :id
                        """).param("id", version).update());
        JsonNode second = ended(version);
        assertThat(second.get("changed")).isEqualTo(first.get("changed"));
        assertThat(second.get("insuredMore")).isEqualTo(first.get("insuredMore"));
        assertThat(read(after).get("settlements")).hasSize(2);
    }

    @Test
    void aPersonWhoseBillsCannotBeSettledKeepsThemAndIsTriedAgain() {
        ResidentSummary other = fund.insured("赵示范", LocalDate.of(1980, 5, 1));
        Map<String, Object> bill = sent(InsuredPlace.stay(other, newYear.plusDays(60), 5, "3000"));
        UUID version = draft("90");
        valid(other, newYear.plusDays(90));
        issue(version);
        JsonNode again = ended(version);
        assertThat(again.get("people").asInt()).isEqualTo(2);
        assertThat(again.get("left").asInt()).isEqualTo(1);
        assertThat(again.get("changed").asInt()).isEqualTo(1);
        assertThat(bills(version).at("/left/0/why").asString()).isEqualTo("COVERAGE_MISSING");
        assertThat(bills(version).at("/left/0/personNumber").asString()).isEqualTo(fund.number(other));
        assertThat(count("entry where action = 'claim.left-as-is' and resident_id = :of", other.id()))
                .isPositive();
        valid(other, LocalDate.of(2024, 1, 1));
        assertThat(accounts.call(bureau, "POST", RULES + version + "/settle-again", null, Map.of())
                        .status())
                .isEqualTo(202);
        JsonNode whole = ended(version);
        assertThat(whole.get("left").asInt()).isZero();
        assertThat(whole.get("changed").asInt()).isEqualTo(2);
        assertThat(read(bill).get("settlements")).hasSize(2);
    }

    @Test
    void aBillThatCameOutByTheRulesBeforeAfterThePersonWasPassedIsSettledAgainToo() {
        UUID version = draft("90");
        issue(version);
        ended(version);
        system(() -> jdbc.sql("""
                        update insurance.settlement set rule_set = :before, because = null, basic = basic - 135, person = person + 135
                        where claim_id = :claim and current
                        """)
                .param("before", fund.rules.id())
                .param("claim", after.get("id"))
                .update());
        system(() -> jdbc.sql("""
                        update insurance.resettlement
                        set state = 'RUNNING', last_resident = uuid 'ffffffff-ffff-ffff-ffff-ffffffffffff' where rule_set = :id
                        """).param("id", version).update());
        assertThat(ended(version).get("changed").asInt()).isEqualTo(1);
        assertThat(read(after).at("/settlements/0/settlement/ruleSet").asString())
                .isEqualTo(version.toString());
        assertThat(read(after).get("settlements")).hasSize(3);
    }

    @Test
    void aBillThatComesInMeanwhileTellsTheRulesOfTheOthersToo() {
        UUID version = draft("90");
        issue(version);
        Map<String, Object> late = sent(InsuredPlace.stay(person, newYear.plusDays(20), 5, "3000"));
        assertThat(read(late).at("/settlements/0/settlement/ruleSet").asString())
                .isEqualTo(version.toString());
        assertThat(ended(version).get("changed").asInt()).isEqualTo(1);
    }

    @Test
    void theBureauSeesBeforeTheIssueHowManyBillsItTouchesAndAfterwardsWhatChanged() {
        for (int i = 0; i < 6; i++) {
            ResidentSummary other = fund.insured("周示范", LocalDate.of(1960 + i, 3, 1));
            sent(InsuredPlace.stay(other, newYear.plusDays(30 + 20 * i), 4, String.valueOf(2000 + 700 * i)));
        }
        UUID version = draft("90");
        try (Browsing browsing = new Browsing(accounts.address())) {
            Page page = browsing.signIn(
                    accounts.open(Role.INSURANCE_BUREAU, null, fund.region, null),
                    AccountFixture.PASSWORD,
                    Browsing.Screen.OFFICE);
            browsing.open(page, "/insurance/rules/" + version + "/effect");
            PlaywrightAssertions.assertThat(page.locator("#bills")).containsText("7 张结算单");
            PlaywrightAssertions.assertThat(page.locator("form[data-confirm*='7 张结算单']"))
                    .hasCount(1);
            pictures(browsing, page, "before-issue");
            page.onceDialog(dialog -> dialog.accept());
            page.click("button:has-text('发布')");
            PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("已发布");
            ended(version);
            browsing.open(page, "/insurance/rules/" + version);
            PlaywrightAssertions.assertThat(page.locator("#bills")).containsText("查看这 7 张单据");
            pictures(browsing, page, "after-issue");
            browsing.open(page, "/insurance/rules/" + version + "?language=en");
            pictures(browsing, page, "after-issue-english");
            browsing.open(page, "/insurance/rules/" + version + "?language=zh-CN");
            page.click("#bills a");
            PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(7);
            PlaywrightAssertions.assertThat(page.locator("tbody tr").first()).containsText("原 ");
            pictures(browsing, page, "changed-bills");
            page.click("tbody a >> nth=0");
            PlaywrightAssertions.assertThat(page.locator("body")).containsText("按后来发布的规则“后来发布的规则");
            pictures(browsing, page, "changed-bill");
        }
    }

    private static void pictures(Browsing browsing, Page page, String name) {
        browsing.pictures(page, "rules-later-" + name);
        Browsing.assertAccessible(page);
    }

    @Test
    void rulesForDaysToComeTouchNoBill() {
        UUID version = draft("90", fund.today.plusYears(1).withDayOfYear(1));
        assertThat(bills(version).get("settledBefore").asInt()).isZero();
        issue(version);
        assertThat(bills(version).hasNonNull("settledAgain")).isFalse();
    }

    private UUID draft(String rate) {
        return draft(rate, newYear);
    }

    private UUID draft(String rate, LocalDate from) {
        UUID id = Identifiers.next();
        ObjectNode rules = json.valueToTree(fund.rules.rules());
        ((ObjectNode) rules.at("/levels/0/segments/0")).put("rate", Integer.parseInt(rate) / 100.0);
        Map<String, Object> body = new HashMap<>();
        body.put("scheme", "RESIDENT");
        body.put("year", from.getYear());
        body.put("name", "后来发布的规则");
        body.put("from", from.toString());
        body.put("source", "测试文件");
        body.put("confidence", "L");
        body.put("rules", rules);
        Answer created = accounts.call(bureau, "PUT", RULES + id, body, Map.of());
        assertThat(created.status()).as(created.body().toString()).isEqualTo(200);
        return id;
    }

    private void issue(UUID version) {
        Answer answer = accounts.call(bureau, "POST", RULES + version + "/issue", null, Map.of("If-Match", "\"1\""));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private JsonNode ended(UUID version) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        bills(version).at("/settledAgain/state").asString())
                .isEqualTo("DONE"));
        return bills(version).get("settledAgain");
    }

    private JsonNode bills(UUID version) {
        return accounts.get(bureau, RULES + version + "/bills").body();
    }

    private Map<String, Object> sent(Map<String, Object> bill) {
        Answer answer = fund.send(fund.integrator(fund.township), bill);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return bill;
    }

    private JsonNode read(Map<String, Object> bill) {
        return accounts.get(bureau, CLAIMS + "/" + bill.get("id")).body();
    }

    private List<UUID> ids(String path) {
        List<UUID> ids = new ArrayList<>();
        accounts.get(bureau, path)
                .body()
                .get("items")
                .forEach(each -> ids.add(UUID.fromString(each.get("id").asString())));
        return ids;
    }

    private void valid(ResidentSummary of, LocalDate from) {
        system(() -> jdbc.sql(
                        "update insurance.coverage set valid = daterange(:from, null) where resident_id = :resident")
                .param("from", from)
                .param("resident", of.id())
                .update());
    }

    private int count(String audited, UUID of) {
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(status -> jdbc.sql("select count(*) from audit." + audited)
                        .param("of", of)
                        .query(Integer.class)
                        .single()));
    }

    private void system(Runnable work) {
        CurrentAccess.runAsSystem("test", () -> transactions.executeWithoutResult(status -> work.run()));
    }
}
