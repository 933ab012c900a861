package org.jieli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieli.Jieli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The first start without a demo region. It needs an installation of its own, because nobody may have an account in it. */
class FirstStartTests {

    @TempDir
    Path home;

    @Test
    void theFirstAdministratorIsMadeOnceByWhoeverKnowsTheCode() throws Exception {
        try (ConfigurableApplicationContext jieli = SpringApplication.run(
                Jieli.class,
                "--spring.profiles.active=test",
                "--jieli.home=" + home,
                "--jieli.demo=off",
                "--server.port=0")) {
            String address = "http://localhost:" + jieli.getEnvironment().getProperty("local.server.port");
            FirstAdministrator first = jieli.getBean(FirstAdministrator.class);
            PageVisitor visitor = new PageVisitor(address, "198.18.1.1");
            assertThat(visitor.get("/").path()).isEqualTo("/set-up");
            PageVisitor.Page wrong = visitor.post("/set-up", wanted("first", "AAAA-BBBB-CCCC", "short"));
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.html()).contains("安装码不对").contains("10 到 128 位").contains("value=\"first\"");
            walk(address, first.code());
            assertThat(made(address, first.code())).containsOnlyOnce("/sign-in");
            assertThat(visitor.get("/set-up").status()).isEqualTo(404);
            assertThat(jieli.getBean(AccountDirectory.class)
                            .list(new Area("", null), "", "", 10)
                            .items())
                    .hasSize(1);
            PageVisitor administrator = new PageVisitor(address, "198.18.1.3");
            String username = jieli.getBean(AccountDirectory.class)
                    .list(new Area("", null), "", "", 10)
                    .items()
                    .getFirst()
                    .username();
            assertThat(administrator.signIn(username, "Relay-2026-start").path())
                    .isEqualTo("/");
            assertThat(administrator.get("/administration/accounts").html()).contains("示范管理员");
            assertThat(administrator.get("/administration/audit").html()).contains("建立第一个管理员");
        }
    }

    /** Eight try at the same moment, all with the right code. */
    private static List<String> made(String address, String code) throws Exception {
        List<String> ends = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String username = "admin" + i;
                tries.add(people.submit(() -> {
                    PageVisitor visitor = new PageVisitor(address, "198.18.1.2");
                    visitor.get("/set-up");
                    return visitor.post(
                                    "/set-up",
                                    wanted(username, code.toLowerCase(java.util.Locale.ROOT), "Relay-2026-start"))
                            .path();
                }));
            }
            for (Future<String> each : tries) {
                ends.add(each.get());
            }
        }
        return ends;
    }

    private static Map<String, String> wanted(String username, String code, String password) {
        return Map.of(
                "code",
                code,
                "username",
                username,
                "personName",
                "示范管理员",
                "placeName",
                "示范市分级诊疗平台",
                "division",
                "4112",
                "password",
                password);
    }

    private static void walk(String address, String code) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1366, 768));
            page.navigate(address + "/");
            picture(page, "set-up");
            page.fill("#code", code);
            page.fill("#username", "admin");
            page.fill("#password", "password");
            page.click("button[type=submit]");
            assertThat(page.locator(".invalid-feedback").count()).isGreaterThan(1);
            assertThat(page.inputValue("#username")).isEqualTo("admin");
            picture(page, "set-up-faults");
            page.navigate(address + "/set-up?language=en");
            assertThat(page.locator("h1").textContent()).isEqualTo("Make the first administrator");
            picture(page, "set-up-english");
            assertThat(new AxeBuilder(page)
                            .analyze().getViolations().stream()
                                    .filter(rule ->
                                            List.of("serious", "critical").contains(rule.getImpact()))
                                    .map(rule -> rule.getId() + ": " + rule.getHelp())
                                    .toList())
                    .isEmpty();
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/identity-" + name + ".png"))
                .setFullPage(true));
    }
}
