package org.jieli.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.resident.NewResident;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in with a captcha, accounts, the audit and a resident's guardians and consents, in the browser. */
@JieliTest
class IdentityPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    Residents residents;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private Browsing browsing;
    private Browser browser;
    private Page page;

    @BeforeEach
    void aClinicAndABrowser() {
        registry.register(List.of(clinic));
        browsing = new Browsing(accounts.address());
        browser = browsing.browser();
        page = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1366, 768)
                        .setExtraHTTPHeaders(Map.of("X-Forwarded-For", "198.18.2.1")))
                .newPage();
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void whoMistypesProvesToBeAPersonAndComesIn() {
        String username = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null);
        open("/sign-in");
        pictures("sign-in");
        for (int i = 0; i < 3; i++) {
            signIn(username, "wrong");
        }
        assertThat(page.locator("#username")).hasValue(username);
        page.waitForFunction("document.querySelector('img[alt^=验证码]')?.naturalWidth > 0");
        checked("sign-in-captcha");
        open("/sign-in?language=en");
        page.fill("#username", username);
        page.fill("#password", AccountFixture.PASSWORD);
        submit();
        checked("sign-in-captcha-english");
        open("/sign-in?language=zh-CN");
        page.fill("#username", username);
        page.fill("#password", AccountFixture.PASSWORD);
        submit();
        page.fill("#captcha", sum());
        signIn(username, AccountFixture.PASSWORD);
        assertThat(page.locator(".jieli-whoami")).hasText("测试机构 · 村医");
    }

    @Test
    void anAdministratorOpensAnAccountAndItsHolderChangesTheFirstPassword() {
        signInAs(Role.ADMINISTRATOR);
        String username = "cun-" + Identifiers.next().toString().substring(24);
        open("/administration/accounts");
        checked("accounts");
        page.click("text=开通账号");
        checked("account-form");
        page.fill("#username", username);
        page.fill("#personName", "示范村医");
        page.selectOption("#role", "VILLAGE_DOCTOR");
        page.click("button[type=submit]:has-text('开通账号')");
        assertThat(page.locator("main")).containsText("这个角色要选择机构");
        assertThat(page.locator("#username")).hasValue(username);
        checked("account-form-faults");
        page.fill("#institutionId-ts-control", clinic.name());
        page.click(".ts-dropdown .option");
        page.click("button[type=submit]:has-text('开通账号')");
        String password = page.locator("#first-password").textContent();
        assertThat(page.locator("main")).containsText(clinic.name());
        checked("account-record");
        page.reload();
        assertThat(page.locator("#first-password")).hasCount(0);
        open(page.url().substring(accounts.address().length()) + "?language=en");
        checked("account-record-english");
        page.onceDialog(Dialog::dismiss);
        page.click("button:has-text('Reset password')");
        assertThat(page.locator("#first-password")).hasCount(0);
        page.onceDialog(dialog -> {
            assertThat(dialog.message()).contains("示范村医");
            dialog.accept();
        });
        page.click("button:has-text('Reset password')");
        assertThat(page.locator("#first-password")).isVisible();
        password = page.locator("#first-password").textContent();
        open("/administration/accounts?language=en&q=" + username);
        checked("accounts-english");
        open("/administration/audit?who=" + username);
        assertThat(page.locator("tbody")).containsText("Opened an account");
        checked("audit-english");
        open("/administration/audit?language=zh-CN");
        page.click("text=校验审计链");
        assertThat(page.locator("#verification [role]")).isVisible();
        checked("audit");
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1366, 768));
        open("/sign-in");
        signIn(username, password);
        assertThat(page.locator("h1")).hasText("修改密码");
        page.fill("#oldPassword", password);
        page.fill("#password", "My-own-word-2026");
        checked("first-password");
        page.click("button[type=submit]:has-text('修改密码')");
        assertThat(page.locator("header")).containsText(clinic.name());
    }

    @Test
    void aChildsRecordShowsGuardianAndConsents() {
        signInAs(Role.VILLAGE_DOCTOR);
        NewResident wanted = ResidentFixture.person("李小宝", LocalDate.of(2020, 6, 1), Sex.MALE);
        ResidentSummary child = ResidentFixture.register(residents, ResidentFixture.doctorAt(clinic.id()), wanted);
        open("/residents/" + child.id());
        page.click("summary:has-text('登记同意')");
        page.selectOption("#kind", "HEALTH_DATA");
        page.fill("#evidence", "纸质同意书 2026-0001");
        page.click("button:has-text('登记同意')");
        assertThat(page.locator(".invalid-feedback")).containsText("须由监护人同意");
        assertThat(page.locator("#evidence")).hasValue("纸质同意书 2026-0001");
        checked("resident-consent-fault");
        page.click("summary:has-text('登记监护人')");
        page.fill("#guardian-name", "王秀英");
        page.selectOption("#relation", "PARENT");
        page.fill("#guardian-phone", "15400000001");
        page.click("button:has-text('登记监护人')");
        page.click("summary:has-text('登记同意')");
        page.selectOption("#kind", "HEALTH_DATA");
        page.selectOption("#guardianId", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("#evidence", "纸质同意书 2026-0001");
        page.click("button:has-text('登记同意')");
        assertThat(page.locator("main")).containsText("第二十九条");
        assertThat(page.locator(".happenings")).containsText("登记监护人");
        assertThat(page.locator(".happenings")).containsText("处理健康信息");
        checked("resident-record");
        page.click("button:has-text('撤回')");
        assertThat(page.locator("main")).containsText("撤回");
        page.click("text=修改联系方式");
        page.fill("#deceasedOn", "2020-05-31");
        page.click("button:has-text('保存')");
        assertThat(page.locator(".invalid-feedback")).containsText("死亡日期早于出生日期");
        checked("resident-contact-fault");
        page.fill("#deceasedOn", "");
        page.fill("#phone", "154 0000 0009");
        page.click("button:has-text('保存')");
        assertThat(page.locator("main")).containsText("154****0009");
        open("/residents/" + child.id() + "?language=en");
        checked("resident-record-english");
    }

    private void signInAs(Role role) {
        boolean authority = role == Role.ADMINISTRATOR;
        // Before the page is opened: without any account it would lead to the set-up of the first administrator.
        String username =
                accounts.open(role, authority ? null : clinic.id(), authority ? "4112" : clinic.division(), null);
        open("/sign-in");
        signIn(username, AccountFixture.PASSWORD);
        assertThat(page.locator("header")).containsText("测试机构");
    }

    private void signIn(String username, String password) {
        page.fill("#username", username);
        page.fill("#password", password);
        submit();
    }

    private void submit() {
        page.waitForNavigation(() -> page.click("button[type=submit]"));
    }

    private String sum() {
        Matcher sum = Pattern.compile("(.)加(.)等于几")
                .matcher(page.locator("#captcha-words").textContent());
        assertThat(sum.find()).isTrue();
        String numbers = "零一二三四五六七八九";
        return String.valueOf(numbers.indexOf(sum.group(1)) + numbers.indexOf(sum.group(2)));
    }

    private void open(String path) {
        page.navigate(accounts.address() + path);
    }

    /** Takes pictures and asks axe. */
    private void checked(String name) {
        pictures(name);
        Browsing.assertAccessible(page);
    }

    private void pictures(String name) {
        browsing.pictures(page, "identity-" + name);
    }
}
