package org.jieli.insurance.parameter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.insurance.Scheme;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An insurance bureau writes, compares, tries and issues rules; the health commission reads them. */
@JieliTest
class RulePagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    RuleBook book;

    @Autowired
    Clock clock;

    private final String region = "8" + ThreadLocalRandom.current().nextInt(100, 1000);
    private Browsing browsing;
    private Page page;

    @BeforeEach
    void aBrowser() {
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aBureauCopiesAnExampleMendsItTriesItAndIssuesIt() {
        signIn(Role.INSURANCE_BUREAU, region);
        open("/insurance/rules");
        assertThat(page.locator(".empty")).containsText("还没有待遇规则");
        pictures("list-empty");
        page.click("tr:has-text('线性城市') button");
        assertThat(page.locator("[role=status]")).containsText("已复制为草稿");
        UUID draft = id();
        pictures("edit");
        fill("name", "测试市 居民");
        fill("levels[2].deductibles", "一千五");
        fill("from", "");
        fill("levels[1].segments[0].upTo", "9000");
        page.click(".jieli-actionbar button");
        assertThat(page.locator("[role=alert]").first()).containsText("医疗机构级别 3 › 起付线");
        assertThat(page.locator("[role=alert]").first()).containsText("最后一段止于 9000 元");
        assertThat(field("levels[2].deductibles")).hasValue("一千五");
        assertThat(field("name")).hasValue("测试市 居民");
        pictures("edit-faulty");
        LocalDate from = LocalDate.now(clock).withDayOfYear(1).plusYears(1);
        fill("from", from.toString());
        fill("levels[2].deductibles", "1200, 600");
        page.click(".jieli-actionbar button");
        assertThat(page.locator("[role=status]")).containsText("草稿已保存");
        assertThat(page.locator(".alert-danger")).containsText("最后一段止于 9000 元");
        open("/insurance/rules/" + draft + "/effect");
        assertThat(page.locator("button:has-text('发布')")).isDisabled();
        open("/insurance/rules/" + draft + "/edit");
        fill("levels[1].segments[0].upTo", "");
        page.click(".jieli-actionbar button");
        assertThat(page.locator("[role=status]")).containsText("草稿已保存");
        page.click("text=试算影响");
        assertThat(page.locator("tbody")).containsText("9,750.00");
        page.onDialog(dialog -> dialog.accept());
        page.click("button:has-text('发布')");
        assertThat(page.locator("[role=status]")).containsText("已发布");
        pictures("issued");
        assertThat(book.on(region, Scheme.RESIDENT, from)).isPresent();
        open("/insurance/rules/" + draft + "?language=en");
        pictures("issued-english");
    }

    @Test
    void rowsComeAndGoAndNothingTypedIsLost() {
        signIn(Role.INSURANCE_BUREAU, region);
        open("/insurance/rules");
        page.click("tr:has-text('厦门市 城乡居民') button");
        UUID draft = id();
        fill("name", "还没有保存的名称");
        page.click("#levels .card-footer button");
        assertThat(field("levels[3].name")).hasValue("");
        assertThat(field("name")).hasValue("还没有保存的名称");
        page.click("button[value='levels[0]']");
        assertThat(field("levels[0].name")).hasValue("二级");
        open("/insurance/rules/" + draft + "/edit");
        assertThat(page.locator("form [role=status]")).containsText("已恢复");
        assertThat(field("levels[0].name")).hasValue("二级");
        assertThat(field("levels[2].name")).hasValue("");
        page.click("#groups button[name=add]");
        fill("groups[0].name", "退休人员");
        page.click(".jieli-actionbar button");
        assertThat(page.locator("[role=alert]").first()).containsText("人群优待 1 › 代码");
        assertThat(field("groups[0].name")).hasValue("退休人员");
    }

    @Test
    void whatWasTypedOverStoredValuesOutlivesAChangeOfLanguage() {
        signIn(Role.INSURANCE_BUREAU, region);
        open("/insurance/rules");
        page.click("tr:has-text('线性城市') button");
        UUID draft = id();
        fill("levels[1].segments[0].rate", "80");
        open("/insurance/rules/" + draft + "/edit?language=en");
        assertThat(field("levels[1].segments[0].rate")).hasValue("80");
        assertThat(page.locator("form [role=status]")).containsText("is back");
        page.click(".jieli-actionbar button");
        assertThat(page.locator("[role=status]")).containsText("The draft is saved");
        open("/insurance/rules/" + draft + "/edit?language=zh-CN");
        assertThat(field("levels[1].segments[0].rate")).hasValue("80");
        assertThat(page.locator("form [role=status]")).hasCount(0);
    }

    @Test
    void theNextVersionEndsTheOpenOneAndTheTwoAreCompared() {
        signIn(Role.INSURANCE_BUREAU, region);
        UUID first = copyAndIssue("线性城市");
        open("/insurance/rules/" + first);
        page.click("text=复制为草稿");
        UUID second = id();
        int year = LocalDate.now(clock).getYear() + 2;
        fill("from", year + "-01-01");
        fill("year", String.valueOf(year));
        fill("levels[0].segments[0].rate", "88");
        page.click(".jieli-actionbar button");
        assertThat(page.locator("[role=status]")).containsText("草稿已保存");
        open("/insurance/rules/" + second);
        assertThat(page.locator("a:has-text('并排比较')"))
                .hasAttribute("href", "/insurance/rules/compare?left=" + first + "&right=" + second);
        open("/insurance/rules/" + second + "/effect");
        assertThat(page.locator("tbody")).containsText("+");
        assertThat(page.locator("tbody")).containsText("个人");
        assertThat(page.locator("tbody")).not().containsText("北京职工");
        pictures("effect");
        open("/insurance/rules/compare?left=" + first + "&right=" + second);
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("88%");
        page.check("[name=all]");
        page.click("main button:has-text('并排比较')");
        assertThat(page.locator("tr.table-warning")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("补差额");
        pictures("compare");
        open("/insurance/rules/" + second + "/effect");
        page.onDialog(dialog -> dialog.accept());
        page.click("button:has-text('发布')");
        assertThat(page.locator("[role=status]")).containsText("已发布");
        assertThat(book.find(first).orElseThrow().to()).isEqualTo(LocalDate.of(year - 1, 12, 31));
        open("/insurance/rules/" + second + "/edit");
        assertThat(page.locator("[role=status]")).containsText("这个版本已发布");
    }

    @Test
    void othersReadWhatIsIssuedAndNoOneElsesDrafts() {
        signIn(Role.INSURANCE_BUREAU, region);
        UUID issued = copyAndIssue("线性城市");
        open("/insurance/rules");
        page.click("tr:has-text('昆明市 职工') button");
        UUID draft = id();
        signIn(Role.HEALTH_COMMISSION, region + "02");
        open("/insurance/rules");
        assertThat(page.locator("tr:has-text('线性城市')")).hasCount(2);
        assertThat(page.locator("button:has-text('复制为草稿')")).hasCount(0);
        pictures("list");
        assertThat(status("/insurance/rules/" + issued)).isEqualTo(200);
        assertThat(status("/insurance/rules/" + draft)).isEqualTo(404);
        signIn(Role.INSURANCE_BUREAU, "62");
        open("/insurance/rules");
        assertThat(page.locator("tr:has-text('线性城市')").first()).isVisible();
        assertThat(page.locator("button:has-text('复制为草稿')")).hasCount(0);
        signIn(Role.INSURANCE_BUREAU, "7101");
        assertThat(status("/insurance/rules/" + issued)).isEqualTo(404);
        assertThat(status("/insurance/rules/" + draft)).isEqualTo(404);
    }

    private UUID copyAndIssue(String example) {
        open("/insurance/rules");
        page.click("tr:has-text('" + example + "') button");
        UUID id = id();
        open("/insurance/rules/" + id + "/effect");
        page.onceDialog(dialog -> dialog.accept());
        page.click("button:has-text('发布')");
        assertThat(page.locator("[role=status]")).containsText("已发布");
        return id;
    }

    private UUID id() {
        page.waitForURL(url -> url.endsWith("/edit"));
        return UUID.fromString(page.url().replaceAll(".*/rules/", "").replaceAll("/.*", ""));
    }

    private void fill(String path, String text) {
        page.fill("[name='" + path + "']", text);
    }

    private Locator field(String path) {
        return page.locator("[name='" + path + "']");
    }

    private void signIn(Role role, String division) {
        page = browsing.signIn(
                accounts.open(role, null, division, null), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    private void open(String path) {
        browsing.open(page, path);
    }

    private int status(String path) {
        return browsing.open(page, path);
    }

    private void pictures(String name) {
        browsing.pictures(page, "rules-" + name);
        Browsing.assertAccessible(page);
    }
}
