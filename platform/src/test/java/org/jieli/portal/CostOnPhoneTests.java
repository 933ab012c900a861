package org.jieli.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jieli.JieliTest;
import org.jieli.database.Revisions;
import org.jieli.enrolment.Enrolments;
import org.jieli.enrolment.FamilyDoctor;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.insurance.InsuranceFixture;
import org.jieli.insurance.PastCosts;
import org.jieli.portal.PersonFixture.Person;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Beside her referral she sees what each way is likely to cost her, and why. */
@JieliTest
class CostOnPhoneTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

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

    @Autowired
    Enrolments enrolments;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();

    @Test
    void sheSeesTheWaysOfHerReferralWithTheirStepsAndNothingIsInventedBefore() {
        LocalDate today = ChinaTime.date(clock.instant());
        InsuranceFixture insurance = new InsuranceFixture(jdbc, transactions, json, revisions);
        insurance.rulesHold();
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic, hospital)));
        Person woman = PersonFixture.person(residents, clinic.id(), "李秀兰", LocalDate.of(1978, 4, 2));
        String doctor = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null);
        String referral = PersonFixture.refers(accounts, doctor, woman, hospital.id());
        try (OwnPages own = new OwnPages(accounts.address())) {
            Page page = own.page();
            own.signIn(woman);
            own.open("/my/referrals/" + referral);
            assertThat(page.locator("#costs")).containsText("没有查到参保信息");
            own.open("/my/referrals/" + referral + "/costs");
            assertThat(page.locator("main")).containsText("没有可以说明的费用");
            insurance.insure(woman.id(), LocalDate.of(1978, 4, 2));
            insurance.tenStays(hospital.id(), "SECONDARY", "I10.x00", today);
            past.refresh();
            own.open("/my/referrals/" + referral);
            assertThat(page.locator("#costs")).containsText("个人约 ¥1,560（¥1,330–¥1,905）");
            assertThat(page.locator("#costs")).containsText("转诊去比自己去少付约 ¥272，因为报销比例不降 10 个百分点。");
            own.pictures("costs");
            page.click("#costs a:has-text('为什么')");
            assertThat(page.locator("main")).containsText("未经转诊，比例降低 10%");
            own.pictures("costs-why");
            own.open("/my/referrals/" + referral + "?language=en");
            assertThat(page.locator("#costs")).containsText("With a referral the person pays about ¥272 less");
        }
    }

    @Test
    void beforeGoingAnywhereSheChoosesAConditionAndSeesEachPlace() {
        LocalDate today = ChinaTime.date(clock.instant());
        InsuranceFixture insurance = new InsuranceFixture(jdbc, transactions, json, revisions);
        insurance.rulesHold();
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic, hospital)));
        Person woman = PersonFixture.person(residents, clinic.id(), "李秀兰", LocalDate.of(1978, 4, 2));
        CurrentAccess.runAs(
                ResidentFixture.at(clinic.id(), Role.FAMILY_DOCTOR),
                () -> enrolments.assign(new FamilyDoctor(woman.id(), Identifiers.next(), "示范村医", clinic.id(), today)));
        insurance.insure(woman.id(), LocalDate.of(1978, 4, 2));
        insurance.tenStays(hospital.id(), "SECONDARY", "K80.200", today);
        past.refresh();
        try (OwnPages own = new OwnPages(accounts.address())) {
            Page page = own.page();
            own.signIn(woman);
            own.open("/my/care");
            page.click("a:has-text('在哪看大约多少钱')");
            page.fill("#q", "K80");
            own.pictures("costs-choose");
            page.click("main button[type=submit]");
            page.click("main .list a >> nth=0");
            page.click("main a.button:has-text('住院')");
            assertThat(page.locator("main")).containsText("这里没有住院床位");
            String place = "main .card:has-text('本院同类 10 例')";
            assertThat(page.locator(place).first()).containsText("转诊去比自己去少付约 ¥272");
            own.pictures("costs-near");
            page.locator(place).first().locator("a:has-text('为什么')").click();
            assertThat(page.locator("main")).containsText("未经转诊，比例降低 10%");
            assertThat(page.locator("header .back")).hasAttribute("href", "/my/costs?diagnosis=K80&kind=INPATIENT");
        }
    }
}
