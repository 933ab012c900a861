package org.jieli.enrolment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.enrolment.EnrolmentPlace.Place;
import org.jieli.enrolment.agreement.Signing;
import org.jieli.identity.AccountFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Teams, packages, signing, fulfilment and figures as doctors and the commission walk them in the browser. */
@JieliTest
class EnrolmentPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    EnrolmentPlace places;

    @Autowired
    Signing signing;

    @Autowired
    EnrolmentRequests requests;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private Browsing browsing;
    Page page;

    private Place place;
    private LocalDate today;

    @BeforeEach
    void aCentreAndABrowser() {
        place = places.found("411281");
        today = LocalDate.now(clock);
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aTeamIsFormedWithMembersAndItsGrid() {
        signIn(Role.FAMILY_DOCTOR, Browsing.Screen.OFFICE);
        open("/care-teams");
        pictures("teams");
        page.click("text=新建团队");
        page.click("text=保存团队");
        assertThat(page.locator("#name-note")).containsText("请填写");
        pictures("team-faulty");
        page.fill("#name", "示范二队");
        page.fill("#phone", "0398-2980000");
        page.click("text=保存团队");
        assertThat(page.locator("[role=status]").first()).containsText("团队已建立");
        choose("practitioner", "示范护士");
        page.click("button:has-text('加入成员')");
        assertThat(page.locator("#function-note")).containsText("请填写");
        choose("practitioner", "示范家庭医生");
        page.selectOption("#function", "FAMILY_DOCTOR");
        page.click("button:has-text('加入成员')");
        assertThat(page.locator("#members tbody tr")).hasCount(1);
        assertThat(page.locator("#members tbody")).containsText("团队长");
        choose("division", "义马");
        page.click("button:has-text('加入网格')");
        assertThat(page.locator("[role=status]").first()).containsText("网格已更新");
        pictures("team");
        open(path() + "?language=en");
        pictures("team-english");
    }

    @Test
    void aPersonalisedPackageIsFiledAfterItWasSentBack() {
        signIn(Role.FAMILY_DOCTOR, Browsing.Screen.OFFICE);
        open("/service-packages/new");
        page.fill("#name", "高血压加强包" + place.team());
        page.fill("#source", "示例");
        page.fill("#fee", "180");
        page.fill("#person", "179.99");
        page.click("text=保存");
        assertThat(page.locator("#fee-note")).containsText("不一致");
        assertThat(page.locator("#items")).containsText("至少要有一项");
        pictures("package-faulty");
        page.fill("#person", "180");
        page.selectOption("[name=kinds] >> nth=0", "HOME_VISIT");
        page.fill("[name=times] >> nth=0", "6");
        page.click("text=保存");
        assertThat(page.locator("[role=status]").first()).containsText("草稿");
        String record = path();
        confirmed("报送备案");
        assertThat(page.locator("main")).containsText("等县级卫健委备案");
        signInCommission();
        open("/service-packages");
        pictures("packages");
        open(record);
        page.click("button:has-text('退回修改')");
        assertThat(page.locator("main")).containsText("请写明原因");
        page.fill("#reason", "请写明上门的内容");
        page.click("button:has-text('退回修改')");
        assertThat(page.locator("main")).containsText("请写明上门的内容");
        signIn(Role.FAMILY_DOCTOR, Browsing.Screen.PHONE);
        open(record);
        confirmed("报送备案");
        signInCommission();
        open(record);
        pictures("filing");
        page.click("text=同意备案");
        assertThat(page.locator(".status").first()).containsText("可签约");
    }

    @Test
    void aVillageDoctorSignsAndWritesDownAService() {
        ResidentSummary person = places.person(place, LocalDate.of(1950, 5, 5));
        signIn(Role.FAMILY_DOCTOR, Browsing.Screen.PHONE);
        open("/residents/" + person.id());
        page.click("main a.btn-sm:has-text('签约')");
        page.uncheck("[name=packages][value='" + place.basicPackage() + "']");
        page.click(".jieli-actionbar >> text=签约");
        assertThat(page.locator("main")).containsText("请填写协议编号");
        pictures("sign-faulty");
        page.check("[name=packages][value='" + place.basicPackage() + "']");
        page.fill("#signature", "QY-2026-18");
        page.click(".jieli-actionbar >> text=签约");
        assertThat(page.locator("[role=status]").first()).containsText("已签约");
        assertThat(page.locator("main")).containsText("65岁及以上");
        page.selectOption("#service-kind", "EDUCATION");
        page.fill("#at", today.plusDays(1).toString());
        page.fill("#what", "低盐饮食");
        page.click("form[action$=services] button");
        assertThat(page.locator("main")).containsText("日期在将来");
        assertThat(page.locator("#what")).hasValue("低盐饮食");
        page.fill("#at", today.toString());
        page.click("form[action$=services] button");
        assertThat(page.locator("[role=status]").first()).containsText("服务已记录");
        page.selectOption("#service-kind", "EDUCATION");
        page.fill("#at", today.toString());
        page.fill("#what", "合理运动");
        page.waitForResponse(
                answer -> answer.url().endsWith("/services"), () -> page.click("form[action$=services] button"));
        assertThat(page.locator("[role=status]").first()).containsText("服务已记录");
        assertThat(page.locator("#services")).containsText("低盐饮食");
        assertThat(page.locator("#services")).containsText("合理运动");
        pictures("agreement");
        open(path() + "?language=en");
        pictures("agreement-english");
        open("/residents/" + person.id() + "?language=zh");
        assertThat(page.locator("main")).containsText("65岁及以上");
        open("/enrolments");
        pictures("agreements");
        Download sheet = page.waitForDownload(() -> page.click("text=导出 Excel"));
        assertThat(Files.exists(sheet.path())).isTrue();
    }

    @Test
    void aMinorNeedsAGuardian() {
        ResidentSummary child = places.person(place, today.minusYears(4));
        signIn(Role.FAMILY_DOCTOR, Browsing.Screen.PHONE);
        open("/enrolments/new?resident=" + child.id());
        page.fill("#signature", "QY-1");
        page.click(".jieli-actionbar >> text=签约");
        assertThat(page.locator("main")).containsText("必须由监护人签字");
        pictures("sign-minor");
    }

    @Test
    void whatIsOverdueStandsFirstInTheWorkListAndFallsAwayAtTheEnd() {
        ResidentSummary person = places.person(place, LocalDate.of(1950, 5, 5));
        signIn(Role.FAMILY_DOCTOR, Browsing.Screen.OFFICE);
        open("/enrolments/due");
        assertThat(page.locator(".empty")).containsText("没有到期或逾期的服务");
        pictures("due-empty");
        UUID id = CurrentAccess.callAs(
                place.access(Role.FAMILY_DOCTOR),
                () -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1)));
        backdate(id);
        open("/enrolments/due");
        assertThat(page.locator("tbody tr").first()).containsText("已逾期");
        assertThat(page.locator("p[role=status]")).containsText("1 人");
        pictures("due");
        page.click("tbody a");
        page.click("summary:has-text('解除签约')");
        page.selectOption("#end-reason", "MOVED");
        page.fill("#on", today.plusDays(3).toString());
        confirmed("解除签约");
        assertThat(page.locator("main")).containsText("日期在将来");
        page.fill("#on", today.toString());
        confirmed("解除签约");
        assertThat(page.locator("main")).containsText("结算");
        pictures("ended");
        open("/enrolments/due");
        assertThat(page.locator(".empty")).isVisible();
    }

    @Test
    void aProposalFromThePhoneIsAcceptedOrDeclinedWithAReason() {
        ResidentSummary person = places.person(place, LocalDate.of(1980, 5, 5));
        Access self =
                new Access(null, null, person.name(), null, "", Role.RESIDENT, "", AccessScope.person(person.id()));
        UUID id = CurrentAccess.callAs(
                self,
                () -> requests.propose(new EnrolmentRequests.Proposal(
                        person.id(),
                        place.team(),
                        AgreementKind.ORDINARY,
                        2,
                        List.of(place.basicPackage()),
                        null,
                        false,
                        "短信验证码",
                        person.name())));
        signIn(Role.FAMILY_DOCTOR, Browsing.Screen.PHONE);
        open("/enrolments?phase=PROPOSED");
        page.click("tbody a");
        page.click("button:has-text('婉拒')");
        assertThat(page.locator("main")).containsText("请写明原因");
        pictures("proposal");
        page.click("text=接受签约");
        assertThat(page.locator("[role=status]").first()).containsText("已接受");
        assertThat(path()).endsWith(id.toString());
    }

    @Test
    void aKeyPopulationIsWrittenDownByHand() {
        ResidentSummary person = places.person(place, LocalDate.of(1980, 5, 5));
        signIn(Role.FAMILY_DOCTOR, Browsing.Screen.OFFICE);
        open("/enrolments/populations/" + person.id());
        page.selectOption("#population", "DISABLED");
        page.fill("#since", today.plusDays(1).toString());
        page.click("main form button.btn-primary");
        assertThat(page.locator("main")).containsText("日期在将来");
        page.fill("#since", "2020-01-01");
        page.click("main form button.btn-primary");
        assertThat(page.locator("tbody")).containsText("残疾人");
        pictures("populations");
    }

    @Test
    void theCommissionSeesTheFiguresAndWhoIsBehindThem() {
        ResidentSummary person = places.person(place, LocalDate.of(1950, 5, 5));
        CurrentAccess.callAs(
                place.access(Role.FAMILY_DOCTOR),
                () -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1)));
        signInCommission();
        open("/enrolments/figures");
        assertThat(page.locator(".figures")).containsText("重点人群签约率");
        pictures("figures");
        page.click(".figures a >> nth=0");
        assertThat(page.locator("tbody")).containsText("已签约");
        pictures("figure-people");
        open("/enrolments/figures?since=2026-11-01&until=2020-01-01");
        assertThat(page.locator("main")).containsText("起始日期晚于统计日");
        signIn(Role.FAMILY_DOCTOR, Browsing.Screen.OFFICE);
        open("/enrolments/figures?language=en");
        pictures("figures-english");
    }

    private void backdate(UUID agreement) {
        CurrentAccess.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> {
                    jdbc.sql(
                                    "update enrolment.agreement set from_date = from_date - 300, to_date = to_date - 300 where id = :id")
                            .param("id", agreement)
                            .update();
                    jdbc.sql(
                                    "update enrolment.promise set year_from = year_from - 300, year_to = year_to - 300 where agreement_id = :id")
                            .param("id", agreement)
                            .update();
                }));
    }

    private void choose(String name, String text) {
        page.fill("#" + name + "-ts-control", text);
        page.locator("#" + name + "-ts-dropdown .option").first().click();
    }

    private void confirmed(String button) {
        page.onceDialog(dialog -> dialog.accept());
        page.click("button:has-text('" + button + "')");
    }

    private String path() {
        return page.url().substring(accounts.address().length());
    }

    private void open(String path) {
        page.navigate(accounts.address() + path);
    }

    private void signIn(Role role, Browsing.Screen screen) {
        page = browsing.signIn(
                accounts.open(
                        role, place.centre().id(), "411281", place.doctor().id()),
                AccountFixture.PASSWORD,
                screen);
    }

    private void signInCommission() {
        page = browsing.signIn(
                accounts.open(Role.HEALTH_COMMISSION, null, "411281", null),
                AccountFixture.PASSWORD,
                Browsing.Screen.OFFICE);
    }

    private void pictures(String name) {
        browsing.pictures(page, "enrolment-" + name);
        Browsing.assertAccessible(page);
    }
}
