package org.jieli.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.insurance.claim.InsuredPlace;
import org.jieli.portal.PersonFixture.Person;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A woman reads on her phone what insurance paid of her bills, and how it was calculated. */
@JieliTest
class OwnBillsPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    InsuredPlace insured;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private Person woman;
    private OwnPages own;
    private Page page;

    @BeforeEach
    void aWomanOfTheVillage() {
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic)));
        woman = PersonFixture.person(residents, clinic.id(), "孙秀兰", LocalDate.of(1980, 4, 2));
        own = new OwnPages(accounts.address());
        page = own.page();
    }

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    void withoutBillsThePageSaysSo() {
        own.signIn(woman);
        own.open("/my/insurance");
        assertThat(page.locator("main")).containsText("还没有报销记录");
        own.pictures("insurance-empty");
    }

    @Test
    void eachBillOpensToItsExplanationInPlainWords() {
        insured.directStayOf(woman.resident());
        own.signIn(woman);
        own.open("/my/health");
        page.click("text=医保报销");
        assertThat(page.locator("main")).containsText("住院报销还剩额度");
        own.pictures("insurance");
        page.click("main .list a");
        assertThat(page.locator("main")).containsText("这次没有先转诊");
        assertThat(page.locator("main")).containsText("报销比例少了 10 个百分点");
        assertThat(page.locator("main")).containsText("扣除起付线 ¥1,500.00");
        own.pictures("insurance-bill");
        own.open("/my/insurance?language=en");
        own.pictures("insurance-english");
    }
}
