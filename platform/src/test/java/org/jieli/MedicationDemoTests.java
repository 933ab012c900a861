package org.jieli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.jieli.Browsing.Screen;
import org.junit.jupiter.api.Test;

/** The demo region's pharmacists and doctors find living work lists. */
class MedicationDemoTests {

    @Test
    void theDemoHasPrescriptionsStockAndRequests() {
        try (Browsing browsing = new Browsing(DemoApplication.address())) {
            Page page = browsing.signIn("pharmacist", DemoApplication.PASSWORD, Screen.OFFICE);
            look(browsing, page, "/prescriptions?list=ALL", "demo-prescriptions");
            assertThat(page.locator("tbody tr").first()).isVisible();
            page.click("tbody a >> nth=0");
            browsing.pictures(page, "medication-demo-prescription");
            look(browsing, page, "/prescriptions?list=TO_DISPENSE", "demo-to-dispense");
            look(browsing, page, "/stock", "demo-stock");
            look(browsing, page, "/formulary", "demo-formulary");
            look(browsing, page, "/urgent-drugs?open=false", "demo-urgent");
            Page doctor = browsing.signIn("township", DemoApplication.PASSWORD, Screen.OFFICE);
            look(browsing, doctor, "/prescriptions?list=TO_RE_EVALUATE", "demo-re-evaluate");
            look(browsing, doctor, "/prescriptions?list=REFILLS_DUE", "demo-refills");
            Page commission = browsing.signIn("countycommission", DemoApplication.PASSWORD, Screen.OFFICE);
            look(browsing, commission, "/prescriptions", "demo-commission");
        }
    }

    private static void look(Browsing browsing, Page page, String path, String name) {
        assertThat(browsing.open(page, path)).isEqualTo(200);
        browsing.pictures(page, "medication-" + name);
        Browsing.assertAccessible(page);
    }
}
