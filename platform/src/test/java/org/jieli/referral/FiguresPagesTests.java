package org.jieli.referral;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.resident.NewResident;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.SheetLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists, overdue lists and figures of referrals as a referral centre, an alliance office and a commission use them in the browser. */
@JieliTest
class FiguresPagesTests {

    private static final int MANY = 160;

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    AllianceRegistry alliances;

    @Autowired
    Residents residents;

    @Autowired
    OwnerConnection owner;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private final NewInstitution centre = InstitutionFixture.healthCentre();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private final NewInstitution other = InstitutionFixture.cityHospital();
    private final Instant now = Instant.now();
    private final LocalDate today = ChinaTime.date(now);
    private List<RandomReferrals.Row> rows;
    private Browsing browsing;
    Page page;

    @BeforeEach
    void aCountyWithReferrals() {
        List<NewInstitution> places = List.of(clinic, centre, hospital, other);
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(places);
            alliances.found(AllianceFixture.countyCommunity(
                    hospital.id(), Set.of(hospital.id(), centre.id()), LocalDate.of(2020, 1, 1)));
        });
        rows = new RandomReferrals(7, places, List.of(person("示范居民甲"), person("示范居民乙")), now).write(owner.jdbc(), MANY);
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void theCentreNarrowsSearchesPagesAndExportsItsList() throws IOException {
        signIn(Role.REFERRAL_CENTRE, hospital);
        open("/referrals");
        assertThat(page.locator("tbody tr")).hasCount(50);
        assertThat(page.locator("[role=status]")).containsText(seen() + " 条");
        pictures("list");
        page.click("main nav >> text=已拒绝");
        page.click("main nav >> text=转入");
        assertThat(page.locator("tbody tr")).hasCount((int) rows.stream()
                .filter(row -> row.state() == ReferralState.REFUSED && row.to().equals(hospital.id()))
                .count());
        page.click("summary");
        page.selectOption("#refusal", "NO_CAPACITY");
        page.click("button:has-text('查找')");
        long refused = rows.stream()
                .filter(row ->
                        row.refusal() == Step.Refusal.NO_CAPACITY && row.to().equals(hospital.id()))
                .count();
        assertThat(page.locator("[role=status]")).hasText(refused + " 条");
        assertThat(page.url()).contains("state=REFUSED", "side=RECEIVED", "refusal=NO_CAPACITY");
        List<String> numbers = exported("a:has-text('导出 Excel')", "转诊单号");
        assertThat(numbers).hasSize((int) refused);
        page.click("text=去掉这个条件");
        assertThat(page.url()).doesNotContain("refusal");
        open("/referrals");
        page.click("a:has-text('更多')");
        assertThat(page.url()).contains("after=");
        open("/referrals?q=" + number(rows.getFirst().id()));
        assertThat(page.locator("tbody tr")).hasCount(visible(rows.getFirst()) ? 1 : 0);
        open("/referrals?q=示范居民甲");
        assertThat(page.locator("tbody tr").first()).containsText("示范居民甲");
        pictures("list-found");
        open("/referrals?q=nobody-has-this-name");
        assertThat(page.locator(".empty")).isVisible();
        pictures("list-empty");
        open("/referrals?since=2026-03-02&until=2026-03-01&language=en");
        assertThat(page.locator("[role=alert]").first()).isVisible();
        assertThat(page.locator("#until")).hasValue("2026-03-01");
        pictures("list-error-english");
        open("/referrals?state=REFUSED&language=en");
        pictures("list-english");
    }

    @Test
    void whatIsOverdueIsOneClickFromTheStartPage() {
        for (Role role : List.of(Role.REFERRAL_CENTRE, Role.ALLIANCE_OFFICE)) {
            signIn(role, hospital);
            assertThat(page.locator("a[href='/referrals/overdue'] strong")).isVisible();
            pictures("home-" + role.name().toLowerCase(java.util.Locale.ROOT));
            page.click("a[href='/referrals/overdue'] >> nth=-1");
            assertThat(page.locator("h1")).hasText("超时转诊");
            assertThat(page.locator("tbody tr").first()).containsText("0398-2980000");
            assertThat(page.locator("tbody tr").first()).containsText("已超时");
        }
        pictures("overdue");
        signIn(Role.HEALTH_COMMISSION, null);
        open("/referrals/overdue?institution=" + hospital.id() + "&language=en");
        assertThat(page.locator("tbody tr").first()).isVisible();
        pictures("overdue-english");
        signIn(Role.REFERRAL_CENTRE, InstitutionFixture.villageClinic());
        open("/referrals/overdue");
        assertThat(page.locator(".empty")).isVisible();
        pictures("overdue-empty");
    }

    @Test
    void theFiguresOpenToTheirListsAndCanBeTakenAlong() throws IOException {
        signIn(Role.REFERRAL_CENTRE, hospital);
        page.click("nav >> text=转诊指标");
        assertThat(page.locator(".figure")).hasCount(6);
        assertThat(page.locator("[data-drawn]")).hasCount(2);
        pictures("figures");
        page.click("text=近 90 天");
        assertThat(page.url()).contains("since=" + today.minusDays(89), "until=" + today);
        String count = page.locator(".figure a").first().innerText();
        pictures("figures-by-week");
        assertThat(exported("a:has-text('导出 Excel')", "指标")).hasSize(7);
        Download picture = page.waitForDownload(() -> page.click("[data-chart-picture='over-time']"));
        assertThat(Files.size(picture.path())).isPositive();
        page.click(".figure a >> nth=0");
        assertThat(page.locator("[role=status]")).hasText(count + " 条");
        page.goBack();
        clickTheLongestBar("refusals");
        page.waitForURL(url -> url.contains("/referrals?") && url.contains("refusal="));
        assertThat(page.locator("tbody tr").first()).containsText("已拒绝");
        open("/referrals/figures?since=2019-01-01&until=2019-01-31");
        assertThat(page.locator(".empty")).isVisible();
        pictures("figures-empty");
        assertThat(page.navigate(accounts.address() + "/referrals/figures?since=tomorrow&until=2019-01-31")
                        .status())
                .isEqualTo(422);
        pictures("figures-error");
        signIn(Role.HEALTH_COMMISSION, null);
        open("/referrals/figures?side=SENT&language=en&institution=" + hospital.id());
        assertThat(page.locator("main")).not().containsText("referral.");
        pictures("figures-english");
        signIn(Role.INSURANCE_BUREAU, null);
        assertThat(page.navigate(accounts.address() + "/referrals/figures").status())
                .isEqualTo(403);
    }

    /** The first bar of a lying chart is the longest and reaches beyond the middle. */
    private void clickTheLongestBar(String chart) {
        Locator place = page.locator("#" + chart);
        place.scrollIntoViewIfNeeded();
        BoundingBox box = place.boundingBox();
        int bars = page.locator("#" + chart + " >> xpath=../..")
                .locator("tbody tr")
                .count();
        double axis = 28;
        double top = 16;
        place.click(new Locator.ClickOptions().setPosition(box.width / 2, top + (box.height - top - axis) / bars / 2));
    }

    private boolean visible(RandomReferrals.Row row) {
        return List.of(row.from(), row.to(), row.passed() == null ? row.to() : row.passed())
                .contains(hospital.id());
    }

    private long seen() {
        return rows.stream().filter(this::visible).count();
    }

    private String number(UUID id) {
        return owner.jdbc()
                .sql("select number from referral.referral where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** The first column of a workbook that a click downloads. */
    private List<String> exported(String link, String column) throws IOException {
        Download download = page.waitForDownload(() -> page.click(link));
        List<String> cells = new ArrayList<>();
        try (var file = Files.newInputStream(download.path())) {
            SheetLines.read(file, line -> cells.add(line.get(column)));
        }
        return cells;
    }

    private UUID person(String name) {
        return CurrentAccess.callAs(
                new Access(
                        null,
                        null,
                        "测试",
                        hospital.id(),
                        hospital.name(),
                        Role.FAMILY_DOCTOR,
                        hospital.division(),
                        AccessScope.institutions(Set.of(hospital.id()))),
                () -> residents
                        .register(new NewResident(
                                name,
                                Sex.FEMALE,
                                LocalDate.of(1960, 5, 1),
                                null,
                                UUID.randomUUID().toString().substring(0, 18),
                                null,
                                "411203100201",
                                null,
                                "390"))
                        .id());
    }

    private void signIn(Role role, NewInstitution at) {
        page = browsing.signIn(
                accounts.open(role, at == null ? null : at.id(), "411203", null),
                AccountFixture.PASSWORD,
                Browsing.Screen.OFFICE);
    }

    private void open(String path) {
        page.navigate(accounts.address() + path);
    }

    private void pictures(String name) {
        browsing.pictures(page, "referral-" + name);
        Browsing.assertAccessible(page);
    }
}
