package org.jieli.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.assessment.example.InventedReports;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.Reports;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reporting as its users do it: a hospital fills in, its city sends one cell back, then city, province and nation accept. */
@JieliTest
class ReportingJobTests {

    private static final String PROVINCE = "62";
    private static final String CITY = "6202";
    private static final String PLACE = "620201";

    @Autowired
    AccountFixture accounts;

    @Autowired
    ReportingFixture reporting;

    @Autowired
    Forms forms;

    @Autowired
    Reports reports;

    private Browsing browsing;

    @BeforeEach
    void open() {
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aHospitalsReportGoesUpTheLineToTheNation() throws IOException {
        ReportingFixture.Group group = reporting.urbanGroup(PLACE);
        UUID task = reporting.openTask(PROVINCE);
        Report report = reporting.report(task, group.lead());
        Page office = signIn(group.office());
        String path = "/reporting/reports/" + report.id();

        browsing.open(office, path);
        office.fill("#c-alliance_members", "2");
        office.press("#c-alliance_members", "Enter");
        office.keyboard().type("900000");
        office.keyboard().press("Enter");
        assertThat(office.locator("#save-state")).containsText("已全部保存");
        Map<String, String> figures = InventedReports.of(
                forms.get("urban_lead", "2019"),
                1500,
                Map.of(
                        "hospital_name",
                        group.lead().name(),
                        "hospital_code",
                        group.lead().creditCode()));
        Map<String, String> faulty = new HashMap<>(figures);
        faulty.put("outpatient_visits", "999999999");
        importWorkbook(office, path, faulty);

        browsing.open(office, path + "/checks");
        assertThat(office.locator("main")).containsText("逻辑性审核");
        assertThat(office.locator("button:has-text('上报')")).hasCount(0);
        browsing.open(office, path);
        office.fill("#c-outpatient_visits", figures.get("outpatient_visits"));
        office.press("#c-outpatient_visits", "Enter");
        assertThat(office.locator("#save-state")).containsText("已全部保存");
        office.click("#check");
        explainAll(office);
        browsing.open(office, path + "/papers");
        office.setInputFiles(
                "#file",
                new FilePayload("自评报告.pdf", "application/pdf", "%PDF-1.4 示范".getBytes(StandardCharsets.UTF_8)));
        office.click("button:has-text('上传')");
        submit(office, path);

        String cityAccount = accounts.open(Role.HEALTH_COMMISSION, null, CITY, null);
        Page city = signIn(cityAccount);
        browsing.open(city, path + "/review");
        city.fill("#reason", "出院人次请与病案室核对");
        city.fill("#m-discharges", "与上报病案首页数不一致");
        confirming(city, "#return button");
        browsing.open(office, path);
        assertThat(office.locator(".alert-danger").first()).containsText("出院人次请与病案室核对");
        office.fill("#c-discharges", String.valueOf(Long.parseLong(figures.get("discharges")) - 1));
        office.press("#c-discharges", "Enter");
        assertThat(office.locator("#save-state")).containsText("已全部保存");
        browsing.open(office, path + "/checks");
        explainAll(office);
        submit(office, path);
        browsing.open(city, path + "/review");
        assertThat(city.locator(".review-changed")).hasCount(1);
        accept(city, path);

        String cityPath = own(task, CITY);
        fillAndSubmit(city, cityPath, InventedReports.of(forms.get("city", "2019"), 2_000_000, Map.of()));
        Page province = signIn(accounts.open(Role.HEALTH_COMMISSION, null, PROVINCE, null));
        accept(province, cityPath);
        String provincePath = own(task, PROVINCE);
        fillAndSubmit(province, provincePath, InventedReports.of(forms.get("province", "2019"), 26_000_000, Map.of()));
        accept(signIn(accounts.open(Role.HEALTH_COMMISSION, null, "", null)), provincePath);

        Page member = signIn(accounts.open(
                Role.ALLIANCE_OFFICE, group.member().id(), group.member().division(), null));
        assertThat(browsing.open(member, path)).isEqualTo(404);
        Page other = signIn(accounts.open(Role.HEALTH_COMMISSION, null, "6203", null));
        assertThat(browsing.open(other, path)).isEqualTo(404);
        assertThat(browsing.open(signIn(accounts.open(Role.INSURANCE_BUREAU, null, CITY, null)), path))
                .isIn(403, 404);
    }

    private String own(UUID task, String division) {
        return reporting.callAs(
                reporting.commission(division),
                () -> "/reporting/reports/"
                        + reports.mine(reports.task(task)).getFirst().id());
    }

    private void fillAndSubmit(Page page, String path, Map<String, String> figures) throws IOException {
        importWorkbook(page, path, figures);
        browsing.open(page, path + "/checks");
        explainAll(page);
        submit(page, path);
    }

    private void importWorkbook(Page page, String path, Map<String, String> figures) throws IOException {
        browsing.open(page, path + "/workbook");
        var download = page.waitForDownload(() -> page.click("text=导出已填的表"));
        byte[] filled;
        try (InputStream content = Files.newInputStream(download.path());
                XSSFWorkbook workbook = new XSSFWorkbook(content);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (Row row : workbook.getSheetAt(0)) {
                Cell code = row.getCell(0);
                String value = code == null ? null : figures.get(code.getStringCellValue());
                if (value != null) {
                    Cell cell = row.getCell(3, MissingCellPolicy.CREATE_NULL_AS_BLANK);
                    if (value.matches("\\d{1,15}(\\.\\d+)?")) {
                        cell.setCellValue(Double.parseDouble(value));
                    } else {
                        cell.setCellValue(value);
                    }
                }
            }
            workbook.write(bytes);
            filled = bytes.toByteArray();
        }
        page.setInputFiles("#file", new FilePayload("报表.xlsx", "application/octet-stream", filled));
        page.click("text=读取并核对");
        assertThat(page.locator("main")).containsText("有误 0 格");
        page.click("text=确认写入");
        assertThat(page.locator("[role=status]").first()).containsText("已写入");
    }

    private static void explainAll(Page page) {
        for (int left = 0; left < 60 && page.locator("li[id^=k-] textarea").count() > 0; left++) {
            page.locator("li[id^=k-] textarea").first().fill("已与统计台账核对，数据属实");
            page.locator("li[id^=k-] button").first().click();
            page.waitForLoadState();
        }
        assertThat(page.locator("li[id^=k-] textarea").count()).isZero();
    }

    private void submit(Page page, String path) {
        browsing.open(page, path + "/checks");
        confirming(page, "button:has-text('上报')");
        assertThat(page.locator("main")).containsText("已上报");
    }

    private void accept(Page page, String path) {
        assertThat(browsing.open(page, path + "/review")).isEqualTo(200);
        page.click("main .btn-primary:has-text('通过')");
        assertThat(page.locator("main")).containsText("已通过");
    }

    private static void confirming(Page page, String selector) {
        page.onceDialog(dialog -> dialog.accept());
        page.click(selector);
        page.waitForLoadState();
    }

    private Page signIn(String username) {
        return browsing.signIn(username, AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }
}
