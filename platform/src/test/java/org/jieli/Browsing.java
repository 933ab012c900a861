package org.jieli;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium, for tests that walk the pages as people do; pictures go to {@code target/screenshots}. */
public final class Browsing implements AutoCloseable {

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/google-chrome");
    private static final double PATIENCE_MILLIS = 30_000;
    private static final List<String> GRAVE = List.of("serious", "critical");

    /** Pictures are for people; {@code -Djieli.pictures=off} saves minutes where nobody will look at them. */
    private static final boolean WITH_PICTURES = !"off".equals(System.getProperty("jieli.pictures"));

    private final Playwright playwright;
    private final Browser browser;
    private final String address;

    public Browsing(String address) {
        this.address = address;
        // Tests run two at a time, on small machines too: a page that is slow there is not a wrong one.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    /** For windows of one's own making. */
    public Browser browser() {
        return browser;
    }

    /** The screens on which people work. */
    public enum Screen {
        PHONE(390, 844),
        OFFICE(1366, 768),
        LARGE(1920, 1080);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** A fresh window, signed in. */
    public Page signIn(String username, String password, Screen screen) {
        Page page = visitor(screen);
        page.navigate(address + "/sign-in");
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    /** A fresh window of somebody without an account. */
    public Page visitor(Screen screen) {
        return browser.newContext(new Browser.NewContextOptions()
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(screen.width, screen.height))
                .newPage();
    }

    /** Opens a path; its HTTP status. */
    public int open(Page page, String path) {
        return page.navigate(address + path).status();
    }

    /** Pictures of the page as it stands, on every screen. */
    public void pictures(Page page, String name) {
        Stream<Screen> screens =
                WITH_PICTURES ? Stream.of(Screen.PHONE, Screen.LARGE, Screen.OFFICE) : Stream.of(Screen.OFFICE);
        screens.forEach(screen -> {
            page.setViewportSize(screen.width, screen.height);
            picture(page, name + "-" + screen.width + "x" + screen.height);
        });
    }

    /** A picture of the page as it stands, on the screen it is on. */
    public static void picture(Page page, String name) {
        page.evaluate("scrollTo(0, 0)");
        if (!WITH_PICTURES) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/" + name + ".png"))
                .setFullPage(true));
    }

    /** No fault that axe calls serious or worse. */
    public static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .filteredOn(violation -> GRAVE.contains(violation.getImpact()))
                .as(page.url())
                .extracting(violation -> violation.getId() + " at "
                        + violation.getNodes().stream()
                                .limit(3)
                                .map(node -> node.getHtml())
                                .toList())
                .isEmpty();
    }

    private static Path chromium() {
        return PLACES.stream()
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The browser tests need Chromium in one of " + PLACES
                        + "; ./test installs it on Debian as root"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
