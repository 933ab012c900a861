package org.jieli.insurance.claim;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.insurance.claim.InsuredPlace.Fund;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The bureau and a hospital look at bills in the browser, correct one, follow an episode and try a case. */
@JieliTest
class ClaimPagesTests {

    @Autowired
    InsuredPlace places;

    @Autowired
    AccountFixture accounts;

    private Browsing browsing;
    private Fund fund;
    private ResidentSummary person;
    private Map<String, Object> first;
    private Map<String, Object> up;
    private Page page;

    @BeforeEach
    void anEpisodeAndABrowser() {
        fund = places.found();
        person = fund.insured("赵示范", LocalDate.of(1980, 5, 1));
        LocalDate start = LocalDate.of(fund.today.getYear() - 1, 4, 1);
        first = InsuredPlace.stay(person, start, 5, "2600");
        ((java.util.List<Object>) first.get("lines")).add(InsuredPlace.line("DRUG_B", "400"));
        up = InsuredPlace.referred(InsuredPlace.stay(person, start.plusDays(6), 5, "20000"), (UUID) first.get("id"));
        fund.send(fund.integrator(fund.township), first);
        fund.send(fund.integrator(fund.city), up);
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void theBureauSeesNumbersNotNamesAndHowABillWasCalculated() {
        bureau();
        browsing.open(page, "/insurance/claims");
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("main")).containsText(fund.number(person));
        assertThat(page.locator("main")).not().containsText("赵示范");
        pictures("list");
        page.selectOption("#stepwise", "false");
        page.click("main form button[type=submit]");
        assertThat(page.locator(".empty")).containsText("没有符合条件");
        pictures("list-empty");
        page.click("header a:has-text('English')");
        assertThat(page.locator("#stepwise")).hasValue("false");
        page.click("header a:has-text('中文')");
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        browsing.open(page, "/insurance/claims/" + first.get("id"));
        assertThat(page.locator("main")).containsText("先行自付 10%");
        assertThat(page.locator("main")).containsText("扣除起付线");
        assertThat(page.locator("main")).containsText("怎样算出来的");
        pictures("case");
        browsing.open(page, "/insurance/claims/" + first.get("id") + "?language=en");
        assertThat(page.locator("main")).containsText("first share of 10%");
        pictures("case-english");
    }

    @Test
    void aRefundShowsWhatItChangedForTheNextStay() {
        bureau();
        browsing.open(page, "/insurance/claims/" + first.get("id"));
        page.onDialog(dialog -> dialog.accept());
        page.click("summary:has-text('退费')");
        page.locator("[id='refund.DRUG_A']").fill("9999");
        page.locator("[id='refund.DRUG_B']").fill("abc");
        page.click("button:has-text('退费并重算')");
        assertThat(page.locator("main .alert-danger").first()).containsText("甲类药品：退费超过原收费");
        assertThat(page.locator("main .alert-danger").first()).containsText("乙类药品：请填数字");
        assertThat(page.locator("main .alert-danger").first()).containsText("更正原因");
        pictures("refund-faulty");
        page.click("header a:has-text('English')");
        assertThat(page).hasURL(accounts.address() + "/insurance/claims/" + first.get("id") + "?language=en");
        browsing.open(page, "/insurance/claims/" + first.get("id") + "?language=zh-CN");
        page.click("summary:has-text('退费')");
        page.locator("[id='refund.DRUG_A']").fill("2600");
        page.locator("[id='refund.DRUG_B']").fill("300");
        page.locator("#reason-REFUND").fill("重复收费");
        page.click("button:has-text('退费并重算')");
        assertThat(page.locator("[role=status]").first()).containsText("已更正");
        assertThat(page.locator("main")).containsText("重复收费");
        assertThat(page.locator("main")).containsText((String) up.get("number"));
        assertThat(page.locator("main")).containsText("多付");
        pictures("corrected");
    }

    @Test
    void theStaysOfACycleStandInAChainWithWhatTheyWouldHaveCostAlone() {
        page = browsing.signIn(
                accounts.open(Role.REFERRAL_CENTRE, fund.city.id(), fund.city.division(), null),
                AccountFixture.PASSWORD,
                Screen.OFFICE);
        browsing.open(page, "/insurance/claims/" + up.get("id"));
        assertThat(page.locator("h1")).containsText("赵示范");
        page.click("a:has-text('住院经过')");
        assertThat(page.locator("main")).containsText("上转");
        assertThat(page.locator("main")).containsText("¥1,200.00");
        assertThat(page.locator("main")).containsText("¥1,500.00");
        assertThat(page.locator("main")).containsText("个人少付 ¥195.00");
        pictures("episodes");
    }

    @Test
    void aCaseIsTriedByHand() {
        bureau();
        browsing.open(page, "/insurance/calculator");
        pictures("calculator");
        page.click("main button[type=submit]");
        assertThat(page.locator("main .alert")).isVisible();
        bill(0, "2026-03-02", "2026-03-07", "PRIMARY", "3000");
        page.locator("[id='claims[0].amount.DRUG_B']").fill("-5");
        page.click("main button[type=submit]");
        assertThat(page.locator("main")).containsText("金额不能是负数");
        assertThat(page.locator("[id='claims[0].amount.DRUG_A']")).hasValue("3000");
        pictures("calculator-faulty");
        page.locator("[id='claims[0].amount.DRUG_B']").fill("");
        page.click("summary:has-text('第 2 次')");
        bill(1, "2026-03-09", "2026-03-14", "TERTIARY", "20000");
        page.selectOption("[id='claims[1].arrival']", "BEFORE");
        page.click("main button[type=submit]");
        assertThat(page.locator("#results")).containsText("¥14,515.00");
        assertThat(page.locator("#results")).containsText("上转");
        pictures("calculator-result");
    }

    @Test
    void aFaultIsNamedWithItsVisitAndMarkedThere() {
        bureau();
        browsing.open(page, "/insurance/calculator");
        bill(0, "2026-03-02", "2026-03-07", "PRIMARY", "3,000");
        page.click("summary:has-text('第 2 次')");
        page.locator("[id='claims[1].amount.DRUG_A']").fill("一千");
        page.click("main button[type=submit]");
        assertThat(page.locator("main .alert")).containsText("第 2 次就诊 › 入院（就诊）日期：请填写");
        assertThat(page.locator("main .alert")).containsText("第 2 次就诊 › 甲类药品：请填数字");
        assertThat(page.locator("[id='claims[1].amount.DRUG_A']")).isVisible();
        assertThat(page.locator("[id='claims[1].amount.DRUG_A']")).hasAttribute("aria-invalid", "true");
        pictures("calculator-second-faulty");
        page.locator("[id='claims[1].amount.DRUG_A']").fill("");
        page.selectOption("[id='claims[0].arrival']", "EXEMPT");
        page.fill("#born", "2026-12-01");
        page.click("main button[type=submit]");
        assertThat(page.locator("main .alert")).containsText("请选是哪一类");
        assertThat(page.locator("main .alert")).containsText("晚于就诊日期");
        assertThat(page.locator("#exemption")).hasAttribute("aria-invalid", "true");
        page.fill("#born", "1980-05-01");
        page.selectOption("[id='claims[0].arrival']", "DIRECT");
        page.click("main button[type=submit]");
        assertThat(page.locator("#results")).containsText("计算");
        assertThat(page.locator("#results a[href^='/insurance/rules/']")).isVisible();
    }

    private void bill(int place, String from, String to, String level, String amount) {
        String at = "[id='claims[" + place + "].";
        page.locator(at + "from']").fill(from);
        page.locator(at + "to']").fill(to);
        page.selectOption(at + "level']", level);
        page.locator(at + "amount.DRUG_A']").fill(amount);
    }

    private void bureau() {
        page = browsing.signIn(
                accounts.open(Role.INSURANCE_BUREAU, null, fund.region, null), AccountFixture.PASSWORD, Screen.OFFICE);
    }

    private void pictures(String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, "claim-" + name);
    }
}
