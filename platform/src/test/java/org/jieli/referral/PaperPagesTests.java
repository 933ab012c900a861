package org.jieli.referral;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.capacity.Schedules;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The papers of a referral in the browser: form, signature, files, printed slip, stay, discharge, down again, the person's page. */
@JieliTest
class PaperPagesTests {

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final FilePayload ECG = new FilePayload("心电图.pdf", "application/pdf", PDF);
    private static final FilePayload NOT_A_PDF = new FilePayload(
            "表格.pdf", "application/pdf", "<html><body>x</body></html>".getBytes(StandardCharsets.UTF_8));

    @Autowired
    Counties counties;

    @Autowired
    AccountFixture accounts;

    @Autowired
    Schedules schedules;

    @Autowired
    Referrals referrals;

    @Autowired
    Clock clock;

    private Browsing browsing;
    private Browser browser;
    Page page;
    private County county;
    private final List<String> hindrances = new ArrayList<>();

    @BeforeEach
    void open() {
        browsing = new Browsing(accounts.address());
        browser = browsing.browser();
        county = counties.found();
        LocalDate today = ChinaTime.date(clock.instant());
        CurrentAccess.runAsSystem(
                "test", () -> schedules.setBeds(county.hospital.id(), county.ward.id(), today, today, 3, 3));
    }

    @AfterEach
    void close() {
        browsing.close();
        assertThat(hindrances).as("what hinders people, by page").isEmpty();
    }

    @Test
    void aSignedReferralWithFilesIsSentPrintedAndFollowed() throws IOException {
        signIn(county.familyDoctor);
        open("/referrals/new?diagnosis=I10&resident=" + county.person.id());
        page.fill("#reason", "血压 186/112，头痛");
        page.fill("#examinations", "血压，186/112 mmHg，" + ChinaTime.date(clock.instant()));
        page.fill("#history", "高血压 8 年");
        page.fill("#drugs", "氨氯地平片，5 mg，每日一次，口服，28 天\n缬沙坦胶囊，80 mg，每日一次，口服");
        page.fill("#treatment", "硝苯地平 10 mg 口服后观察");
        page.setInputFiles("#files", NOT_A_PDF);
        page.check("input[value=SIGNED]");
        page.click("text=提交转诊");
        assertThat(page.locator(".invalid-feedback")).containsText("请患者在框内签名");
        sign();
        page.setInputFiles("#files", NOT_A_PDF);
        page.click("text=提交转诊");
        assertThat(page.locator(".invalid-feedback").first()).containsText("不是 PDF");
        assertThat(page.locator("#drugs")).hasValue("氨氯地平片，5 mg，每日一次，口服，28 天\n缬沙坦胶囊，80 mg，每日一次，口服");
        pictures("new-with-fault");
        page.setInputFiles("#files", ECG);
        page.click("text=提交转诊");
        assertThat(page.locator("h1")).containsText("ZZ411203");
        assertThat(page.locator("img.signature-shown")).isVisible();
        Download download = page.waitForDownload(() -> page.click("text=心电图.pdf"));
        assertThat(Files.readAllBytes(download.path())).isEqualTo(PDF);
        pictures("record-signed");
        String record = page.url();
        open("/referrals/new?diagnosis=I10&resident=" + county.person.id());
        assertThat(page.locator("[role=alert]")).containsText("正在进行");
        page.navigate(record + "/print");
        assertThat(page.locator(".slip")).containsText("双向转诊（转出）单");
        assertThat(page.locator(".slip svg")).isVisible();
        pictures("print");
        page.pdf(new Page.PdfOptions().setFormat("A4").setPath(Path.of("target/screenshots/referral-slip.pdf")));
        page.navigate(record + "/print?language=en");
        pictures("print-english");
        page.navigate(record + "?language=en");
        assertThat(page.locator("main")).not().containsText("referral.");
        pictures("record-english");
        follow(record);
    }

    @Test
    void farAwayIsFoundBySearchAndAssessed() {
        signIn(county.familyDoctor);
        open("/referrals/new?diagnosis=I10&resident=" + county.person.id());
        page.fill("#reason", "难治性高血压");
        page.check("input[name=to][value=other]");
        choose("other", county.elsewhere.name());
        page.check("input[value=PAPER]");
        page.click("text=提交转诊");
        assertThat(page.locator(".invalid-feedback")).containsText("副主任医师");
        assertThat(page.locator("main .alert-danger")).containsText("请填写评估医师");
        assertThat(page.locator(".elsewhere")).containsText(county.elsewhere.name());
        choose("assessor", county.hospital.name());
        pictures("new-elsewhere");
        page.click("text=提交转诊");
        assertThat(page.locator("main")).containsText("统筹区外");
        assertThat(page.locator("main")).containsText(county.chief.name());
    }

    @Test
    void anEmergencyIsFiledAndTheConsentBroughtLater() {
        signIn(county.familyDoctor);
        open("/referrals/new?language=en&diagnosis=I10&resident=" + county.person.id());
        page.fill("#reason", "胸痛");
        page.check("input[value=EMERGENCY]");
        page.fill("#wentAt", "2020-01-01T08:00");
        page.click("text=Send the referral");
        assertThat(page.locator(".invalid-feedback")).containsText("24");
        pictures("new-emergency-english");
        page.fill(
                "#wentAt",
                ChinaTime.dateTime(clock.instant()).minusHours(1).toString().substring(0, 16));
        page.click("text=Send the referral");
        assertThat(page.locator("main")).containsText("Consent is due by");
        page.check("input[value=SIGNED]");
        sign();
        pictures("consent-later-english");
        page.click("text=Give consent");
        assertThat(page.locator("img.signature-shown")).isVisible();
    }

    @Test
    void aDraftTakesFilesAndLetsThemGo() {
        signIn(county.familyDoctor);
        open("/referrals/new?diagnosis=I10&resident=" + county.person.id());
        page.fill("#reason", "待补检查");
        page.click("text=存为草稿");
        page.setInputFiles("#files", ECG);
        page.click("text=上传");
        assertThat(page.locator("#attachments")).containsText("心电图.pdf");
        pictures("draft");
        page.click("#attachments >> text=移除");
        assertThat(page.locator("#attachments")).not().containsText("心电图.pdf");
        page.setInputFiles("#files", NOT_A_PDF);
        page.click("text=上传");
        assertThat(page.locator("[role=alert]")).containsText("不是 PDF");
        page.check("input[value=PAPER]");
        page.click("main button:has-text('提交')");
        assertThat(page.locator("main")).containsText("已提交");
    }

    @Test
    void hePassesThroughTheHospitalAndComesBack() {
        String id = arrived();
        signIn(accounts.open(Role.SPECIALIST, county.hospital.id(), county.hospital.division(), null));
        open("/referrals/" + id);
        assertThat(page.locator("strong:text-is('心血管内科')")).isVisible();
        page.click("main button:has-text('开始诊治')");
        assertThat(page.locator("[aria-current=step]")).hasText("诊治中");
        pictures("in-care");
        Page onThePhone = browsing.visitor(Browsing.Screen.PHONE);
        PersonLink link = linkOf(id);
        onThePhone.navigate(accounts.address() + link.path());
        onThePhone.fill("#code", link.code());
        onThePhone.click("text=查看");
        assertThat(onThePhone.locator("main")).containsText("心血管内科");
        Browsing.picture(onThePhone, "referral-follow-booked");
        page.click("text=查看住院");
        page.click("text=标记病情稳定");
        assertThat(page.locator("main")).containsText("其他医疗机构转入");
        pictures("stay");
        open("/admissions");
        pictures("inpatients");
        open("/referrals/down-today");
        assertThat(page.locator("tbody tr")).hasCount(1);
        pictures("down-today");
        page.click("tbody a strong");
        page.click("text=办理出院");
        page.click("main button:has-text('办理出院')");
        assertThat(page.locator(".invalid-feedback").first()).containsText("请选择离院方式");
        page.check("input[value='3']");
        page.fill("#totalCost", "四千");
        page.click("main button:has-text('办理出院')");
        assertThat(page.locator("main")).containsText("请填数字");
        assertThat(page.locator("#totalCost")).hasValue("四千");
        page.fill("#totalCost", "4321.50");
        page.fill("#course", "硝普钠静滴后改口服，血压 138/84");
        page.fill("#advice", "低盐饮食，规律服药，四周后复查肾功能");
        pictures("discharge");
        page.click("main button:has-text('办理出院')");
        assertThat(page.locator("h1")).containsText("发起转诊");
        assertThat(page.locator("#treatmentGiven")).hasValue("硝普钠静滴后改口服，血压 138/84");
        assertThat(page.locator("#fromDepartment")).hasValue("心血管内科");
        assertThat(page.locator("input[name=to]:checked + span")).containsText(county.centre.name());
        page.fill("#reason", "病情稳定，回社区管理");
        page.fill("#targets", "<140/90 mmHg");
        page.fill("#redFlags", "血压 ≥180/110、胸痛、意识改变");
        page.fill("#purpose1", "血压");
        page.check("input[value=PAPER]");
        pictures("new-down");
        page.click("text=提交转诊");
        assertThat(page.locator("h1")).containsText("ZZ");
        String down = page.url();
        page.navigate(down + "/print");
        assertThat(page.locator(".slip")).containsText("双向转诊（回转）单");
        page.pdf(new Page.PdfOptions().setFormat("A4").setPath(Path.of("target/screenshots/referral-slip-down.pdf")));
        signIn(county.familyDoctor);
        page.navigate(down);
        page.click("main button:has-text('接收')");
        page.click("main button:has-text('接受')");
        assertThat(page.locator("main")).containsText("做首次随访");
        pictures("down-accepted");
        open("/follow-ups");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    private String arrived() {
        var seen = county.submit();
        String id = seen.body().get("id").asString();
        seen = county.act(county.desk, id, seen.etag(), "receive", Map.of());
        seen = county.act(county.desk, id, seen.etag(), "accept", Map.of("bedDepartmentId", county.ward.id()));
        seen = county.act(county.desk, id, seen.etag(), "book", Map.of());
        county.act(county.desk, id, seen.etag(), "arrive", Map.of());
        return id;
    }

    private void follow(String record) {
        String id = record.substring(record.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        PersonLink link = linkOf(id);
        page = browser.newContext().newPage();
        open(link.path());
        page.fill("#code", "000000".equals(link.code()) ? "000001" : "000000");
        page.click("text=查看");
        assertThat(page.locator("[role=alert]")).containsText("不对");
        page.fill("#code", link.code());
        page.click("text=查看");
        assertThat(page.locator("main")).containsText("已提交");
        pictures("follow");
        page.click("summary");
        page.click("form button.btn-outline-danger");
        assertThat(page.locator("main")).containsText("患者已撤回");
    }

    private PersonLink linkOf(String id) {
        return CurrentAccess.callAsSystem(
                "test", () -> referrals.personLink(UUID.fromString(id)).orElseThrow());
    }

    private void sign() {
        page.locator("canvas.signature").scrollIntoViewIfNeeded();
        BoundingBox box = page.locator("canvas.signature").boundingBox();
        page.mouse().move(box.x + 30, box.y + 60);
        page.mouse().down();
        for (int step = 1; step <= 20; step++) {
            page.mouse().move(box.x + 30 + step * 10, box.y + 60 + (step % 2 == 0 ? 25 : -20));
        }
        page.mouse().up();
        assertThat(page.locator("#signature")).not().hasValue("");
    }

    private void choose(String field, String text) {
        page.locator("#" + field + "-ts-control").pressSequentially(text);
        page.locator("#" + field + "-ts-dropdown .option").first().click();
    }

    private void signIn(String username) {
        page = browsing.signIn(username, AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    private void open(String path) {
        page.navigate(accounts.address() + path);
    }

    private void pictures(String name) {
        browsing.pictures(page, "referral-" + name);
        new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(violation -> Set.of("serious", "critical").contains(violation.getImpact()))
                        .forEach(violation -> hindrances.add(name + ": " + violation.getId() + " "
                                + violation.getNodes().getFirst().getHtml()));
    }
}
