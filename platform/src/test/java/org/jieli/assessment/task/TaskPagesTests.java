package org.jieli.assessment.task;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.assessment.review.Line;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The leader of an evaluation sets a task, moves its times, adds and takes out units, locks and publishes. */
@JieliTest
class TaskPagesTests {

    @Autowired
    Line line;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    AccountFixture accounts;

    private Browsing browsing;
    private Page page;

    @BeforeEach
    void anEvaluatorOfTheCounty() {
        browsing = new Browsing(accounts.address());
        page = browsing.signIn(
                accounts.open(Role.EVALUATOR, null, Line.COUNTY, null),
                AccountFixture.PASSWORD,
                Browsing.Screen.OFFICE);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aTaskIsSetAfterItsFaultsAreMended() {
        line.found();
        page.navigate(accounts.address() + "/reporting/tasks");
        pictures("tasks");
        page.click("text=新建任务");
        page.fill("#from", "2026-10-01");
        page.fill("#to", "2026-09-30");
        page.click("button:has-text('新建')");
        assertThat(page.locator("#name-note")).containsText("请填写");
        assertThat(page.locator("#to-note")).containsText("不能早于");
        assertThat(page.locator("#from")).hasValue("2026-10-01");
        pictures("task-faulty");
        String name = "第四季度填报" + Identifiers.next();
        page.fill("#name", name);
        page.fill("#to", "2026-12-31");
        page.fill("#workingDays", "62");
        page.fill("#opens", "2026-11-01T08:00");
        page.fill("#closes", "2027-01-10T18:00");
        page.click("button:has-text('新建')");
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.locator("[role=status]").first()).containsText("任务已新建");
        pictures("task");
        page.fill("#closes", "2026-10-01T18:00");
        page.click("button:has-text('修改时间')");
        assertThat(page.locator("#closes-note")).containsText("要晚于");
        page.fill("#closes", "2027-01-20T18:00");
        page.click("button:has-text('修改时间')");
        assertThat(page.locator("#closes")).hasValue("2027-01-20T18:00");
    }

    @Test
    void aUnitIsAddedAndTakenOutAgain() {
        Line.Place place = line.found();
        NewInstitution other = InstitutionFixture.institution("补报镇卫生院", "C220", Tier.NONE, Line.COUNTY);
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(other)));
        open(place);
        page.click("button:has-text('增加')");
        assertThat(page.locator(".invalid-feedback").first()).containsText("请选择");
        page.fill("#institution-ts-control", other.name());
        page.locator(".ts-dropdown .option").first().click();
        page.keyboard().press("Escape");
        page.selectOption("#form", "township");
        page.click("button:has-text('增加')");
        assertThat(page.locator("[role=status]").first()).containsText("已增加");
        page.fill("#q", other.name());
        page.click("button:has-text('查找')");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.onceDialog(dialog -> dialog.accept());
        page.click("tbody button");
        assertThat(page.locator("[role=status]").first()).containsText("已移出");
        page.fill("#pilotCities", "4112 9999");
        page.click("form:has(#pilotCities) button");
        assertThat(page.locator(".invalid-feedback")).containsText("9999");
    }

    @Test
    void whatWasAcceptedIsLockedAndPublished() {
        Line.Place place = line.foundIn(ReportState.LOCKED);
        open(place);
        page.onceDialog(dialog -> dialog.accept());
        page.click("button:has-text('发布（1）')");
        assertThat(page.locator("[role=status]").first()).containsText("已发布");
        assertThat(line.report(place).state()).isEqualTo(ReportState.PUBLISHED);
        pictures("task-published");
    }

    @Test
    void oneReportIsExtendedWithAReason() {
        Line.Place place = line.found();
        page.navigate(accounts.address() + "/reporting/reports/" + place.report() + "/record");
        page.click("summary:has-text('延期')");
        page.fill("#to", "2020-01-01T08:00");
        page.click("button:has-text('延期')");
        assertThat(page.locator("#to-note")).containsText("要晚于");
        assertThat(page.locator("#reason-note")).containsText("请填写");
        pictures("extension-faulty");
        page.fill("#to", "2030-01-01T08:00");
        page.fill("#reason", "系统升级");
        page.click("button:has-text('延期')");
        assertThat(page.locator("main")).containsText("系统升级");
        assertThat(line.report(place).extendedTo()).isNotNull();
    }

    private void open(Line.Place place) {
        page.navigate(accounts.address() + "/reporting/tasks/" + place.task());
    }

    private void pictures(String name) {
        browsing.pictures(page, "reporting-" + name);
        Browsing.assertAccessible(page);
    }
}
