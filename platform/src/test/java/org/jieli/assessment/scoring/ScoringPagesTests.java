package org.jieli.assessment.scoring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.assessment.evaluation.FrozenReports;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two hospitals are scored by two experts who do not see each other's grades; one objects, puts right, and all is published. */
@JieliTest
class ScoringPagesTests {

    private static final String AREA = "4113";
    private static final String COUNTY = "411303";

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    AllianceRegistry alliances;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    private final NewInstitution first = InstitutionFixture.institution("示范第一医院", "A100", Tier.TERTIARY, COUNTY);
    private final NewInstitution second = InstitutionFixture.institution("示范第二医院", "A100", Tier.TERTIARY, COUNTY);
    private final String name = "示范考核" + UUID.randomUUID().toString().substring(24);
    private UUID task;
    private UUID firstUnit;
    private String firstExpert;
    private String secondExpert;
    private String leader;
    private Browsing browsing;
    private String appraisal;
    Page page;

    @BeforeEach
    void twoHospitalsThatReported() {
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(java.util.List.of(first, second));
            alliances.found(AllianceFixture.countyCommunity(first.id(), Set.of(first.id()), LocalDate.of(2020, 1, 1)));
            alliances.found(
                    AllianceFixture.countyCommunity(second.id(), Set.of(second.id()), LocalDate.of(2020, 1, 1)));
        });
        FrozenReports frozen = new FrozenReports(owner.jdbc());
        task = frozen.task(AREA, LocalDate.of(2026, 1, 1), null);
        firstUnit = frozen.unit("urban_lead", first.name(), COUNTY, first.id());
        frozen.submitted(task, firstUnit, hospital("1000"));
        frozen.submitted(task, frozen.unit("urban_lead", second.name(), COUNTY, second.id()), hospital("--"));
        firstExpert = accounts.open(Role.EVALUATOR, null, AREA, null);
        secondExpert = accounts.open(Role.EVALUATOR, null, AREA, null);
        leader = accounts.open(Role.EVALUATOR, null, AREA, null);
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void expertsGradeAloneTheUnitObjectsAndPutsRightAndTheLeaderPublishes() {
        begin();
        grade(firstExpert, firstUnit, "优", true);
        page = signIn(secondExpert);
        open("/scoring/" + appraisal + "/units/" + firstUnit + "/sheet");
        assertThat(page.locator("main")).containsText("还有专家没有交");
        assertThat(page.locator("main")).not().containsText("查阅了文件一");
        pictures("not-all-in");
        open("/scoring/" + appraisal + "/units/" + firstUnit + "/grades");
        assertThat(page.locator("textarea").first()).hasValue("");
        grade(secondExpert, firstUnit, "中", false);
        leaderDecidesAndFeedsBack();
        String office = accounts.open(Role.ALLIANCE_OFFICE, first.id(), COUNTY, null);
        unitObjects(office);
        leaderAnswersAndDemands();
        unitProves(office);
        leaderConfirmsAndPublishes();
        Page visitor = browsing.visitor(Browsing.Screen.OFFICE);
        assertThat(browsing.open(visitor, "/published/scoring/" + appraisal)).isEqualTo(200);
        assertThat(visitor.locator("tbody tr")).hasCount(2);
        assertThat(visitor.locator("main")).not().containsText("查阅");
        browsing.pictures(visitor, "scoring-public");
        Browsing.assertAccessible(visitor);
    }

    @Test
    void whoHasNothingToDoWithItSeesNothing() {
        begin();
        String path = "/api/v1/evaluation/appraisals/" + appraisal + "/units/" + firstUnit;
        String own = accounts.token(accounts.open(Role.ALLIANCE_OFFICE, first.id(), COUNTY, null));
        assertThat(accounts.get(own, path).status()).isEqualTo(404);
        assertThat(accounts.get(own, "/api/v1/evaluation/appraisals/" + appraisal + "/published")
                        .status())
                .isEqualTo(404);
        owner.jdbc()
                .sql(
                        "update assessment.appraisal_unit set lines = '[{\"number\": 1}]', total = 80 where appraisal_id = :id")
                .param("id", UUID.fromString(appraisal))
                .update();
        String other = accounts.token(accounts.open(Role.ALLIANCE_OFFICE, second.id(), COUNTY, null));
        String bureau = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, AREA, null));
        String elsewhere = accounts.token(accounts.open(Role.EVALUATOR, null, "4112", null));
        assertThat(accounts.get(own, path).status()).isEqualTo(200);
        assertThat(accounts.get(other, path).status()).isEqualTo(404);
        assertThat(accounts.get(bureau, path).status()).isEqualTo(404);
        assertThat(accounts.get(elsewhere, path).status()).isEqualTo(404);
        page = signIn(accounts.open(Role.EVALUATOR, null, "4112", null));
        assertThat(browsing.open(page, "/scoring/" + appraisal)).isEqualTo(404);
        assertThat(browsing.open(page, "/scoring/" + appraisal + "/units/" + firstUnit + "/grades"))
                .isEqualTo(404);
        page = signIn(accounts.open(Role.HEALTH_COMMISSION, null, AREA, null));
        assertThat(browsing.open(page, "/scoring/schemes")).isEqualTo(403);
        assertThat(browsing.open(browsing.visitor(Browsing.Screen.OFFICE), "/published/scoring/" + appraisal))
                .isEqualTo(404);
    }

    @Test
    void whatIsPublishedIsReadByItsAudienceAlone() {
        begin();
        String path = "/api/v1/evaluation/appraisals/" + appraisal + "/published";
        String concerned = accounts.token(accounts.open(Role.ALLIANCE_OFFICE, first.id(), COUNTY, null));
        String bureau = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, AREA, null));
        String integrator = accounts.token(accounts.open(Role.INTEGRATOR, first.id(), COUNTY, null));
        publish(Audience.UNITS);
        assertThat(accounts.get(concerned, path).status()).isEqualTo(200);
        assertThat(accounts.get(bureau, path).status()).isEqualTo(404);
        publish(Audience.INDUSTRY);
        assertThat(accounts.get(bureau, path).status()).isEqualTo(200);
        assertThat(accounts.get(integrator, path).status()).isEqualTo(404);
        Page visitor = browsing.visitor(Browsing.Screen.OFFICE);
        assertThat(browsing.open(visitor, "/published/scoring/" + appraisal)).isEqualTo(404);
        publish(Audience.PUBLIC);
        assertThat(accounts.get(integrator, path).status()).isEqualTo(200);
        assertThat(browsing.open(visitor, "/published/scoring/" + appraisal)).isEqualTo(200);
    }

    private void publish(Audience audience) {
        UUID id = UUID.fromString(appraisal);
        owner.jdbc()
                .sql("update assessment.appraisal_unit set lines = '[{\"number\": 1}]' where appraisal_id = :id")
                .param("id", id)
                .update();
        owner.jdbc().sql("""
                        update assessment.appraisal set state = 'PUBLISHED', audience = :audience, published_at = now(),
                          published = '[{"name": "示范医院", "rank": 1, "level": "合格"}]' where id = :id
                        """).param("id", id).param("audience", audience.name()).update();
    }

    @Test
    void anExampleIsCopiedItsWeightsAreCheckedAndAUsedVersionStays() {
        page = signIn(leader);
        open("/scoring/schemes");
        assertThat(page.locator("tr:has-text('仅供演示（U）')").first()).isVisible();
        pictures("schemes");
        page.locator("tr:has-text('示例方案（医联体'):has-text('仅供演示（U）')")
                .locator("button")
                .first()
                .click();
        page.fill("#name", name + "方案");
        page.fill("#weight-1", "99");
        page.fill("#rule-26", "10=0, 0=100");
        page.click("button:has-text('保存')");
        assertThat(page.locator("#weight-1")).hasValue("99");
        assertThat(page.locator("[role=alert]").first()).isVisible();
        pictures("scheme-error");
        page.fill("#rule-26", "0=0, 12=100");
        page.click("button:has-text('保存')");
        assertThat(page.locator("[role=alert]").first()).containsText("权重合计应为 100");
        page.fill("#weight-1", "2.5");
        page.click("button:has-text('保存')");
        assertThat(page.locator(".alert-success")).isVisible();
        assertThat(page.locator("main")).containsText("0=0, 10=100 → 0=0, 12=100");
        String used = page.url().replaceAll(".*/", "");
        pictures("scheme");
        begin(used);
        open("/scoring/schemes/" + used + "?language=en");
        page.fill("#rule-26", "0=0, 15=100");
        page.click("button:has-text('next version')");
        assertThat(page.url()).doesNotContain(used);
        open("/scoring/schemes/" + used + "?language=en");
        assertThat(page.locator("#rule-26")).hasValue("0=0, 12=100");
        pictures("scheme-english");
    }

    private void begin() {
        begin(null);
    }

    private void begin(String scheme) {
        page = signIn(leader);
        open("/scoring/new?language=zh-CN");
        page.click("main button[type=submit]");
        assertThat(page.locator("main [role=alert]").first()).isVisible();
        pictures("new-error");
        page.fill("#name", name);
        page.selectOption("#task", task.toString());
        page.selectOption(
                "#scheme",
                scheme == null
                        ? owner.jdbc()
                                .sql("select id from assessment.scheme where set_id = 'alliance' and confidence = 'U'")
                                .query(UUID.class)
                                .single()
                                .toString()
                        : scheme);
        for (String expert : java.util.List.of(firstExpert, secondExpert)) {
            page.check("[name=experts][value='" + account(expert) + "']");
        }
        page.click("main button[type=submit]");
        page.waitForURL(url -> url.matches(".*/scoring/[0-9a-f-]{36}"));
        appraisal = page.url().replaceAll(".*/", "");
        assertThat(page.locator("main")).containsText("0/2");
    }

    /** All units, the given one with a grade of its own. */
    private void grade(String expert, UUID unit, String grade, boolean firstTime) {
        page = signIn(expert);
        open("/scoring/" + appraisal);
        for (UUID each : owner.jdbc()
                .sql("select unit_id from assessment.appraisal_unit where appraisal_id = :id")
                .param("id", UUID.fromString(appraisal))
                .query(UUID.class)
                .list()) {
            open("/scoring/" + appraisal + "/units/" + each + "/grades");
            if (firstTime && each.equals(unit)) {
                page.click("button[name=handIn]");
                assertThat(page.locator("[role=alert]").first()).containsText("没有评级");
                pictures("grades-error");
            }
            int items = page.locator("select").count();
            for (int i = 0; i < items; i++) {
                page.locator("main select").nth(i).selectOption(each.equals(unit) && i == 0 ? grade : "良");
                page.locator("main textarea").nth(i).fill(firstTime ? "查阅了文件一" : "查阅了文件二");
            }
            page.click("button[name=handIn]");
            assertThat(page.locator(".alert-success")).isVisible();
        }
        open("/scoring/" + appraisal + "/units/" + unit + "/grades");
        assertThat(page.locator("button[name=handIn]")).hasCount(0);
        pictures("grades-" + (firstTime ? "first" : "second"));
    }

    private void leaderDecidesAndFeedsBack() {
        page = signIn(leader);
        open("/scoring/" + appraisal);
        assertThat(page.locator("main")).containsText("1 项分歧");
        page.fill("#lastDay", LocalDate.now(clock).plusDays(7).toString());
        acceptDialogs();
        page.click("button:has-text('反馈给各单位')");
        assertThat(page.locator("[role=alert]").first()).containsText("1 个单位没有评完");
        pictures("appraisal-error");
        open("/scoring/" + appraisal + "/units/" + firstUnit + "/sheet");
        assertThat(page.locator("main")).containsText("查阅了文件一");
        assertThat(page.locator("main")).containsText("查阅了文件二");
        pictures("sheet");
        page.selectOption("#grade-1", "良");
        page.fill("#reason-1", "方案已出台但没有时间表");
        page.click("form:has(#grade-1) button");
        assertThat(page.locator("#item-1")).containsText("裁定为“良”");
        open("/scoring/" + appraisal);
        page.fill("#lastDay", LocalDate.now(clock).plusDays(7).toString());
        page.click("button:has-text('反馈给各单位')");
        assertThat(page.locator(".alert-success")).isVisible();
        pictures("appraisal");
    }

    private void unitObjects(String office) {
        page = signIn(office);
        open("/scoring");
        page.click("a:has-text('" + first.name() + "')");
        assertThat(page.locator("main")).containsText("方案已出台但没有时间表");
        page.click("button:has-text('提出异议')");
        assertThat(page.locator(".invalid-feedback").first()).isVisible();
        page.fill("#words", "时间表见方案第六章");
        page.click("button:has-text('提出异议')");
        assertThat(page.locator("main")).containsText("尚未答复");
        pictures("result");
        open(page.url().replace(accounts.address(), "") + "?language=en");
        assertThat(page.locator("main")).not().containsText("scoring.");
        pictures("result-english");
        open("/inbox?language=zh-CN");
        assertThat(page.locator("main")).containsText(name);
    }

    private void leaderAnswersAndDemands() {
        page = signIn(leader);
        open("/scoring/" + appraisal + "/units/" + firstUnit);
        page.fill("[id^='answer-']", "已核对，维持原分");
        page.click("button:has-text('答复')");
        assertThat(page.locator("main")).containsText("不成立");
        page.fill("#demand", "在方案中补充时间表");
        page.fill("#due", LocalDate.now(clock).plusDays(30).toString());
        page.click("button:has-text('下达')");
        assertThat(page.locator("main")).containsText("待整改");
        pictures("result-leader");
    }

    private void unitProves(String office) {
        page = signIn(office);
        open("/scoring/" + appraisal + "/units/" + firstUnit);
        page.fill("[id^='proof-']", "已印发补充通知");
        page.click("form:has([id^='proof-']) button");
        assertThat(page.locator("main")).containsText("待确认");
    }

    private void leaderConfirmsAndPublishes() {
        page = signIn(leader);
        acceptDialogs();
        open("/scoring/" + appraisal + "/units/" + firstUnit);
        page.click("button[name=enough]");
        assertThat(page.locator("main")).containsText("已确认");
        open("/scoring/" + appraisal);
        page.selectOption("#audience", "PUBLIC");
        page.click("button:has-text('公布')");
        assertThat(page.locator("[role=alert]").first()).containsText("异议期没有结束");
        owner.jdbc()
                .sql("update assessment.appraisal set objections_until = now() - interval '1 minute' where id = :id")
                .param("id", UUID.fromString(appraisal))
                .update();
        open("/scoring/" + appraisal);
        page.selectOption("#audience", "PUBLIC");
        page.click("button:has-text('公布')");
        assertThat(page.locator(".alert-success")).isVisible();
        open("/scoring/" + appraisal + "?language=en");
        pictures("published-english");
    }

    private void acceptDialogs() {
        page.onDialog(dialog -> dialog.accept());
    }

    private UUID account(String username) {
        return owner.jdbc()
                .sql("select id from identity.account where username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
    }

    private static Map<String, String> hospital(String surgeries) {
        return Map.ofEntries(
                Map.entry("covered_township_centres", "8"),
                Map.entry("covered_community_centres", "4"),
                Map.entry("covered_rehabilitation_institutions", "1"),
                Map.entry("covered_nursing_institutions", "1"),
                Map.entry("dispatched_visits", "150"),
                Map.entry("referrals_received", "900"),
                Map.entry("referrals_down", "600"),
                Map.entry("discharges", "20000"),
                Map.entry("new_technologies", "3"),
                Map.entry("new_projects", "2"),
                Map.entry("training_times", "40"),
                Map.entry("critical_rescues", "1200"),
                Map.entry("grade34_surgeries", "600"),
                Map.entry("total_surgeries", surgeries),
                Map.entry("average_stay_days", "8.5"),
                Map.entry("outpatient_cost_per_visit", "320.5"),
                Map.entry("inpatient_cost_per_patient", "12000"));
    }

    private Page signIn(String username) {
        return browsing.signIn(username, AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    private void open(String path) {
        page.navigate(accounts.address() + path);
    }

    private void pictures(String picture) {
        browsing.pictures(page, "scoring-" + picture);
        Browsing.assertAccessible(page);
    }
}
