package org.jieli.referral;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.database.Revisions;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.insurance.InsuranceFixture;
import org.jieli.insurance.PastCosts;
import org.jieli.shared.ChinaTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What each path costs, beside the receivers of a new referral; and how the referral is registered with the insurance. */
@JieliTest
class CostPagesTests {

    @Autowired
    Counties counties;

    @Autowired
    AccountFixture accounts;

    @Autowired
    PastCosts past;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JsonMapper json;

    @Autowired
    Revisions revisions;

    @Autowired
    Clock clock;

    private County county;
    private InsuranceFixture insurance;
    private Browsing browsing;
    private LocalDate today;

    @BeforeEach
    void aCountyWithItsOwnFund() {
        county = counties.found();
        today = ChinaTime.date(clock.instant());
        insurance = new InsuranceFixture(jdbc, transactions, json, revisions);
        insurance.rulesHold();
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void theDoctorSeesWhatThePersonPaysWithAndWithoutAReferralAndWhy() {
        insurance.insure(county.person.id(), county.person.birthDate());
        insurance.tenStays(county.hospital.id(), "SECONDARY", "I10.x00", today);
        insurance.tenStays(county.centre.id(), "PRIMARY", "I10.x00", today);
        past.refresh();
        Page page = form();
        String receiver = ".receivers .list-group-item:has-text('人均约'), .receivers .list-group-item:has-text('次均约')";
        assertThat(page.locator(receiver).first()).containsText("转诊去：个人约 ¥1,560（¥1,330–¥1,905）");
        assertThat(page.locator(receiver).first()).containsText("自己去：个人约 ¥1,832");
        assertThat(page.locator(receiver).first()).containsText("转诊去比自己去少付约 ¥272，因为报销比例不降 10 个百分点。");
        assertThat(page.locator(".receivers")).containsText("留在基层治疗");
        Browsing.assertAccessible(page);
        browsing.pictures(page, "path-costs-referral");
        page.locator(receiver).first().locator("a:has-text('为什么')").click();
        assertThat(page.locator("main")).containsText("未经转诊，比例降低 10%");
        assertThat(page.locator("main")).containsText("¥1,560.00");
        Browsing.assertAccessible(page);
        browsing.pictures(page, "path-costs-why");
        browsing.open(page, page.url().replace(accounts.address(), "") + "&language=en");
        Browsing.picture(page, "path-costs-why-en");
    }

    @Test
    void whereNothingIsKnownThePageSaysSoCalmly() {
        Page page = form();
        assertThat(page.locator(".receivers")).containsText("没有查到参保信息，暂不估算费用");
        Browsing.picture(page, "path-costs-not-insured");
        insurance.insure(county.person.id(), county.person.birthDate());
        page.navigate(accounts.address() + "/referrals/new?resident=" + county.person.id() + "&diagnosis=B47");
        assertThat(page.locator(".receivers")).containsText("同类病例太少，暂不估算费用");
        Browsing.picture(page, "path-costs-few-cases");
    }

    @Test
    void theReferralIsRegisteredWhenAcceptedAndItsRecordShowsHowItStands() {
        insurance.insure(county.person.id(), county.person.birthDate());
        Answer made = accounts.call(county.doctor, "POST", County.PATH, county.body(county.hospital.id()), Map.of());
        assertThat(made.status()).isEqualTo(201);
        UUID referral = UUID.fromString(made.body().get("id").asString());
        Page page = browsing.signIn(county.familyDoctor, AccountFixture.PASSWORD, Screen.OFFICE);
        shows(page, referral, "待上传");
        assertThat(page.locator(".registration")).containsText("自 " + today + " 起算已备案");
        Browsing.picture(page, "registration-on-referral");
        Answer cancelled = accounts.call(
                county.doctor,
                "POST",
                County.PATH + "/" + referral + "/actions/cancel",
                Map.of("words", "病情好转"),
                Map.of("If-Match", "\"1\""));
        assertThat(cancelled.status()).as("%s", cancelled.body()).isEqualTo(200);
        shows(page, referral, "已撤销");
    }

    private void shows(Page page, UUID referral, String words) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            browsing.open(page, "/referrals/" + referral);
            assertThat(page.locator(".registration").textContent()).contains(words);
        });
    }

    private Page form() {
        Page page = browsing.signIn(county.familyDoctor, AccountFixture.PASSWORD, Screen.OFFICE);
        browsing.open(page, "/referrals/new?resident=" + county.person.id() + "&diagnosis=I10");
        return page;
    }
}
