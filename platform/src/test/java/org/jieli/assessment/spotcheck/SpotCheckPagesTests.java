package org.jieli.assessment.spotcheck;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.assessment.ReportingFixture;
import org.jieli.assessment.filling.Cause;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.filling.TypedCell;
import org.jieli.assessment.task.Report;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.NewInstitution;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Role;
import org.jieli.web.SheetLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A checker draws a sample, notes what differs, the unit corrects it in a new version, the checker confirms. */
@JieliTest
class SpotCheckPagesTests {

    private static final String AREA = "411282";

    @Autowired
    AccountFixture accounts;

    @Autowired
    ReportingFixture reporting;

    @Autowired
    Cells cells;

    @Autowired
    SpotSamples samples;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    private Browsing browsing;
    private ReportingFixture.Group group;
    private UUID task;
    private Report report;

    @BeforeEach
    void anAcceptedReport() {
        browsing = new Browsing(accounts.address());
        group = reporting.urbanGroup(AREA);
        ReportingFixture.Group other = reporting.urbanGroup(AREA);
        task = reporting.openTask(AREA);
        report = accepted(group.lead(), "500");
        accepted(group.member(), "20");
        accepted(other.lead(), "20");
        accepted(other.member(), "20");
        owner.jdbc().sql("""
                insert into assessment.peer_range (task_id, form, tier, item, low, median, high, units)
                values (:task, 'urban_lead', 'TERTIARY', 'discharges', 10, 20, 30, 8)
                """).param("task", task).update();
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aFindingIsCorrectedInANewVersionAndConfirmed() throws Exception {
        Page checker = leader();
        browsing.open(checker, "/reporting/spot-checks");
        checker.fill("#size", "-1");
        checker.click("button:has-text('抽取')");
        assertThat(checker.locator(".invalid-feedback")).containsText("1 到 200");
        pictures(checker, "samples-faulty");
        checker.fill("#size", "5");
        checker.click("button:has-text('抽取')");
        assertThat(checker.locator("tbody tr")).hasCount(1);
        assertThat(checker.locator("tbody")).containsText(group.lead().name());
        pictures(checker, "sample");
        checker.click("tbody td:nth-child(4) a");
        checker.fill("#found", "480");
        checker.fill("#due", "2020-01-01");
        checker.click("button:has-text('登记')");
        assertThat(checker.locator("main")).containsText("期限不能早于今天");
        assertThat(checker.locator("#found")).hasValue("480");
        checker.fill("#evidence", "病案首页系统导出 480 例，见附件。");
        checker.fill("#due", ChinaTime.date(clock.instant()).plusDays(5).toString());
        checker.click("button:has-text('登记')");
        assertThat(checker.locator("[role=status]")).containsText("已登记");

        Page office = browsing.signIn(group.office(), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        office.onDialog(dialog -> dialog.accept());
        String findings = "/reporting/reports/" + report.id() + "/findings";
        browsing.open(office, findings);
        office.fill("input[name=value]", "-5");
        office.click("button:has-text('更正')");
        assertThat(office.locator(".invalid-feedback")).containsText("不能小于 0");
        office.fill("input[name=value]", "500");
        office.click("button:has-text('更正')");
        assertThat(office.locator(".invalid-feedback")).containsText("没有更正");
        office.fill("input[name=value]", "480");
        office.fill("input[name=words]", "漏删了重复病例");
        pictures(office, "finding-correcting");
        office.click("button:has-text('更正')");
        assertThat(office.locator("[role=status]")).containsText("已更正");
        assertThat(office.locator("main")).containsText("500 → 480（第 2 版起生效）");
        assertThat(office.locator("button:has-text('确认更正')")).hasCount(0);
        assertThat(office.locator("main")).containsText(Pattern.compile("4\\.80? → 5\\.00?"));
        assertThat(version(2)).isEqualTo("480");
        assertThat(version(1)).isEqualTo("500");

        browsing.open(checker, findings);
        checker.click("button:has-text('确认更正')");
        assertThat(checker.locator("[role=status]")).containsText("已确认更正");
        pictures(checker, "finding-confirmed");
        browsing.open(checker, "/reporting/corrections");
        assertThat(checker.locator("tbody")).containsText("480");
        Path table =
                checker.waitForDownload(() -> checker.click("text=导出 Excel")).path();
        List<SheetLines.Line> lines = new ArrayList<>();
        SheetLines.read(Files.newInputStream(table), lines::add);
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.get("上报数")).isEqualTo("500");
            assertThat(line.get("更正数")).isEqualTo("480");
        });
        browsing.open(checker, "/reporting/corrections?language=en");
        pictures(checker, "corrections-english");
        browsing.open(office, "/reporting/reports/" + report.id());
        office.hover("#c-discharges");
        assertThat(office.locator("#c-discharges")).containsText("480");
    }

    @Test
    void aFindingGoesOverdueAndIsGivenMoreTime() {
        UUID finding = UUID.randomUUID();
        owner.jdbc()
                .sql("""
                insert into assessment.finding
                  (id, task_id, report_id, submission, item, reported, found, evidence, due, found_by, found_at)
                values (:id, :task, :report, 1, 'discharges', '500', '480', '病案', '2026-01-01', '核查人', now())
                """)
                .param("id", finding)
                .param("task", task)
                .param("report", report.id())
                .update();
        Page office = browsing.signIn(group.office(), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        String findings = "/reporting/reports/" + report.id() + "/findings";
        browsing.open(office, findings);
        assertThat(office.locator("main")).containsText("更正期限已过");
        Page checker = leader();
        browsing.open(checker, findings);
        checker.click("button:has-text('改期限')");
        assertThat(checker.locator(".invalid-feedback").first()).containsText("请填写");
        checker.fill("input[name=because]", "单位系统停机");
        checker.fill(
                "input[name=due] >> nth=0",
                ChinaTime.date(clock.instant()).plusDays(3).toString());
        checker.click("button:has-text('改期限')");
        assertThat(checker.locator("[role=status]")).containsText("新期限");
    }

    @Test
    void theSameNumberDrawsTheSameSample() {
        SampleForm twoByNumber = new SampleForm(SampleRule.RANDOM, "", "2", "", "20261126");
        List<UUID> first = drawn(twoByNumber);
        assertThat(first).hasSize(2).isEqualTo(drawn(twoByNumber));
        assertThat(drawn(new SampleForm(SampleRule.RANDOM, "", "4", "", "20261126")))
                .startsWith(first.toArray(UUID[]::new));
    }

    @Test
    void lateChangesAreDrawnWithTheirItems() {
        UUID sample = reporting.callAs(
                reporting.leader(AREA),
                () -> samples.draw(task, new SampleForm(SampleRule.LATE_CHANGES, "urban_lead", "5", "2", "")));
        assertThat(reporting.callAs(reporting.leader(AREA), () -> samples.drawn(sample)))
                .hasSize(2)
                .allSatisfy(drawn -> assertThat(drawn.items()).containsExactly("discharges", "referrals_down"));
    }

    @Test
    void unitsDrawNothingAndOthersFindNothing() {
        Page office = browsing.signIn(group.office(), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        assertThat(browsing.open(office, "/reporting/spot-checks")).isEqualTo(403);
        Page elsewhere = browsing.signIn(
                accounts.open(Role.HEALTH_COMMISSION, null, "42", null),
                AccountFixture.PASSWORD,
                Browsing.Screen.OFFICE);
        assertThat(browsing.open(elsewhere, "/reporting/reports/" + report.id() + "/findings"))
                .isEqualTo(404);
    }

    private List<UUID> drawn(SampleForm form) {
        return reporting.callAs(reporting.leader(AREA), () -> samples.drawn(samples.draw(task, form)).stream()
                .map(SpotSample.Drawn::reportId)
                .toList());
    }

    private Report accepted(NewInstitution institution, String discharges) {
        Report opened = reporting.report(task, institution);
        reporting.callAs(
                reporting.office(institution),
                () -> cells.save(
                        opened.id(),
                        List.of(new TypedCell("discharges", discharges, 0), new TypedCell("referrals_down", "24", 0)),
                        Cause.TYPED));
        owner.jdbc().sql("""
                insert into assessment.submission
                  (report_id, number, task_id, form, cells, explanations, cause, submitted_by, submitted_at)
                select id, 1, task_id, form, (select jsonb_object_agg(item, value) from assessment.cell where report_id = :id),
                       '[]', 'SUBMITTED', '填报人', now()
                from assessment.report where id = :id
                """).param("id", opened.id()).update();
        owner.jdbc().sql("""
                update assessment.report set state = 'ACCEPTED', submissions = 1, submitted_at = now() where id = :id
                """).param("id", opened.id()).update();
        return opened;
    }

    private String version(int number) {
        return owner.jdbc()
                .sql(
                        "select cells ->> 'discharges' from assessment.submission where report_id = :id and number = :number")
                .param("id", report.id())
                .param("number", number)
                .query(String.class)
                .single();
    }

    private Page leader() {
        Page leader = browsing.signIn(
                accounts.open(Role.EVALUATOR, null, AREA, null), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        browsing.open(leader, "/reporting/spot-checks");
        leader.selectOption("#task", task.toString());
        assertThat(leader.locator("#task")).hasValue(task.toString());
        browsing.open(leader, "/reporting/spot-checks");
        return leader;
    }

    private void pictures(Page page, String name) {
        browsing.pictures(page, "reporting-" + name);
        Browsing.assertAccessible(page);
    }
}
