package org.jieli.assessment.pilot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A city applies, the province recommends in order, the nation decides and publishes. */
@JieliTest
class PilotPagesTests {

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final LocalDate FROM = LocalDate.of(2027, 1, 1);

    @Autowired
    AccountFixture accounts;

    @Autowired
    PilotCities cities;

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
    void anApplicationGoesFromTheCityToThePublishedList() throws Exception {
        Page city = commission("4105");
        browsing.open(city, "/reporting/pilots");
        city.click("button:has-text('填写推荐材料')");
        city.fill("#population", "-3");
        city.fill("#tertiary", "许多");
        city.fill("#phone", "12345");
        city.fill("#parts0", "字".repeat(3001));
        assertThat(city.locator("#parts0-count")).containsText("3001 / 3,000");
        city.click("button:has-text('保存')");
        assertThat(city.locator("main")).containsText("不能小于 0");
        assertThat(city.locator("main")).containsText("请填数字");
        assertThat(city.locator("main")).containsText("最多 3,000 个字");
        assertThat(city.locator("main")).containsText("11 位手机号");
        pictures(city, "pilot-faults");
        fill(city);
        city.uncheck("input[name=met][value='2']");
        city.click("button:has-text('保存')");
        assertThat(city.locator("[role=status]")).containsText("已保存");
        city.onDialog(dialog -> dialog.accept());
        city.click("button:has-text('上报省级')");
        assertThat(city.locator("main")).containsText("对照基本条件自评");
        city.check("input[name=met][value='2']");
        city.click("button:has-text('保存')");
        city.setInputFiles("#file", new FilePayload("盖章件.pdf", "application/pdf", PDF));
        city.click("button:has-text('上传附件')");
        assertThat(city.locator("main")).containsText("盖章件.pdf");
        pictures(city, "pilot");
        String path = city.url().replaceAll("https?://[^/]+", "");

        Page province = commission("41");
        assertThat(browsing.open(province, path)).isEqualTo(404);
        city.click("button:has-text('上报省级')");
        assertThat(city.locator("[role=status]")).containsText("已上报省级卫生健康委");

        browsing.open(province, path);
        province.fill("#rank", "0");
        province.click("button:has-text('推荐')");
        assertThat(province.locator(".invalid-feedback")).containsText("1 到 500");
        province.fill("#rank", "1");
        province.click("button:has-text('推荐')");
        assertThat(province.locator("main")).containsText("省内排序第 1");
        browsing.open(province, "/reporting/pilots");
        assertThat(province.locator("main")).containsText("推荐数不少于 50%");
        pictures(province, "pilots");
        Path table =
                province.waitForDownload(() -> province.click("text=导出推荐表")).path();
        assertThat(rows(table))
                .anyMatch(row -> row.contains("医疗资源结构"))
                .anyMatch(row -> row.contains("安阳市") && row.contains("手机号：13800000000"))
                .anyMatch(row -> row.contains("不包括县域人口"));

        Page nation = commission("");
        browsing.open(nation, path + "?language=en");
        pictures(nation, "pilot-english");
        nation.onDialog(dialog -> dialog.accept());
        nation.fill("#from", FROM.toString());
        nation.click("button:has-text('Make it a pilot')");
        assertThat(nation.locator("main")).containsText("Pilot city");
        assertThat(cities.isPilot("410502", FROM)).isTrue();
        assertThat(cities.isPilot("4105", FROM.minusDays(1))).isFalse();
        assertThat(cities.isPilot("4106", FROM)).isFalse();
        browsing.open(city, "/reporting/pilots");
        assertThat(city.locator("main")).containsText("2027-01-01");
    }

    @Test
    void theProvinceSendsBackWithAReasonAndOthersSeeNothing() {
        Page city = commission("4106");
        browsing.open(city, "/reporting/pilots");
        city.click("button:has-text('填写推荐材料')");
        fill(city);
        city.click("button:has-text('保存')");
        city.onDialog(dialog -> dialog.accept());
        city.click("button:has-text('上报省级')");
        assertThat(city.locator("[role=status]")).containsText("已上报");
        String path = city.url().replaceAll("https?://[^/]+", "");
        assertThat(browsing.open(commission("42"), path)).isEqualTo(404);
        assertThat(browsing.open(commission("4105"), path)).isEqualTo(404);
        Page province = commission("41");
        browsing.open(province, path);
        province.onDialog(dialog -> dialog.accept());
        province.click("button:has-text('退回')");
        assertThat(province.locator(".invalid-feedback")).containsText("请填写");
        province.fill("#reason", "请补充财政投入数据");
        province.click("button:has-text('退回')");
        assertThat(province.locator("[role=status]")).containsText("已退回");
        browsing.open(city, path);
        assertThat(city.locator("main")).containsText("请补充财政投入数据");
    }

    @Test
    void districtsOfMunicipalitiesApplyAndOtherDistrictsDoNot() {
        Page district = commission("110105");
        browsing.open(district, "/reporting/pilots");
        assertThat(district.locator("button:has-text('填写推荐材料')")).hasCount(1);
        Page other = commission("410502");
        browsing.open(other, "/reporting/pilots");
        assertThat(other.locator("button:has-text('填写推荐材料')")).hasCount(0);
        Page doctor = browsing.signIn(
                accounts.open(Role.INSURANCE_BUREAU, null, "41", null),
                AccountFixture.PASSWORD,
                Browsing.Screen.OFFICE);
        assertThat(browsing.open(doctor, "/reporting/pilots")).isEqualTo(403);
    }

    private static void fill(Page page) {
        page.fill("#population", "83.5");
        page.fill("#districts", "4");
        page.fill("#grids", "6");
        page.fill("#tertiary", "7");
        page.fill("#secondary", "21");
        page.fill("#primaryCare", "160");
        page.fill("#contactName", "王敏");
        page.fill("#contactTitle", "医政科科长");
        page.fill("#phone", "13800000000");
        for (int index = 0; index < PilotForm.PARTS; index++) {
            // By key: what was just typed may still move the page under a pointer.
            String met = "input[name=met][value='" + index + "']";
            if (!page.isChecked(met)) {
                page.press(met, "Space");
            }
            page.fill("#evidence" + index, "市政府文件第 " + index + " 号");
            page.fill("#parts" + index, "本市的情况。\n分为若干网格。");
        }
    }

    private static List<String> rows(Path table) throws Exception {
        try (InputStream content = Files.newInputStream(table);
                ReadableWorkbook workbook = new ReadableWorkbook(content);
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.map(PilotPagesTests::text).toList();
        }
    }

    private static String text(Row row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < row.getCellCount(); column++) {
            text.append(row.getCellText(column)).append('|');
        }
        return text.toString();
    }

    private Page commission(String division) {
        return browsing.signIn(
                accounts.open(Role.HEALTH_COMMISSION, null, division, null),
                AccountFixture.PASSWORD,
                Browsing.Screen.OFFICE);
    }

    private void pictures(Page page, String name) {
        browsing.pictures(page, "reporting-" + name);
        Browsing.assertAccessible(page);
    }
}
