package org.jieli.chronic;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
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

/** A village doctor does the follow-ups of the day. */
@JieliTest
class FollowUpPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    FollowUps followUps;

    @Autowired
    Clock clock;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private ResidentSummary man;
    private UUID pressure;
    private UUID glucose;
    private String account;
    private Browsing browsing;
    private Page page;

    @BeforeEach
    void aManOf68WithTwoFollowUps() {
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic)));
        man = ResidentFixture.register(
                residents,
                ResidentFixture.doctorAt(clinic.id()),
                ResidentFixture.person("李长山", LocalDate.now(clock).minusYears(68), Sex.MALE));
        CurrentAccess.runAsSystem("test", () -> {
            pressure = followUps.plan(man.id(), clinic.id(), LocalDate.now(clock), "高血压随访：测血压", null);
            glucose = followUps.plan(man.id(), clinic.id(), LocalDate.now(clock).minusDays(3), "糖尿病随访", null);
        });
        account = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null);
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void whatWasMeasuredAndTheClassMustAgreeAndAHighValueIsNotPassedOver() {
        page = browsing.signIn(account, AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        assertThat(page.locator("main")).containsText("到期和逾期的随访 2 人次");
        open(pressure);
        page.click("main button[type=submit]");
        assertThat(page.locator(".alert-danger li")).hasCount(3);
        page.fill("#systolic", "192");
        page.fill("#diastolic", "114");
        page.check("input[name=outcome][value='1']");
        page.click("main button[type=submit]");
        assertThat(page.locator(".alert-danger")).containsText("收缩压 192 mmHg 没有达标（应低于 150）");
        assertThat(page.locator("#systolic")).hasValue("192");
        pictures("faulty");
        page.check("input[name=outcome][value='2']");
        page.click("main button[type=submit]");
        assertThat(page.locator("[role=status]")).containsText("随访已保存");
        assertThat(page.locator("[role=alert]")).containsText("系统建议：");
        assertThat(page.locator("text=现在接诊")).isVisible();
        pictures("done");
        page.navigate(page.url() + "?language=en");
        pictures("done-english");
        page.navigate(accounts.address() + "/follow-ups?language=zh-CN");
        assertThat(page.locator("main")).containsText("一周内到期和已逾期 1 人次");
        pictures("list");
    }

    @Test
    void whereNothingCanBeMeasuredTheReasonIsWritten() {
        String token = accounts.token(account);
        var silent = accounts.call(token, "POST", path(glucose), Map.of("outcome", "9"), Map.of());
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.body().toString()).contains("chronic.why-not-measured");
        var low = accounts.call(token, "POST", path(glucose), Map.of("outcome", "1", "fastingGlucose", 3.4), Map.of());
        assertThat(low.body().toString()).contains("chronic.too-low-fastingGlucose");
        var half = accounts.call(token, "POST", path(pressure), Map.of("outcome", "2", "systolic", 150), Map.of());
        assertThat(half.body().toString()).contains("chronic.half-pressure");
        var told = accounts.call(token, "POST", path(glucose), Map.of("outcome", "9", "note", "外出务工，电话联系"), Map.of());
        assertThat(told.status()).isEqualTo(200);
        assertThat(accounts.call(token, "POST", path(glucose), Map.of("outcome", "9", "note", "再次"), Map.of())
                        .status())
                .isEqualTo(412);
        assertThat(CurrentAccess.callAs(
                        ResidentFixture.doctorAt(clinic.id()),
                        () -> followUps.uncontrolledInARow(man.id(), clock.instant())))
                .isZero();
    }

    private static String path(UUID followUp) {
        return "/api/v1/follow-ups/" + followUp + "/done";
    }

    private void open(UUID followUp) {
        page.navigate(accounts.address() + "/follow-ups/" + followUp);
    }

    private void pictures(String name) {
        browsing.pictures(page, "follow-up-" + name);
        page.setViewportSize(1366, 768);
        Browsing.assertAccessible(page);
    }
}
