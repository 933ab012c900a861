package org.jieli.capacity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A referral centre keeps schedules and beds in the browser; a specialist and an alliance's office look at them. */
@JieliTest
class CapacityPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    AllianceRegistry alliances;

    @Autowired
    Schedules schedules;

    @Autowired
    StoredCapacity capacity;

    @Autowired
    Clock clock;

    private Browsing browsing;
    Page page;

    private CapacityFixture place;
    private LocalDate monday;

    @BeforeEach
    void aHospitalAndABrowser() {
        place = CapacityFixture.registeredIn(registry);
        monday = Week.of(LocalDate.now(clock), LocalDate.now(clock)).next();
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aScheduleIsAddedAfterItsFaultsAreMendedAndEndedLater() {
        alliances.found(AllianceFixture.countyCommunity(place.id(), Set.of(), LocalDate.of(2024, 1, 1)));
        signIn(Role.REFERRAL_CENTRE, place.id());
        open("/capacity");
        assertThat(page.locator(".empty")).containsText("这一周没有号源和床位");
        pictures("week-empty");
        page.click(".empty a");
        assertThat(page.locator("#reservedShare")).hasValue("20");
        page.fill("#slotMinutes", "3");
        page.fill("#slotCount", "许多");
        page.click("text=保存");
        assertThat(page.locator("#slotCount-note")).containsText("不是整数");
        assertThat(page.locator("#slotCount")).hasValue("许多");
        assertThat(page.locator("#clinic-note")).containsText("请填写");
        pictures("schedule-faulty");
        page.selectOption("#departmentId", "心血管内科");
        page.fill("#clinic", "心血管专家门诊");
        page.fill("#slotMinutes", "30");
        page.fill("#slotCount", "6");
        page.fill("#slotCapacity", "5");
        page.click("text=保存");
        assertThat(page.locator("[role=status]")).containsText("排班已增加");
        assertThat(page.locator("tbody tr")).hasCount(1);
        pictures("schedules");
        page.click("tbody >> text=修改");
        page.fill("#to", "2020-01-01");
        page.click("text=保存");
        assertThat(page.locator("#to-note")).containsText("不能早于");
        page.fill("#to", monday.minusDays(1).toString());
        page.fill("#reservedShare", "40");
        page.click("text=保存");
        assertThat(page.locator("tbody")).containsText("40.0%");
        open("/capacity?from=" + monday);
        assertThat(page.locator(".empty")).isVisible();
    }

    @Test
    void theWeekAndTheDayShowWhatIsFreeBookedAndReservedAndWhenItIsReleased() throws IOException {
        aWeekWithBookings();
        signIn(Role.REFERRAL_CENTRE, place.id());
        open("/capacity?from=" + monday.plusDays(2));
        assertThat(page.locator("table tbody tr").first()).containsText("余 27");
        assertThat(page.locator("table tbody tr").first()).containsText("已约 3 · 预留 10");
        pictures("week");
        page.setViewportSize(390, 844);
        assertThat(page.locator("table.capacity-week")).not().isVisible();
        assertThat(page.locator("section.card").first()).isVisible();
        page.setViewportSize(1366, 768);
        Download sheet = page.waitForDownload(() -> page.click("text=导出 Excel"));
        assertThat(rows(sheet.path(), 0)).anyMatch(row -> row.contains("心血管专家门诊") && row.contains("27"));
        assertThat(rows(sheet.path(), 2)).anyMatch(row -> row.contains("肾病学科") && row.contains("40"));
        page.click("thead a >> nth=0");
        assertThat(page.locator("h1")).containsText(monday.toString());
        assertThat(page.locator("tbody").first()).containsText("放开");
        pictures("day");
        open("/capacity/days/" + monday + "?language=en");
        pictures("day-english");
        open("/capacity?from=" + monday + "&language=en");
        pictures("week-english");
    }

    @Test
    void bedsAreNeverSetBelowWhatIsTaken() {
        aWeekWithBookings();
        signIn(Role.REFERRAL_CENTRE, place.id());
        open("/capacity/days/" + monday);
        page.click("tbody a:has-text('修改')");
        assertThat(page.locator("#beds")).hasValue("40");
        page.fill("#beds", "0");
        page.fill("#reserved", "0");
        page.click("text=保存");
        assertThat(page.locator("#beds-note")).containsText("已占用 1 张床");
        assertThat(page.locator("#beds")).hasValue("0");
        pictures("beds-faulty");
        page.fill("#beds", "1");
        page.click("text=保存");
        assertThat(page.locator("[role=status]")).hasText("床位已保存。");
        assertThat(page.locator(".capacity-full")).hasText("约满");
    }

    @Test
    void aFileIsReadCheckedAndConfirmed() throws IOException {
        signIn(Role.REFERRAL_CENTRE, place.id());
        open("/capacity/imports");
        Download template = page.waitForDownload(() -> page.click("text=Excel 模板 >> nth=0"));
        assertThat(rows(template.path(), 0).getFirst()).contains("科室", "每段号数", "结束日期");
        pictures("import");
        upload("不是表格");
        assertThat(page.locator("[role=alert]")).containsText("不是 Excel（.xlsx），也不是 CSV");
        upload("科室,姓名\n心血管内科,某\n");
        assertThat(page.locator("#file-note")).containsText("缺少这些列：门诊、星期、");
        pictures("import-refused");
        upload("科室,门诊,星期,开始时间,每段分钟,段数,每段号数\n心血管内科,专家门诊,周一,08:30,30,6,2\n" + "骨科,专家门诊,周八,8点,30,6,2\n");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody td").first()).hasText("3");
        assertThat(page.locator("tbody")).containsText("“科室”列：本机构没有科室“骨科”");
        pictures("report");
        open(page.url().substring(accounts.address().length()) + "?language=en");
        pictures("report-english");
        page.click("text=Confirm 1 lines");
        assertThat(page.locator("[role=status]")).containsText("1 lines added");
        assertThat(page.locator("[aria-current=true]")).hasText("Added 1");
        assertThat(page.locator("tbody tr")).hasCount(1);
        pictures("report-confirmed");
        open("/capacity?from=" + monday);
        assertThat(page.locator("table")).containsText("专家门诊");
        open("/capacity/schedules?language=en");
        pictures("schedules-english");
        open("/capacity/schedules/new");
        pictures("schedule-english");
        open("/capacity/imports");
        pictures("import-english");
    }

    @Test
    void aConfirmedFileThatOnlyChangesShowsWhatItChanged() {
        schedules.setBeds(place.id(), place.heart().id(), monday, monday, 12, 1);
        signIn(Role.REFERRAL_CENTRE, place.id());
        open("/capacity/imports?kind=BEDS");
        upload("科室,起始日期,床位\n心血管内科," + monday + ",14\n骨科," + monday + ",14\n");
        page.click("text=确认导入 1 行");
        assertThat(page.locator("[role=status]")).hasText("已导入并生效：新增 0 行，修改 1 行；有误的 1 行没有导入。");
        assertThat(page.locator("[aria-current=true]")).hasText("修改 1");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void othersReadWhatTheirRoleMay() {
        aWeekWithBookings();
        CapacityFixture stranger = CapacityFixture.registeredIn(registry);
        CapacityFixture lead = CapacityFixture.registeredIn(registry);
        alliances.found(AllianceFixture.countyCommunity(lead.id(), Set.of(place.id()), LocalDate.of(2024, 1, 1)));
        signIn(Role.SPECIALIST, place.id());
        open("/capacity/days/" + monday);
        assertThat(page.locator("#set-beds")).hasCount(0);
        assertThat(status("/capacity/schedules")).isEqualTo(200);
        assertThat(status("/capacity/schedules/new")).isEqualTo(403);
        assertThat(status("/capacity/imports")).isEqualTo(403);
        assertThat(status("/capacity?institution=" + stranger.id())).isEqualTo(404);
        signIn(Role.ALLIANCE_OFFICE, lead.id());
        open("/capacity?from=" + monday);
        page.selectOption("#institution", place.hospital().name());
        page.click("button:has-text('查看')");
        assertThat(page.locator("table")).containsText("心血管专家门诊");
        pictures("week-of-member");
        page.click("thead a >> nth=0");
        assertThat(page.locator("tbody").first()).containsText("心血管专家门诊");
        assertThat(status("/capacity?institution=" + stranger.id())).isEqualTo(404);
        signIn(Role.VILLAGE_DOCTOR, place.id());
        assertThat(status("/capacity")).isEqualTo(403);
    }

    private void aWeekWithBookings() {
        LocalDate from = monday.minusWeeks(1);
        schedules.define(List.of(
                clinic(place.heart().id(), "心血管专家门诊", DayOfWeek.MONDAY, 5, from),
                clinic(place.heart().id(), "高血压门诊", DayOfWeek.WEDNESDAY, 3, from),
                clinic(place.kidney().id(), "肾病普通门诊", DayOfWeek.FRIDAY, 1, from)));
        schedules.generate(monday, monday.plusDays(6));
        schedules.setBeds(place.id(), place.kidney().id(), monday, monday.plusDays(6), 40, 4);
        UUID referral = Identifiers.next();
        capacity.holdBed(place.kidney().id(), monday, referral, Duration.ofMinutes(30));
        capacity.book(referral);
        List<UUID> slots = capacity.freeSlots(List.of(place.heart().id()), clock.instant(), 14, 2).stream()
                .map(SlotSummary::id)
                .toList();
        slots.forEach(slot -> capacity.holdSlot(slot, Identifiers.next(), Duration.ofMinutes(30)));
        capacity.bookOpen(slots.getFirst(), Identifiers.next());
    }

    private Schedule clinic(UUID department, String name, DayOfWeek weekday, int places, LocalDate from) {
        return new Schedule(
                Identifiers.next(),
                place.id(),
                department,
                name,
                weekday,
                LocalTime.of(8, 30),
                30,
                6,
                places,
                new BigDecimal("0.4"),
                12,
                from,
                null);
    }

    private void upload(String csv) {
        page.setInputFiles("#file", new FilePayload("排班.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.click("text=读取并核对");
    }

    private static List<String> rows(Path file, int sheet) throws IOException {
        List<String> rows = new ArrayList<>();
        try (InputStream content = Files.newInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(content);
                var lines = workbook.getSheet(sheet).orElseThrow().openStream()) {
            lines.forEach(line -> rows.add(
                    String.join("|", line.stream().map(cell -> cell.getText()).toList())));
        }
        return rows;
    }

    private int status(String path) {
        return page.navigate(accounts.address() + path).status();
    }

    private void open(String path) {
        page.navigate(accounts.address() + path);
    }

    private void signIn(Role role, UUID institution) {
        page = browsing.signIn(
                accounts.open(role, institution, "411203", null), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    private void pictures(String name) {
        browsing.pictures(page, "capacity-" + name);
        Browsing.assertAccessible(page);
    }
}
