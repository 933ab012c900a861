package org.jieli.assessment.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.assessment.ReportingFixture;
import org.jieli.assessment.task.Report;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.Role;
import org.jieli.web.SheetLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The leader hands out accounts by the national rule, and who works with one says who he is. */
@JieliTest
class ReportingAccountPagesTests {

    private static final String AREA = "411203";
    private static final String NEW_PASSWORD = "Zhang-San-2026";

    @Autowired
    AccountFixture accounts;

    @Autowired
    ReportingFixture reporting;

    @Autowired
    OwnerConnection owner;

    private Browsing browsing;
    private ReportingFixture.Group group;
    private UUID task;
    private Report report;

    @BeforeEach
    void aTaskWithAHospital() {
        browsing = new Browsing(accounts.address());
        group = reporting.urbanGroup(AREA);
        task = reporting.openTask(AREA);
        report = reporting.report(task, group.lead());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aListIsTakenBroughtBackCheckedAndOpensAccountsThatAskForAPasswordAndAName() throws Exception {
        Page leader = leader();
        pictures(leader, "accounts");
        SheetLines.Line line = listed(leader);
        String username = line.get("用户名");
        assertThat(username).matches("4112001\\d*");
        assertThat(line.get("初始密码")).doesNotContain(username).hasSize(14);

        leader.setInputFiles(
                "#file",
                csv("用户名,单位,初始密码\n" + username + "," + group.lead().name() + ","
                        + line.get("初始密码") + "\nx," + group.lead().name()
                        + ",Fjzl@x\n411282901,不存在的医院,Fjzl@411282901\n411203777,"
                        + group.lead().name() + "," + line.get("初始密码") + "\n"));
        leader.click("button:has-text('检查')");
        assertThat(leader.locator("tbody")).containsText("谁都能推算出来");
        assertThat(leader.locator("tbody")).containsText("任务里没有这个单位");
        assertThat(leader.locator("tbody")).containsText("411203777 是县级代码");
        assertThat(leader.locator("main")).containsText("可开通 2 行，已有账号 0 行，有误 2 行");
        pictures(leader, "accounts-report");
        browsing.open(leader, leader.url().replaceAll("https?://[^/]+", "") + "?language=en");
        pictures(leader, "accounts-report-english");
        leader.onDialog(dialog -> dialog.accept());
        leader.click("button:has-text('Open 2 accounts')");
        assertThat(leader.locator("[role=status]")).containsText("2 accounts opened");

        Page office = browsing.signIn(username, line.get("初始密码"), Browsing.Screen.OFFICE);
        browsing.open(office, "/reporting");
        assertThat(office.url()).endsWith("/account/password");
        office.fill("input[name=oldPassword]", line.get("初始密码"));
        office.fill("input[name=password]", NEW_PASSWORD);
        office.click("main button[type=submit]");
        office.waitForURL(url -> url.contains("/reporting/operator"));
        pictures(office, "accounts-who");
        office.fill("#name", "7");
        office.click("button:has-text('开始工作')");
        assertThat(office.locator(".invalid-feedback")).containsText("真实姓名");
        office.fill("#name", "张三");
        office.click("button:has-text('开始工作')");
        browsing.open(office, "/reporting/reports/" + report.id());
        assertThat(office.locator("header")).containsText(group.lead().name() + "（张三）");
        office.fill("#c-alliance_members", "9");
        office.press("#c-alliance_members", "Tab");
        assertThat(office.locator("#save-state")).containsText("已全部保存");
        office.focus("#c-alliance_members");
        assertThat(office.locator("#side")).containsText(group.lead().name() + "（张三）");
    }

    @Test
    void aFileThatIsNoListIsRefusedWithWords() {
        Page leader = leader();
        leader.setInputFiles(
                "#file", new FilePayload("图.xlsx", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1}));
        leader.click("button:has-text('检查')");
        assertThat(leader.locator("main")).containsText("不是 Excel");
        leader.setInputFiles("#file", csv("名称,电话\n甲,1\n"));
        leader.click("button:has-text('检查')");
        assertThat(leader.locator("main")).containsText("缺少“用户名”");
    }

    @Test
    void othersDoNotSeeThePageAndAListIsItsReadersAlone() {
        Page office = browsing.signIn(group.office(), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        assertThat(browsing.open(office, "/reporting/accounts")).isEqualTo(403);
        Page leader = leader();
        leader.setInputFiles("#file", csv("用户名,初始密码\n411299,Abc-defg-2345\n"));
        leader.click("button:has-text('检查')");
        String path = leader.url().replaceAll("https?://[^/]+", "");
        assertThat(browsing.open(leader(), path)).isEqualTo(404);
        Page administrator = browsing.signIn(
                accounts.open(Role.ADMINISTRATOR, null, AREA, null), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        assertThat(browsing.open(administrator, "/reporting/accounts")).isEqualTo(200);
    }

    @Test
    void aTokenOfASharedAccountNamesThePersonWithEachChange() {
        owner.jdbc()
                .sql("""
                insert into assessment.shared_account (account_id, username, unit_id, opened_by, opened_at)
                select a.id, a.username, r.unit_id, '评估人', now()
                from identity.account a, assessment.report r where a.username = :username and r.id = :report
                """)
                .param("username", group.office())
                .param("report", report.id())
                .update();
        String token = accounts.token(group.office());
        String path = "/api/v1/reporting/reports/" + report.id();
        String cells = "[{\"item\":\"discharges\",\"value\":\"7\",\"revision\":0}]";
        assertThat(accounts.get(token, path).status()).isEqualTo(200);
        var refused = accounts.call(token, "PUT", path + "/cells", cells, Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("assessment.who-are-you");
        var saved = accounts.call(token, "PUT", path + "/cells", cells, Map.of("X-Operator", "%E6%9D%8E%E5%9B%9B"));
        assertThat(saved.body().get(0).get("changedBy").asString()).endsWith("（李四）");
    }

    @Test
    void userNamesFollowTheRuleAndACountyCodeIsTakenForItsCity() {
        assertThat(UserNameRule.of("province", "37", 1)).isEqualTo("370000");
        assertThat(UserNameRule.of("city", "3702", 1)).isEqualTo("370200");
        assertThat(UserNameRule.of("urban_lead", "370202", 1)).isEqualTo("3702001");
        assertThat(UserNameRule.of("county_lead", "370282001", 2)).isEqualTo("370200202");
        assertThat(UserNameRule.namesCounty("370282")).isTrue();
        assertThat(UserNameRule.authority("370282")).contains("3702");
    }

    private SheetLines.Line listed(Page leader) throws Exception {
        Path list = leader.waitForDownload(() -> leader.click("button:has-text('下载清单')"))
                .path();
        List<SheetLines.Line> lines = new ArrayList<>();
        SheetLines.read(Files.newInputStream(list), lines::add);
        return lines.stream()
                .filter(line -> line.get("单位").equals(group.lead().name()))
                .findFirst()
                .orElseThrow();
    }

    private Page leader() {
        Page leader = browsing.signIn(
                accounts.open(Role.EVALUATOR, null, AREA, null), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
        browsing.open(leader, "/reporting/accounts");
        leader.selectOption("#task", task.toString());
        assertThat(leader.locator("#task")).hasValue(task.toString());
        browsing.open(leader, "/reporting/accounts");
        return leader;
    }

    private static FilePayload csv(String text) {
        return new FilePayload("账号.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private void pictures(Page page, String name) {
        browsing.pictures(page, "reporting-" + name);
        Browsing.assertAccessible(page);
    }
}
