package org.jieli.chronic;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.NewPractitioner;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A doctor's way through chronic care: find, take in, follow up, share the work out, and see why somebody counts. */
@JieliTest
class CarePagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    ChronicRecomputation recomputation;

    @Autowired
    Clock clock;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private LocalDate today;
    private ResidentSummary man;
    private NewPractitioner doctor;
    private String account;
    private Browsing browsing;
    private Page page;

    @BeforeEach
    void aManWithHighPressureInTheRecord() {
        today = LocalDate.now(clock);
        doctor = InstitutionFixture.practitioner("韩春梅", TitleLevel.RESIDENT, clinic.id());
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(List.of(clinic));
            institutions.addPractitioners(
                    List.of(doctor, InstitutionFixture.practitioner("孙立新", TitleLevel.RESIDENT, clinic.id())));
        });
        man = person("李长山", 58);
        account = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), doctor.id());
        browsing = new Browsing(accounts.address());
        visit(man);
        recomputation.run();
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aProposalBecomesAPlanAndAFollowUpShowsItsNextStep() {
        page = browsing.signIn(account, AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        browsing.open(page, "/chronic/candidates");
        assertThat(page.locator("main")).containsText("李长山");
        assertThat(page.locator("main")).containsText("病历诊断");
        pictures("candidates");
        page.click("main >> text=纳入管理");
        page.fill("#consentedBy", "");
        page.click("main button[type=submit]");
        assertThat(page.locator(".alert-danger")).isVisible();
        pictures("enter-faulty");
        page.fill("#systolic", "164");
        page.fill("#diastolic", "98");
        page.check("input[name=factor][value=SMOKING]");
        page.fill("#plan", "氨氯地平 5 mg 每日一次；低盐饮食；每季度随访");
        page.fill("#consentedBy", "李长山");
        page.fill("#firstDueOn", today.toString());
        page.click("main button[type=submit]");
        assertThat(page.locator("main")).containsText("2级");
        assertThat(page.locator("main")).containsText("中/高危");
        pictures("membership");
        page.click("text=现在随访");
        page.fill("#systolic", "156");
        page.fill("#diastolic", "94");
        assertThat(page.locator("#proposal")).containsText("控制不满意");
        assertThat(page.locator("#proposal")).containsText("≥ 140");
        page.check("input[name=outcome][value='1']");
        page.click("main .jieli-actionbar button[type=submit]");
        assertThat(page.locator(".alert-danger")).containsText("收缩压 156 mmHg 没有达标");
        pictures("form-faulty");
        page.check("input[name=kind][value=HOME]");
        page.check("input[name=outcome][value='2']");
        page.fill("#intervention", "调整用药，2周内复查");
        page.click("main .jieli-actionbar button[type=submit]");
        assertThat(page.locator("main")).containsText("2周内随访");
        assertThat(page.locator("main")).containsText(today.plusDays(14).toString());
        pictures("follow-up-done");
    }

    @Test
    void theSecondOfTwoSeesWhatTheFirstWroteBesideWhatHeTyped() {
        String token = accounts.token(account);
        enter(token);
        page = browsing.signIn(account, AccountFixture.PASSWORD, Browsing.Screen.PHONE);
        browsing.open(page, "/follow-ups/now?resident=" + man.id());
        String id = page.url().substring(page.url().lastIndexOf('/') + 1);
        page.fill("#systolic", "131");
        page.fill("#diastolic", "81");
        page.check("input[name=outcome][value='1']");
        var first = accounts.call(
                token,
                "POST",
                "/api/v1/follow-ups/" + id + "/done",
                Map.of("systolic", 126, "diastolic", 78, "outcome", "1"),
                Map.of());
        assertThat(first.status()).isEqualTo(200);
        page.click("main .jieli-actionbar button[type=submit]");
        assertThat(page.locator("#conflict")).containsText("126/78 mmHg");
        assertThat(page.locator("#conflict")).containsText("131");
        pictures("conflict");
    }

    @Test
    void workIsSharedOutAndFiguresSayWhySomebodyCounts() {
        String token = accounts.token(account);
        enter(token);
        page = browsing.signIn(account, AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        browsing.open(page, "/follow-ups");
        assertThat(page.locator("main")).containsText("李长山");
        page.check("input[name=chosen]");
        page.selectOption("#practitioner", doctor.id().toString());
        page.click("text=分配所选");
        assertThat(page.locator("main")).containsText("已分配");
        page.click("main >> text=分给我的");
        assertThat(page.locator("main tbody")).containsText("韩春梅");
        pictures("work-list");
        page.click("main >> text=失访");
        assertThat(page.locator("main")).containsText("没有符合条件的人");
        browsing.open(page, "/chronic/figures");
        assertThat(page.locator("main")).containsText("规范管理率");
        pictures("figures");
        page.navigate(accounts.address() + "/chronic/figures/people");
        assertThat(page.locator("main")).containsText("李长山");
        assertThat(page.locator("main")).containsText("面对面随访 0/0 个季度");
        pictures("figure-people");
        page.navigate(accounts.address() + "/chronic/figures?language=en");
        pictures("figures-english");
        Page commission = browsing.signIn(
                accounts.open(Role.HEALTH_COMMISSION, null, "411203", null),
                AccountFixture.PASSWORD,
                Browsing.Screen.OFFICE);
        browsing.open(commission, "/chronic/figures");
        assertThat(commission.locator("main")).containsText("规范管理率");
        page.navigate(accounts.address() + "/chronic/unmeasured?language=zh-CN");
        pictures("unmeasured");
        page.navigate(accounts.address() + "/chronic/examinations/new?resident=" + man.id());
        page.fill("#findings", "心电图、血常规、肝肾功能未见异常");
        pictures("examination");
        page.click("main button[type=submit]");
        assertThat(page.locator("main")).containsText("体检已登记");
    }

    @Test
    void theCountyConfirmsWhatIsOnlyLikelyForItself() {
        String commission = accounts.open(Role.HEALTH_COMMISSION, null, "411299", null);
        page = browsing.signIn(commission, AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        browsing.open(page, "/chronic/parameters?key=COPD.intervalDays");
        assertThat(page.locator("main")).containsText("未查实，县里确认后才生效");
        page.fill("#value", "abc");
        page.click("main form button[type=submit]");
        assertThat(page.locator(".alert-danger")).isVisible();
        page.fill("#value", "60");
        page.fill("#note", "县卫健〔2026〕1号");
        page.click("main form button[type=submit]");
        assertThat(page.locator("main")).containsText("已保存，从生效日期起执行");
        assertThat(page.locator("main")).containsText("COPD.intervalDays = 60");
        pictures("parameters");
        page = browsing.signIn(account, AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        browsing.open(page, "/chronic/parameters?key=COPD.intervalDays");
        assertThat(page.locator("#decide")).hasCount(0);
    }

    private void enter(String token) {
        var entered = accounts.call(
                token,
                "POST",
                "/api/v1/chronic/memberships",
                Map.of(
                        "residentId", man.id().toString(),
                        "programme", "HYPERTENSION",
                        "plan", "规律服药",
                        "consentedBy", man.name(),
                        "firstDueOn", today.toString()),
                Map.of());
        assertThat(entered.status()).isEqualTo(201);
    }

    private ResidentSummary person(String name, int age) {
        return ResidentFixture.register(
                residents,
                ResidentFixture.doctorAt(clinic.id()),
                ResidentFixture.person(name, today.minusYears(age), Sex.MALE));
    }

    private void visit(ResidentSummary who) {
        UUID id = who.id();
        var answer = accounts.call(
                accounts.token(account),
                "POST",
                "/api/v1/visits",
                Map.of(
                        "residentId",
                        id.toString(),
                        "at",
                        clock.instant().minus(2, ChronoUnit.DAYS).toString(),
                        "complaint",
                        "头晕",
                        "emergency",
                        false,
                        "pregnant",
                        false,
                        "vitalSigns",
                        Map.of("systolic", 152, "diastolic", 92),
                        "diagnosisCodes",
                        List.of("I10"),
                        "decision",
                        "EMERGENCY"),
                Map.of());
        assertThat(answer.status()).isEqualTo(201);
    }

    private void pictures(String name) {
        browsing.pictures(page, "chronic-" + name);
        page.setViewportSize(1366, 768);
        Browsing.assertAccessible(page);
    }
}
