package org.jieli.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.portal.PersonFixture.Person;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What she measures at home; nothing impossible and nothing of tomorrow. */
@JieliTest
class ReadingPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    Residents residents;

    @Autowired
    Clock clock;

    private final UUID clinic = Identifiers.next();
    private OwnPages own;
    private Page page;

    @BeforeEach
    void aWomanWithAMeter() {
        Person woman = PersonFixture.person(residents, clinic, "李秀兰", LocalDate.of(1958, 4, 2));
        own = new OwnPages(accounts.address());
        page = own.page();
        own.signIn(woman);
        own.open("/my/readings");
    }

    @AfterEach
    void close() {
        own.close();
    }

    private void writes(String upper, String lower, int hoursAgo) {
        page.fill("#value", upper);
        page.fill("#secondValue", lower);
        page.fill(
                "#measuredAt",
                ChinaTime.dateTime(clock.instant().minusSeconds(3600L * hoursAgo))
                        .toString()
                        .substring(0, 16));
        page.click("main button[type=submit]");
    }

    @Test
    void sheEntersPressuresAndSeesTheTrend() {
        own.pictures("readings-empty");
        writes("152", "94", 48);
        assertThat(page.locator(".done")).containsText("已保存");
        writes("146", "90", 24);
        writes("138", "86", 2);
        assertThat(page.locator("svg.trend")).hasCount(1);
        assertThat(page.locator(".list li")).hasCount(3);
        assertThat(page.locator(".list")).containsText("自测");
        own.pictures("readings");
    }

    @Test
    void whatCannotBeIsNotKept() {
        writes("999", "94", 2);
        assertThat(page.locator(".fault.under").first()).containsText("应在");
        assertThat(page.locator("#value")).hasValue("999");
        own.pictures("readings-faulty");
        writes("90", "120", 2);
        assertThat(page.locator(".fault.under").first()).containsText("舒张压应低于收缩压");
        writes("150", "90", -5);
        assertThat(page.locator(".fault.under").first()).containsText("不能晚于现在");
        writes("一百五", "90", 2);
        assertThat(page.locator(".fault.under").first()).isVisible();
        assertThat(page.locator(".list li")).hasCount(0);
    }
}
