package org.jieli.insurance.provider;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.insurance.claim.InsuredPlace;
import org.jieli.insurance.claim.InsuredPlace.Fund;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A fund puts institutions on a level and writes down their codes, in either order. */
@JieliTest
class ProviderTests {

    @Autowired
    InsuredPlace places;

    @Autowired
    AccountFixture accounts;

    @Test
    void aLevelNeedsNoCodeAndLeavesItAndACodeMayBeTypedInSmallLetters() {
        Fund fund = places.found();
        String digits = String.valueOf(10_000_000_000L + Math.abs(System.nanoTime() % 89_999_999_999L));
        try (Browsing browsing = new Browsing(accounts.address())) {
            Page page = browsing.signIn(
                    accounts.open(Role.INSURANCE_BUREAU, null, fund.region, null),
                    AccountFixture.PASSWORD,
                    Screen.OFFICE);
            browsing.open(page, "/insurance/providers?uncoded=true");
            page.click("tr:has-text('" + fund.county.name() + "') a:has-text('设置')");
            page.selectOption("#level", "TERTIARY");
            page.click("button:has-text('保存')");
            assertThat(page.locator("[role=status]").first()).containsText("已保存");
            page.click("tr:has-text('" + fund.county.name() + "') a:has-text('设置')");
            assertThat(page.locator("#level")).hasValue("TERTIARY");
            page.fill("#code", " h" + digits + " ");
            page.click("button:has-text('保存')");
            assertThat(page.locator("tbody")).not().containsText(fund.county.name());
            browsing.open(page, "/insurance/providers?q=" + fund.county.name());
            assertThat(page.locator("tbody")).containsText("H" + digits);
            Browsing.assertAccessible(page);
            browsing.pictures(page, "providers");
            Answer levelAlone = accounts.call(
                    fund.bureau(),
                    "POST",
                    "/api/v1/insurance/providers",
                    List.of(Map.of(
                            "institutionId", fund.county.id(), "level", "TERTIARY", "from", fund.today.toString())),
                    Map.of());
            assertThat(levelAlone.status()).isEqualTo(200);
            browsing.open(page, "/insurance/providers?q=" + fund.county.name());
            assertThat(page.locator("tbody")).containsText("H" + digits);
        }
        Answer wrong = accounts.call(
                fund.bureau(),
                "POST",
                "/api/v1/insurance/providers",
                List.of(Map.of("institutionId", fund.city.id(), "code", "H1", "from", fund.today.toString())),
                Map.of());
        assertThat(wrong.status()).isEqualTo(422);
    }
}
