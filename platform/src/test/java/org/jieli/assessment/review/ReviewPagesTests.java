package org.jieli.assessment.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.assessment.filling.Cause;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.filling.TypedCell;
import org.jieli.assessment.task.ReportState;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A report is submitted, returned with remarks, mended, submitted again and accepted in the browser. */
@JieliTest
class ReviewPagesTests {

    @Autowired
    Line line;

    @Autowired
    Cells cells;

    @Autowired
    AccountFixture accounts;

    private Browsing browsing;
    private Page page;

    @BeforeEach
    void aBrowser() {
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aReportGoesUpComesBackWithRemarksAndIsAccepted() {
        Line.Place place = line.found();
        line.fill(place);
        String office = accounts.open(Role.ALLIANCE_OFFICE, place.centre().id(), Line.COUNTY, null);
        String city = accounts.open(Role.HEALTH_COMMISSION, null, "4112", null);
        signIn(office);
        open(place, "/checks");
        assertThat(page.locator("main .btn-primary")).hasCount(1);
        pictures("checks-pass");
        confirming("button:has-text('上报')");
        assertThat(page.locator("[role=status]").first()).containsText("已上报");
        assertThat(page.locator("main")).containsText("第 1 版");
        pictures("record-submitted");

        signIn(city);
        choose(place);
        assertThat(page.locator("tbody tr")).hasCount(1);
        pictures("list");
        page.click("tbody .btn");
        assertThat(page.locator("main .btn-primary")).hasText("通过");
        confirming("#return button");
        assertThat(page.locator(".invalid-feedback").first()).containsText("请填写");
        page.fill("#reason", "住院人次与上年差距大，请核实");
        page.fill("#m-admissions", "请与病案室核对");
        page.fill("#m-hospital_income", "含财政补助吗？");
        pictures("review");
        confirming("#return button");
        assertThat(page.locator("[role=status]").first()).containsText("已驳回");

        signIn(office);
        open(place, "");
        assertThat(page.locator("[data-row=admissions] .sheet-remark")).containsText("请与病案室核对");
        pictures("sheet-remarks");
        page.fill("[data-row=hospital_income] .sheet-remark input[name=words]", "不含，已与财务核对");
        page.click("[data-row=hospital_income] .sheet-remark button");
        assertThat(page.locator("[data-row=hospital_income] .sheet-remark")).containsText("不含，已与财务核对");
        line.as(
                line.office(place.centre()),
                () -> cells.save(place.report(), List.of(new TypedCell("admissions", "1100", 1)), Cause.TYPED));
        open(place, "/checks");
        confirming("button:has-text('上报')");

        signIn(city);
        open(place, "/review");
        assertThat(page.locator(".review-changed")).hasCount(1);
        assertThat(page.locator("#i-admissions .sheet-remark")).containsText("已改数");
        page.check("#only-changes");
        assertThat(page.locator("#i-hospital_income")).isHidden();
        pictures("review-changes");
        page.click("button:has-text('通过')");
        assertThat(page.locator("[role=status]").first()).containsText("已通过");
        open(place, "/record");
        pictures("record");
    }

    @Test
    void whoIsOutsideFindsNothingAndWhoOnlyReadsMayDoNothing() {
        Line.Place place = line.foundIn(ReportState.SUBMITTED);
        signIn(accounts.open(Role.HEALTH_COMMISSION, null, Line.COUNTY, null));
        open(place, "/review");
        assertThat(page.locator("#return")).hasCount(0);
        assertThat(page.locator("#i-admissions")).containsText("1000");
        signIn(accounts.open(Role.HEALTH_COMMISSION, null, "4101", null));
        for (String below : List.of("/review", "/record", "/checks")) {
            assertThat(status("/reporting/reports/" + place.report() + below)).isEqualTo(404);
        }
        signIn(accounts.open(Role.ALLIANCE_OFFICE, place.centre().id(), Line.COUNTY, null));
        assertThat(status("/reporting/review")).isEqualTo(403);
        assertThat(status("/reporting/progress")).isEqualTo(403);
        assertThat(status("/reporting/tasks")).isEqualTo(403);
    }

    @Test
    void aStepThatComesTooLateIsToldOnThePage() {
        Line.Place place = line.foundIn(ReportState.SUBMITTED);
        signIn(accounts.open(Role.HEALTH_COMMISSION, null, "4112", null));
        open(place, "/review");
        page.fill("#reason", "请核实数据来源");
        line.act(place, org.jieli.assessment.task.ReportStep.ACCEPT);
        confirming("#return button");
        assertThat(page.locator(".alert-danger")).isVisible();
        assertThat(page.locator("#reason")).hasValue("请核实数据来源");
    }

    private void choose(Line.Place place) {
        page.navigate(accounts.address() + "/reporting/review");
        page.selectOption("#task", place.task().toString());
        page.waitForLoadState();
        assertThat(page.locator("#task")).hasValue(place.task().toString());
    }

    private void confirming(String button) {
        page.onceDialog(dialog -> dialog.accept());
        page.click(button);
    }

    private void open(Line.Place place, String below) {
        page.navigate(accounts.address() + "/reporting/reports/" + place.report() + below);
    }

    private int status(String path) {
        return page.navigate(accounts.address() + path).status();
    }

    private void signIn(@Nullable String username) {
        page = browsing.signIn(String.valueOf(username), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    private void pictures(String name) {
        browsing.pictures(page, "reporting-" + name);
        Browsing.assertAccessible(page);
    }
}
