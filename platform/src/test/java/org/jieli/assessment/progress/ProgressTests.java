package org.jieli.assessment.progress;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.assessment.checking.PeerClock;
import org.jieli.assessment.review.Line;
import org.jieli.assessment.task.ReportAction;
import org.jieli.assessment.task.ReportEvent;
import org.jieli.assessment.task.ReportEvents;
import org.jieli.assessment.task.ReportState;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How far a task has come is counted down the tree; who owes a report is asked for it, by people and by the clock. */
@JieliTest
class ProgressTests {

    @Autowired
    Line line;

    @Autowired
    Progress progress;

    @Autowired
    Chasing chasing;

    @Autowired
    Reminders reminders;

    @Autowired
    PeerClock peers;

    @Autowired
    Reports reports;

    @Autowired
    ReportEvents events;

    @Autowired
    AccountFixture accounts;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    @Test
    void reportsAreCountedByPlaceAndEachSeesOnlyItsOwn() {
        Line.Place place = line.foundIn(ReportState.SUBMITTED);
        Access province = line.commission("41");
        List<Progress.Line> cities = line.as(province, () -> progress.below(task(place), "41"));
        assertThat(cities).singleElement().satisfies(city -> {
            assertThat(city.code()).isEqualTo("4112");
            assertThat(city.tally().submitted()).isEqualTo(1);
            assertThat(city.tally().handedIn()).isLessThan(city.tally().all());
        });
        assertThat(line.as(line.commission("4101"), () -> progress.total(taskOf(place), "4101")
                        .all()))
                .isZero();
        assertThat(line.as(province, () -> progress.missing(task(place), "41"))).anySatisfy(missing -> {
            assertThat(missing.city()).isEqualTo("4112");
            assertThat(missing.urban()).isTrue();
            assertThat(missing.county()).isFalse();
        });
    }

    @Test
    void whoOwesAReportIsAskedOnceADayAndFindsAMessage() {
        Line.Place place = line.found();
        Access city = line.commission("4112");
        int told = line.as(city, () -> chasing.chase(task(place), "4112", List.of(place.report())));
        assertThat(told).isEqualTo(1);
        assertThat(line.<Integer>as(city, () -> chasing.chase(task(place), "4112", List.of(place.report()))))
                .isZero();
        assertThat(actions(place)).containsExactly(ReportAction.CHASE);
        assertThat(messages(place, place.centre().id(), "progress.notice-chase"))
                .isEqualTo(1);
        assertThat(messages(place, place.hospital().id(), "progress.notice-chase"))
                .isEqualTo(1);
        Line.Place submitted = line.foundIn(ReportState.SUBMITTED);
        assertThat(line.<Integer>as(city, () -> chasing.chase(task(submitted), "4112", List.of(submitted.report()))))
                .isZero();
    }

    @Test
    void theClockRemindsOnceAtEachMark() {
        Line.Place place =
                line.found(LocalDateTime.now(clock.withZone(ChinaTime.ZONE)).plusDays(2));
        Line.Place far = line.found();
        reminders.look();
        reminders.look();
        assertThat(actions(place)).containsExactly(ReportAction.REMIND);
        assertThat(actions(far)).isEmpty();
        owner.jdbc()
                .sql("update assessment.event set at = at - interval '2 days' where report_id = :report")
                .param("report", place.report())
                .update();
        owner.jdbc()
                .sql("update assessment.task set closes = closes - interval '36 hours' where id = :task")
                .param("task", place.task())
                .update();
        reminders.look();
        reminders.look();
        assertThat(actions(place)).containsExactly(ReportAction.REMIND, ReportAction.REMIND);
    }

    @Test
    void theRangesOfPeersAreMadeForATask() {
        Line.Place place = line.foundIn(ReportState.SUBMITTED);
        CurrentAccess.runAsSystem(
                "test", () -> assertThat(peers.make(taskOf(place))).isZero());
    }

    @Test
    void thePageLeadsDownToTheUnitsAndChases() throws Exception {
        Line.Place place = line.found();
        try (Browsing browsing = new Browsing(accounts.address())) {
            Page page = browsing.signIn(
                    accounts.open(Role.EVALUATOR, null, "41", null), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
            page.navigate(accounts.address() + "/reporting/progress");
            page.selectOption("#task", place.task().toString());
            page.waitForLoadState();
            assertThat(page.locator("#task")).hasValue(place.task().toString());
            browsing.pictures(page, "reporting-progress");
            Browsing.assertAccessible(page);
            page.click("main table a:has-text('三门峡')");
            page.fill("#q", place.centre().name());
            page.click("button:has-text('查找')");
            assertThat(page.locator("main table:has(input[name=report]) tbody tr"))
                    .hasCount(1);
            page.check("input[value='" + place.report() + "']");
            browsing.pictures(page, "reporting-progress-units");
            Browsing.assertAccessible(page);
            page.onceDialog(dialog -> dialog.accept());
            page.click("#chase button");
            assertThat(page.locator("[role=status]").first()).containsText("1 家");
            Download sheet = page.waitForDownload(() -> page.click("a:has-text('导出')"));
            try (InputStream content = Files.newInputStream(sheet.path());
                    ReadableWorkbook workbook = new ReadableWorkbook(content)) {
                assertThat(workbook.getFirstSheet().read()).anyMatch(row -> row.getCellText(0)
                        .equals(place.centre().name()));
            }
        }
    }

    private List<ReportAction> actions(Line.Place place) {
        return line.as(line.commission("41"), () -> events.of(place.report())).stream()
                .map(ReportEvent::action)
                .toList();
    }

    /** Messages come after the commit, on another thread. */
    private long messages(Line.Place place, UUID institution, String key) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> owner.jdbc()
                                .sql("""
                                select count(*) from notification.message
                                where institution_id = :institution and key = :key and path like :path
                                """)
                                .param("institution", institution)
                                .param("key", key)
                                .param("path", "%" + place.report())
                                .query(Long.class)
                                .single(),
                        count -> count > 0);
    }

    private Task task(Line.Place place) {
        return reports.task(place.task());
    }

    private Task taskOf(Line.Place place) {
        return line.as(line.commission("41"), () -> task(place));
    }
}
