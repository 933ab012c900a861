package org.jieli.medication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.medication.Pharmacies.County;
import org.jieli.medication.catalogue.Drug;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A doctor prescribes, a pharmacist reviews and dispenses, a village doctor keeps his stock; in the browser. */
@JieliTest
class MedicationPagesTests {

    @Autowired
    Pharmacies pharmacies;

    @Autowired
    AccountFixture accounts;

    @Autowired
    Clock clock;

    private County county;
    private Drug amlodipine;
    private Browsing browsing;
    private Page page;

    @BeforeEach
    void aCountyAndABrowser() {
        county = pharmacies.found();
        amlodipine = pharmacies.drug("C08CA01-01");
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aLongPrescriptionIsRefusedWithItsRulesThenWrittenReviewedAndDispensed() {
        county.stocked(county.centre.id(), amlodipine, 100);
        signIn(county.doctorAccount, Screen.OFFICE);
        open("/prescriptions");
        assertThat(page.locator(".empty")).isVisible();
        pictures("prescriptions-empty");
        open("/prescriptions/new?resident=" + county.man.id());
        pictures("prescription-empty");
        page.check("input[name=kind][value=LONG]");
        choose("#diagnosis", "gxy", "I10");
        choose("#drug0", "aldp", "氨氯地平片 5mg");
        page.fill("#dose0", "1");
        page.fill("#days", "84");
        page.fill("#refillDays", "28");
        assertThat(page.locator("#check")).containsText("没有纳入慢病管理");
        assertThat(page.locator("#check")).containsText("有 100 片");
        page.click("main button.btn-primary");
        assertThat(page.locator(".alert-danger").first()).containsText("签字");
        assertThat(page.locator("#days")).hasValue("84");
        pictures("prescription-refused");
        county.followedUp("1", 10);
        page.check("input[name=diagnosisClear]");
        page.check("input[name=regimenStable]");
        page.check("input[name=adherent]");
        page.fill("#evaluation", "血压 128/76 mmHg，无不良反应");
        page.check("input[name=confirmation][value=PAPER]");
        page.click("main button.btn-primary");
        assertThat(page.locator(".alert-success")).containsText("等待药师审核");
        String path = page.url().substring(accounts.address().length());
        pictures("prescription-issued");
        signIn(county.pharmacistAccount, Screen.OFFICE);
        open("/prescriptions");
        assertThat(page.locator("tbody")).containsText("张建国");
        pictures("prescriptions-to-review");
        open(path);
        page.click("text=审核通过");
        assertThat(page.locator(".alert-success")).containsText("已审核通过");
        page.fill("#amount1", "10");
        page.click("form[action$=dispensings] button.btn-primary");
        assertThat(page.locator(".alert-success")).containsText("已发药");
        page.fill("#amount1", "30");
        page.click("form[action$=dispensings] button.btn-primary");
        assertThat(page.locator(".alert-danger").first()).containsText("没有再次发药");
        pictures("prescription-beyond");
        page.fill("#amount1", "18");
        page.click("form[action$=dispensings] button.btn-primary");
        assertThat(page.locator("main")).containsText("第 2 次从");
        pictures("prescription-partly");
        open(path + "?language=en");
        pictures("prescription-partly-english");
    }

    @Test
    void onThePhoneTheVillageDoctorSeesWhatIsMissingAndAsksForIt() {
        county.stocked(county.hospital.id(), amlodipine, 500);
        signIn(county.villageAccount, Screen.PHONE);
        open("/stock");
        assertThat(page.locator(".empty")).isVisible();
        pictures("stock-empty");
        open("/stock/drugs/" + amlodipine.id());
        page.fill("#lot", "A1");
        page.fill("#expiresOn", LocalDate.now(clock).minusDays(1).toString());
        page.fill("#amount", "多");
        page.click("form[action='/stock/receipts'] button");
        assertThat(page.locator(".alert-danger").first()).containsText("已经过期");
        assertThat(page.locator("#amount")).hasValue("多");
        pictures("stock-faulty");
        page.fill("#expiresOn", LocalDate.now(clock).plusYears(1).toString());
        page.fill("#amount", "20");
        page.click("form[action='/stock/receipts'] button");
        assertThat(page.locator(".alert-success")).containsText("已入库");
        pictures("stock-drug");
        page.click("text=申请急需药品");
        page.fill("#amount", "60");
        page.fill("#reason", "三位患者长期处方到期");
        page.click("main button.btn-primary");
        assertThat(page.locator(".alert-success")).containsText("24 小时内答复");
        pictures("urgent-asked");
        signIn(county.hospitalAccount, Screen.OFFICE);
        open("/urgent-drugs");
        pictures("urgent-to-answer");
        page.click("form[action$=send] button");
        assertThat(page.locator(".alert-success")).containsText("已处理");
        signIn(county.villageAccount, Screen.PHONE);
        open("/stock/transfers");
        page.click("text=收货 >> nth=-1");
        assertThat(page.locator(".alert-success")).containsText("已收货");
        pictures("transfers");
    }

    @Test
    void formulariesAreLinkedAndImported() {
        county.stocked(county.hospital.id(), amlodipine, 10);
        signIn(county.pharmacistAccount, Screen.OFFICE);
        open("/formulary?part=MISSING");
        assertThat(page.locator("tbody")).containsText("牵头医院有，这里没有");
        pictures("formulary");
        open("/medication/imports?kind=FORMULARY");
        pictures("formulary-import");
        page.setInputFiles(
                "#file",
                new FilePayload(
                        "目录.csv",
                        "text/csv",
                        "药品编码,配备\nC08CA01-01,是\nNONE-1,是\nA10BA02-02,也许\n".getBytes(StandardCharsets.UTF_8)));
        page.click("main button.btn-primary");
        assertThat(page.locator("tbody tr")).hasCount(2);
        pictures("formulary-report");
        page.click("text=确认导入 1 行");
        assertThat(page.locator("[role=status]").first()).containsText("新增 1 行");
        open("/formulary?part=HERE");
        assertThat(page.locator("tbody tr")).hasCount(1);
        open("/drugs?q=metformin&language=en");
        pictures("drugs-english");
    }

    private void signIn(String account, Screen screen) {
        page = browsing.signIn(account, AccountFixture.PASSWORD, screen);
    }

    private void open(String path) {
        assertThat(browsing.open(page, path)).isLessThan(400);
    }

    private void choose(String select, String typed, String shown) {
        String input = select + "-ts-control";
        page.click(input);
        page.locator(input).pressSequentially(typed);
        page.locator(".ts-dropdown:visible .option", new Page.LocatorOptions().setHasText(shown))
                .first()
                .click();
    }

    private void pictures(String name) {
        var size = page.viewportSize();
        browsing.pictures(page, "medication-" + name);
        Browsing.assertAccessible(page);
        page.setViewportSize(size.width, size.height);
    }
}
