package org.jieli.assessment.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.Role;
import org.jieli.web.SheetLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Figures follow the versions that count, and are shown to whom they belong. */
@JieliTest
class EvaluationPagesTests {

    private static final String PROVINCE = "41";
    private static final List<String> CITIES =
            List.of("4101", "4102", "4103", "4104", "4105", "4106", "4107", "4108", "4109", "4110");

    @Autowired
    AccountFixture accounts;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Figures figures;

    private FrozenReports frozen;
    private UUID before;
    private UUID task;
    private UUID province;
    private UUID report;
    private final Map<String, UUID> cities = new HashMap<>();
    private Browsing browsing;
    Page page;

    @BeforeEach
    void aProvinceThatReportedTwice() {
        frozen = new FrozenReports(owner.jdbc());
        before = frozen.task(PROVINCE, LocalDate.of(2025, 7, 1), null);
        task = frozen.task(PROVINCE, LocalDate.of(2026, 1, 1), before);
        province = frozen.unit("province", "示范省卫生健康委", PROVINCE, null);
        frozen.submitted(before, province, InventedProvince.lastPeriod());
        report = frozen.submitted(task, province, InventedProvince.cells());
        int visits = 4_000_000;
        for (String code : CITIES) {
            UUID city = frozen.unit("city", "示范市卫生健康委" + code, code, null);
            cities.put(code, city);
            Map<String, String> cells = InventedProvince.cells();
            cells.put("primary_visits", String.valueOf(visits));
            visits += 200_000;
            if (code.equals("4110")) {
                cells.put("all_visits", "--");
            }
            frozen.submitted(task, city, cells);
        }
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void figuresFollowTheVersionThatCountsAndDerivingAgainChangesNothing() {
        figures.derive(before);
        assertThat(figures.derive(task)).isEqualTo(1 + CITIES.size());
        assertThat(figures.derive(task)).isZero();
        assertThat(value("primary_visit_share")).isEqualTo("65");
        assertThat(value("down_referral_growth")).isEqualTo("10");
        Map<String, String> mended = InventedProvince.cells();
        mended.put("primary_visits", "4000000");
        frozen.submit(report, mended);
        assertThat(figures.deriveReport(report)).isEqualTo(1);
        assertThat(value("primary_visit_share")).isEqualTo("50");
        frozen.state(report, "RETURNED");
        assertThat(figures.derive(task)).isEqualTo(1);
        assertThat(value("primary_visit_share")).isEqualTo("none");
        assertThat(owner.jdbc()
                        .sql(
                                "select units from assessment.figure_quartile where task_id = :t and indicator = 'primary_visit_share' and form = 'city'")
                        .param("t", task)
                        .query(Integer.class)
                        .single())
                .isEqualTo(CITIES.size() - 1);
    }

    @Test
    void theProvinceSeesItsFiguresItsCitiesAndTheStandards() throws IOException {
        signIn(Role.HEALTH_COMMISSION, PROVINCE);
        figures.derive(before);
        open("/evaluation?task=" + task);
        assertThat(page.locator("main")).containsText("示范省卫生健康委");
        assertThat(page.locator("tr:has-text('城乡基层医疗卫生机构诊疗量占比')")).containsText("65.00");
        assertThat(page.locator("tr:has-text('城乡基层医疗卫生机构诊疗量占比')")).containsText("达标");
        pictures("unit");
        page.click("a:has-text('下转患者年增长率')");
        assertThat(page.locator(".figure")).hasText("10.00 %");
        assertThat(page.locator("[data-drawn]")).hasCount(2);
        assertThat(page.locator("main")).containsText("上期由二、三级医院向基层医疗卫生机构转诊的人数");
        pictures("indicator");
        open("/evaluation/indicators/primary_visit_share?task=" + task + "&unit=" + cities.get("4110"));
        assertThat(page.locator("main")).containsText("无法计算");
        assertThat(page.locator("main")).containsText("缺 1 项");
        assertThat(page.locator("main")).containsText("10 个单位中有数的 9 个");
        pictures("indicator-not-computable");
        open("/evaluation/indicators/primary_visit_share?language=en&task=" + task + "&unit=" + cities.get("4103"));
        pictures("indicator-english");
        Download workbook = page.waitForDownload(() -> page.click("a:has-text('Export')"));
        List<String> rows = new ArrayList<>();
        try (var file = Files.newInputStream(workbook.path())) {
            SheetLines.read(file, line -> rows.add(line.get("Unit")));
        }
        assertThat(rows).hasSize(CITIES.size());
        page.click("main a[href^='/reporting/reports/'] >> nth=0");
        assertThat(page.url()).contains("/reporting/reports/", "#i-");
        open("/evaluation/standards?form=city&task=" + task + "&language=zh-CN");
        assertThat(page.locator("tbody tr:has-text('示范市卫生健康委4110')")).containsText("无法核对");
        assertThat(page.locator("main")).containsText("2015 年讲稿不同");
        pictures("standards");
        open("/evaluation/standards?task=" + task + "&language=en");
        pictures("standards-english");
        open("/evaluation?choose=true&task=" + task + "&q=4103");
        assertThat(page.locator("tbody tr")).hasCount(1);
        pictures("units-english");
        open("/evaluation?choose=true&task=" + task + "&q=nobody");
        assertThat(page.locator(".empty")).isVisible();
        pictures("units-empty");
    }

    @Test
    void othersAreReadOnlyOnceTheyArePublished() {
        String city = accounts.token(accounts.open(Role.HEALTH_COMMISSION, null, "4101", null));
        String bureau = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, PROVINCE, null));
        String doctor = accounts.token(accounts.open(Role.REFERRAL_CENTRE, UUID.randomUUID(), "4101", null));
        String own = figuresOf(cities.get("4101"));
        String other = figuresOf(cities.get("4102"));
        assertThat(accounts.get(city, own).status()).isEqualTo(200);
        assertThat(accounts.get(city, other).status()).isEqualTo(404);
        assertThat(accounts.get(city, figuresOf(province)).status()).isEqualTo(404);
        assertThat(accounts.get(bureau, other).status()).isEqualTo(404);
        assertThat(accounts.get(doctor, own).status()).isEqualTo(403);
        assertThat(accounts.get(city, "/api/v1/evaluation/tasks/" + task + "/units")
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(1);
        frozen.publish(task);
        assertThat(accounts.get(city, other).status()).isEqualTo(200);
        assertThat(accounts.get(bureau, other).status()).isEqualTo(200);
        assertThat(accounts.get(bureau, "/api/v1/evaluation/tasks/" + task + "/standards?form=city")
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(CITIES.size() * 22);
    }

    private String figuresOf(UUID unit) {
        return "/api/v1/evaluation/tasks/" + task + "/units/" + unit + "/figures";
    }

    private String value(String indicator) {
        return owner.jdbc()
                .sql("""
                        select coalesce((select trim_scale(value)::text from assessment.figure
                        where task_id = :task and unit_id = :unit and indicator = :indicator), 'none')
                        """)
                .param("task", task)
                .param("unit", province)
                .param("indicator", indicator)
                .query(String.class)
                .single();
    }

    private void signIn(Role role, String division) {
        page = browsing.signIn(
                accounts.open(role, null, division, null), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    private void open(String path) {
        page.navigate(accounts.address() + path);
    }

    private void pictures(String name) {
        browsing.pictures(page, "evaluation-" + name);
        Browsing.assertAccessible(page);
    }
}
