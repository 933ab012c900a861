package org.jieli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jieli.Browsing.Screen;
import org.junit.jupiter.api.Test;

/** The demo region as it is delivered says what each path costs the man of the main job. */
class PathCostDemoTests {

    @Test
    void theVillageDoctorSeesWhatHisPatientWouldPayAtEachHospital() {
        try (Browsing browsing = new Browsing(DemoApplication.address())) {
            Page page = browsing.signIn("village", DemoApplication.PASSWORD, Screen.OFFICE);
            browsing.open(page, "/residents?q=zjg");
            page.click("main >> text=张建国");
            page.waitForURL(Pattern.compile("/residents/[0-9a-f-]{36}"));
            String resident = page.url().substring(page.url().lastIndexOf('/') + 1);
            String path = "/referrals/new?resident=" + resident + "&diagnosis=I10";
            browsing.open(page, path);
            String hospital = ".receivers .list-group-item:has-text('示范陕州区人民医院')";
            assertThat(page.locator(hospital)).containsText("转诊去：个人约 ¥");
            assertThat(page.locator(hospital)).containsText("转诊去比自己去少付约 ¥");
            assertThat(page.locator(".receivers")).containsText("留在基层治疗");
            Browsing.assertAccessible(page);
            browsing.pictures(page, "path-costs-demo");
            page.setViewportSize(1000, 640);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/path-costs-guide.png")));
            page.setViewportSize(1366, 768);
            assertThat(browsing.open(page, path + "&language=en")).isEqualTo(200);
            Browsing.picture(page, "path-costs-demo-en");
            page.locator(hospital + " a:has-text('Why')").first().click();
            Browsing.assertAccessible(page);
            browsing.pictures(page, "path-costs-demo-why");
        }
    }
}
