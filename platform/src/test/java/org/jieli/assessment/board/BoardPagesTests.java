package org.jieli.assessment.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.assessment.ReportingFixture;
import org.jieli.assessment.task.Report;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The leader tells, those who report ask, and answers stand beside the items. */
@JieliTest
class BoardPagesTests {

    private static final String AREA = "411281";
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    AccountFixture accounts;

    @Autowired
    ReportingFixture reporting;

    private Browsing browsing;
    private ReportingFixture.Group group;
    private Report report;
    private String mark;

    @BeforeEach
    void aHospitalThatReports() {
        browsing = new Browsing(accounts.address());
        group = reporting.urbanGroup(AREA);
        UUID task = reporting.openTask(AREA);
        report = reporting.report(task, group.lead());
        mark = Identifiers.next().toString();
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aNoticeWithAFileIsPublishedReadAndWithdrawn() {
        Page leader = signIn(accounts.open(Role.EVALUATOR, null, AREA, null));
        browsing.open(leader, "/reporting/notices/new");
        leader.fill("#title", "填报培训 " + mark);
        leader.fill("#division", "42");
        leader.click("button:has-text('发布')");
        assertThat(leader.locator("main")).containsText("不是您地区内的行政区划代码");
        assertThat(leader.locator("#title")).hasValue("填报培训 " + mark);
        pictures(leader, "notice-faults");
        leader.fill("#division", "");
        leader.fill("#words", "周五下午培训，课件见附件。");
        leader.check("input[name=pinned]");
        leader.setInputFiles("#file", new FilePayload("课件.exe", "application/pdf", new byte[] {'M', 'Z', 0, 1, 2}));
        leader.click("button:has-text('发布')");
        assertThat(leader.locator("#file-note")).containsText("只收 Word");
        leader.setInputFiles("#file", new FilePayload("课件.pdf", "application/pdf", PDF));
        leader.click("button:has-text('发布')");
        assertThat(leader.locator("[role=status]")).containsText("公告已发布");
        String notice = leader.url().replaceAll("https?://[^/]+", "");

        Page office = signIn(group.office());
        browsing.open(office, "/reporting/notices?q=" + mark);
        assertThat(office.locator(".list-group-item")).containsText("未读");
        pictures(office, "notices");
        office.click("text=填报培训");
        assertThat(office.waitForDownload(() -> office.click("text=课件.pdf")).suggestedFilename())
                .isEqualTo("课件.pdf");
        office.click("button:has-text('标为已读')");
        assertThat(office.locator("main")).containsText("您已标为已读");
        browsing.open(office, notice + "?language=en");
        pictures(office, "notice-english");
        assertThat(browsing.open(office, "/reporting/notices/new")).isEqualTo(403);

        Page elsewhere = signIn(accounts.open(Role.HEALTH_COMMISSION, null, "42", null));
        assertThat(browsing.open(elsewhere, notice)).isEqualTo(404);
        browsing.open(leader, notice);
        assertThat(leader.locator("main")).containsText("1 个账号已读");
        leader.onDialog(dialog -> dialog.accept());
        leader.click("button:has-text('撤回')");
        assertThat(leader.locator("[role=status]")).containsText("公告已撤回");
        assertThat(browsing.open(office, notice)).isEqualTo(404);
    }

    @Test
    void aNoticeForOneKindOfFormReachesThoseAlone() {
        Page leader = signIn(accounts.open(Role.EVALUATOR, null, AREA, null));
        browsing.open(leader, "/reporting/notices/new");
        leader.fill("#title", "乡镇 " + mark);
        leader.fill("#words", "只给乡镇卫生院。");
        leader.selectOption("#form", "township");
        leader.click("button:has-text('发布')");
        String notice = leader.url().replaceAll("https?://[^/]+", "");
        assertThat(browsing.open(signIn(group.office()), notice)).isEqualTo(404);
        assertThat(browsing.open(signIn(accounts.open(Role.HEALTH_COMMISSION, null, "4112", null)), notice))
                .isEqualTo(200);
    }

    @Test
    void aQuestionAboutAnItemIsAnsweredAndStandsBesideIt() {
        Page office = signIn(group.office());
        browsing.open(office, "/reporting/reports/" + report.id());
        office.focus("#c-alliance_members");
        office.click("#side >> text=就这一项提问");
        office.click("button:has-text('发送')");
        assertThat(office.locator(".invalid-feedback")).containsText("请填写");
        office.fill("#words", "托管的卫生院算不算？" + mark);
        pictures(office, "question-form");
        office.click("button:has-text('发送')");
        assertThat(office.locator("main")).containsText("还没有回答");
        String question = office.url().replaceAll("https?://[^/]+", "");

        Page other = signIn(reporting.urbanGroup(AREA).office());
        assertThat(browsing.open(other, question)).isEqualTo(404);
        assertThat(browsing.open(signIn(accounts.open(Role.HEALTH_COMMISSION, null, "42", null)), question))
                .isEqualTo(404);

        Page city = signIn(accounts.open(Role.HEALTH_COMMISSION, null, "4112", null));
        browsing.open(city, "/reporting/questions?q=" + mark);
        pictures(city, "questions");
        city.click("text=托管的卫生院");
        city.fill("#answer", "签了托管协议的算。" + mark);
        city.check("input[name=open]");
        city.click("button:has-text('发布回答')");
        assertThat(city.locator("[role=status]")).containsText("回答已发布");
        browsing.open(city, question + "?language=en");
        pictures(city, "question-english");

        assertThat(browsing.open(other, question)).isEqualTo(200);
        browsing.open(office, "/reporting/reports/" + report.id());
        office.focus("#c-alliance_members");
        assertThat(office.locator("#side")).containsText("签了托管协议的算。" + mark);
        pictures(office, "sheet-answers");
    }

    @Test
    void theBoardIsForThoseWhoReport() {
        Page doctor = signIn(accounts.open(Role.SPECIALIST, group.lead().id(), AREA, null));
        assertThat(browsing.open(doctor, "/reporting/notices")).isEqualTo(403);
        assertThat(browsing.open(doctor, "/reporting/questions")).isEqualTo(403);
    }

    private Page signIn(String username) {
        return browsing.signIn(username, AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    private void pictures(Page page, String name) {
        browsing.pictures(page, "reporting-" + name);
        Browsing.assertAccessible(page);
    }
}
