package org.jieli.assessment.papers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.assessment.ReportingFixture;
import org.jieli.assessment.filling.Cause;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.filling.TypedCell;
import org.jieli.assessment.task.Report;
import org.jieli.identity.AccountFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hospital takes its draft, uploads its self-assessment report, replaces it, and prints its form. */
@JieliTest
class ReportPaperPagesTests {

    private static final String AREA = "411221";

    @Autowired
    AccountFixture accounts;

    @Autowired
    ReportingFixture reporting;

    @Autowired
    Cells cells;

    private Browsing browsing;
    private Page page;
    private String path;

    @BeforeEach
    void aHospitalThatReports() {
        browsing = new Browsing(accounts.address());
        ReportingFixture.Group group = reporting.urbanGroup(AREA);
        Report report = reporting.report(reporting.openTask(AREA), group.lead());
        reporting.callAs(
                reporting.office(group.lead()),
                () -> cells.save(
                        report.id(),
                        List.of(
                                new TypedCell("referrals_down", "321", 0),
                                new TypedCell("cmi", "1.0235", 0),
                                new TypedCell("new_projects", "--", 0)),
                        Cause.TYPED));
        path = "/reporting/reports/" + report.id();
        page = browsing.signIn(group.office(), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void theDraftHasTheFrameworkAndTheFigures() throws IOException {
        browsing.open(page, path + "/papers");
        pictures("papers-empty");
        Path draft = page.waitForDownload(() -> page.click("text=下载初稿")).path();
        try (InputStream content = Files.newInputStream(draft);
                XWPFDocument document = new XWPFDocument(content);
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText())
                    .contains("医联体建设情况自评估报告", "2.医联体内分工协作情况", "下转病人例数\t321 例", "1.0235", "--", "三、工作计划、困难与建议");
        }
        page.setInputFiles("#file", new FilePayload("报告.docx", "application/msword", Files.readAllBytes(draft)));
        page.click("button:has-text('上传')");
        assertThat(page.locator("[role=status]")).containsText("文件已上传");
        page.setInputFiles("#file", new FilePayload("报告终稿.docx", "application/msword", Files.readAllBytes(draft)));
        page.click("button:has-text('上传')");
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody tr").first()).containsText("报告终稿.docx");
        assertThat(page.locator("tbody tr").nth(1)).containsText("被替换");
        pictures("papers");
        browsing.open(page, path + "/papers?language=en");
        pictures("papers-english");
    }

    @Test
    void whatAFileIsItsContentDecides() {
        browsing.open(page, path + "/papers");
        page.setInputFiles(
                "#file", new FilePayload("报告.pdf", "application/pdf", "MZ not a pdf".getBytes(StandardCharsets.UTF_8)));
        page.click("button:has-text('上传')");
        assertThat(page.locator("#file-note")).containsText("以文件内容为准");
        pictures("papers-refused");
    }

    @Test
    void theFormIsPrinted() throws IOException {
        browsing.open(page, path + "/print");
        assertThat(page.locator("main")).containsText("29.CMI 指数");
        pictures("print");
        String pdf = page.evaluate("""
                async path => {
                  const bytes = new Uint8Array(await (await fetch(path + "/print.pdf")).arrayBuffer());
                  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
                }
                """, path).toString();
        byte[] bytes = java.util.HexFormat.of().parseHex(pdf);
        try (var reader = new com.lowagie.text.pdf.PdfReader(bytes)) {
            StringBuilder written = new StringBuilder();
            for (int number = 1; number <= reader.getNumberOfPages(); number++) {
                written.append(new String(reader.getPageContent(number), StandardCharsets.ISO_8859_1));
            }
            // The Song typeface is written in UCS-2.
            assertThat(written).contains(ucs2("1.0235"), ucs2("321"), ucs2("29.CMI 指数"));
        }
    }

    private static String ucs2(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
    }

    private void pictures(String name) {
        browsing.pictures(page, "reporting-" + name);
        Browsing.assertAccessible(page);
    }
}
