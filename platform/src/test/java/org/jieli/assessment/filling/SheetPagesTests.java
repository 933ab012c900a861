package org.jieli.assessment.filling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.assessment.ReportingFixture;
import org.jieli.assessment.task.Report;
import org.jieli.identity.AccountFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hospital's office fills in its form like a spreadsheet. */
@JieliTest
class SheetPagesTests {

    private static final String AREA = "411202";

    @Autowired
    AccountFixture accounts;

    @Autowired
    ReportingFixture reporting;

    private Browsing browsing;
    private ReportingFixture.Group group;
    private Report report;

    @BeforeEach
    void aHospitalThatReports() {
        browsing = new Browsing(accounts.address());
        group = reporting.urbanGroup(AREA);
        UUID task = reporting.openTask(AREA);
        report = reporting.report(task, group.lead());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void cellsAreTypedSavedAndUndone() {
        Page page = signIn();
        browsing.open(page, "/reporting");
        assertThat(page.locator("tbody")).containsText(group.lead().name());
        assertThat(page.locator("tbody")).containsText(group.member().name());
        pictures(page, "mine");
        open(page);
        assertThat(page.locator("[data-row=hospital_name] .sheet-proposal"))
                .containsText("系统中为 " + group.lead().name());
        page.click("[data-propose=hospital_code]");
        assertThat(page.locator("#c-hospital_code")).hasValue(group.lead().creditCode());
        page.fill("#c-alliance_members", "12");
        page.press("#c-alliance_members", "Enter");
        assertThat(page.locator("#c-service_population")).isFocused();
        page.keyboard().type("许多人");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#n-service_population")).containsText("不是数字");
        assertThat(page.locator("#save-state")).containsText("有 1 格需要修改");
        assertThat(page.locator("#c-service_population")).hasValue("许多人");
        page.fill("#c-open_bed_days", "=cmd|' /C calc'!A0");
        page.press("#c-open_bed_days", "Tab");
        assertThat(page.locator("#n-open_bed_days")).containsText("不能填公式");
        pictures(page, "sheet-faulty");
        page.fill("#c-open_bed_days", "--");
        page.press("#c-open_bed_days", "Tab");
        page.fill("#c-service_population", "1,250,000");
        page.press("#c-service_population", "Tab");
        assertThat(page.locator("#c-service_population")).hasValue("1250000");
        assertThat(page.locator("#save-state")).containsText("已全部保存");
        page.click("#undo");
        assertThat(page.locator("#c-service_population")).hasValue("");
        page.click("#redo");
        assertThat(page.locator("#c-service_population")).hasValue("1250000");
        assertThat(page.locator("#save-state")).containsText("已全部保存");
        page.focus("#c-service_population");
        assertThat(page.locator("#side")).containsText("修改记录");
        pictures(page, "sheet");
        page.reload();
        assertThat(page.locator("#c-open_bed_days")).hasValue("--");
        assertThat(page.locator("#c-service_population")).hasValue("1250000");
    }

    @Test
    void aColumnIsPastedFromASpreadsheet() {
        Page page = signIn();
        open(page);
        paste(page, "open_bed_days", "18000\n16500\n90000\n98000\n830.5\n");
        assertThat(page.locator("#c-total_visits")).hasValue("98000");
        assertThat(page.locator("#c-daily_outpatient_visits")).hasValue("830.5");
        assertThat(page.locator("#save-state")).containsText("已全部保存");
        page.reload();
        assertThat(page.locator("#c-occupied_bed_days")).hasValue("16500");
    }

    @Test
    void twoWindowsNeverOverwriteEachOther() {
        Page first = signIn();
        Page second = signIn();
        open(first);
        open(second);
        first.fill("#c-discharges", "100");
        first.press("#c-discharges", "Tab");
        assertThat(first.locator("#save-state")).containsText("已全部保存");
        second.fill("#c-discharges", "200");
        second.press("#c-discharges", "Tab");
        assertThat(second.locator("#n-discharges")).containsText("100");
        Browsing.picture(second, "reporting-conflict");
        second.click("#n-discharges >> text=用我的");
        assertThat(second.locator("#save-state")).containsText("已全部保存");
        first.reload();
        assertThat(first.locator("#c-discharges")).hasValue("200");
    }

    @Test
    void checksAreExplainedUntilTheirFiguresChange() {
        Page page = signIn();
        open(page);
        paste(page, "open_bed_days", "18000\n5000\n");
        page.fill("#c-outpatient_visits", "100");
        page.press("#c-outpatient_visits", "Tab");
        page.fill("#c-total_visits", "90");
        page.press("#c-total_visits", "Tab");
        assertThat(page.locator("#save-state")).containsText("已全部保存");
        browsing.open(page, "/reporting/reports/" + report.id() + "/checks");
        assertThat(page.locator("main")).containsText("门诊总诊疗人次数（例次）（100） 应 ≤ 总诊疗人次数:门急诊人次数（90）");
        pictures(page, "checks");
        page.click("section:has-text('逻辑性审核') a:has-text('门诊总诊疗人次数')");
        assertThat(page.locator("#c-outpatient_visits")).isFocused();
        browsing.open(page, "/reporting/reports/" + report.id() + "/checks?language=en");
        pictures(page, "checks-english");
    }

    private void paste(Page page, String item, String text) {
        page.focus("#c-" + item);
        page.evaluate("""
                ([item, text]) => {
                  const data = new DataTransfer();
                  data.setData("text/plain", text);
                  document.getElementById("c-" + item)
                    .dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """, java.util.List.of(item, text));
    }

    private void open(Page page) {
        assertThat(browsing.open(page, "/reporting/reports/" + report.id())).isEqualTo(200);
    }

    private Page signIn() {
        return browsing.signIn(group.office(), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    private void pictures(Page page, String name) {
        browsing.pictures(page, "reporting-" + name);
        Browsing.assertAccessible(page);
    }
}
