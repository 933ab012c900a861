package org.jieli.assessment.workbook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.assessment.ReportingFixture;
import org.jieli.assessment.task.Report;
import org.jieli.identity.AccountFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The offline way: a form is taken away as a workbook, filled, and brought back with a report before anything is stored. */
@JieliTest
class WorkbookPagesTests {

    private static final String AREA = "411281";

    @Autowired
    AccountFixture accounts;

    @Autowired
    ReportingFixture reporting;

    private Browsing browsing;
    private Page page;
    private ReportingFixture.Group group;
    private Report report;
    private UUID task;

    @BeforeEach
    void aHospitalThatReports() {
        browsing = new Browsing(accounts.address());
        group = reporting.urbanGroup(AREA);
        task = reporting.openTask(AREA);
        report = reporting.report(task, group.lead());
        page = browsing.signIn(group.office(), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aFilledWorkbookIsToldLineByLineAndStoredWhenConfirmed() throws IOException {
        byte[] filled = edited(
                report,
                sheet -> fill(
                        sheet,
                        Map.of(
                                "alliance_members", "12",
                                "service_population", "许多",
                                "open_bed_days", "-5",
                                "occupied_bed_days", "1e308",
                                "outpatient_visits", "--",
                                "total_visits", "0",
                                "average_stay_days", "8.25",
                                "typical_alliance", "是")));
        upload(report, filled);
        assertThat(page.locator("main")).containsText("新填 5 格，改动 0 格");
        assertThat(page.locator("main")).containsText("有误 3 格");
        assertThat(page.locator("section:has-text('有误')")).containsText("“许多”不是数字");
        assertThat(page.locator("section:has-text('有误')")).containsText("不能小于 0");
        pictures("workbook-report");
        page.click("text=确认写入");
        assertThat(page.locator("[role=status]")).containsText("已写入 5 格");
        browsing.open(page, "/reporting/reports/" + report.id());
        assertThat(page.locator("#c-outpatient_visits")).hasValue("--");
        assertThat(page.locator("#c-total_visits")).hasValue("0");
        assertThat(page.locator("#c-average_stay_days")).hasValue("8.25");
        assertThat(page.locator("#c-service_population")).hasValue("");
        byte[] again = edited(report, sheet -> {});
        upload(report, again);
        assertThat(page.locator("main")).containsText("没有可写入的改动");
    }

    @Test
    void aFormulaIsNeverTaken() throws IOException {
        byte[] filled = edited(report, sheet -> cell(sheet, "alliance_members")
                .setCellFormula("HYPERLINK(\"http://example.invalid\",\"12\")"));
        upload(report, filled);
        assertThat(page.locator("section:has-text('有误')")).containsText("不能填公式");
        assertThat(page.locator("text=确认写入")).hasCount(0);
    }

    @Test
    void anotherFormsTasksOrUnitsFileIsRefused() throws IOException {
        Report members = reporting.report(task, group.member());
        Report others = reporting.report(reporting.openTask(AREA), group.lead());
        browsing.open(page, "/reporting/reports/" + report.id() + "/workbook");
        pictures("workbook");
        upload(report, edited(members, sheet -> {}));
        assertThat(page.locator("#file-note")).containsText("另一种表");
        pictures("workbook-refused");
        upload(report, edited(others, sheet -> {}));
        assertThat(page.locator("#file-note")).containsText("另一个任务");
        upload(report, "不是表格".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(page.locator("#file-note")).containsText("不是 Excel");
        browsing.open(page, "/reporting/reports/" + report.id() + "/workbook?language=en");
        pictures("workbook-english");
    }

    private byte[] edited(Report of, Consumer<Sheet> change) throws IOException {
        browsing.open(page, "/reporting/reports/" + of.id() + "/workbook");
        var download = page.waitForDownload(() -> page.click("text=/导出已填的表|As filled now/"));
        try (InputStream content = Files.newInputStream(download.path());
                XSSFWorkbook workbook = new XSSFWorkbook(content);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            change.accept(workbook.getSheetAt(0));
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void fill(Sheet sheet, Map<String, String> values) {
        values.forEach((item, value) -> {
            Cell cell = cell(sheet, item);
            if (value.matches("-?\\d+(\\.\\d+)?|1e308")) {
                cell.setCellValue(Double.parseDouble(value));
            } else {
                cell.setCellValue(value);
            }
        });
    }

    private static Cell cell(Sheet sheet, String item) {
        for (Row row : sheet) {
            Cell code = row.getCell(WorkbookWriter.CODE);
            if (code != null && item.equals(code.getStringCellValue())) {
                return row.getCell(WorkbookWriter.VALUE, MissingCellPolicy.CREATE_NULL_AS_BLANK);
            }
        }
        throw new AssertionError("no row for " + item);
    }

    private void upload(Report to, byte[] content) {
        browsing.open(page, "/reporting/reports/" + to.id() + "/workbook");
        page.setInputFiles("#file", new FilePayload("表3.xlsx", WorkbookController.EXCEL.toString(), content));
        page.click("text=读取并核对");
    }

    private void pictures(String name) {
        browsing.pictures(page, "reporting-" + name);
        Browsing.assertAccessible(page);
    }
}
