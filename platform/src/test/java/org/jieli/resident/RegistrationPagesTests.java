package org.jieli.resident;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A village doctor registers somebody and sees him for the first time, in the browser. */
@JieliTest
class RegistrationPagesTests {

    private static final LocalDate BIRTH = LocalDate.of(1968, 3, 14);

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    private Browsing browsing;
    private Page page;

    @BeforeEach
    void signIn() {
        NewInstitution clinic = InstitutionFixture.villageClinic();
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic)));
        browsing = new Browsing(accounts.address());
        page = browsing.signIn(
                accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), "411203100201", null),
                AccountFixture.PASSWORD,
                Browsing.Screen.OFFICE);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void theIdentityNumberTellsSexAndBirthAndAKnownPersonIsOpened() {
        String number = ResidentFixture.identityNumber(BIRTH, Sex.FEMALE);
        register("", "张秀兰");
        assertThat(page.locator(".alert-danger li")).hasCount(2);
        pictures("register-faulty");
        register(number.substring(0, 17) + (number.endsWith("1") ? "2" : "1"), "张秀兰");
        assertThat(page.locator(".alert-danger")).containsText("身份证号");
        assertThat(page.locator("#name")).hasValue("张秀兰");
        page.fill("#identityNumber", number);
        page.fill("#division-ts-control", "张村");
        assertThat(page.locator("#division-ts-dropdown .option").first()).containsText("张村");
        page.locator("#division-ts-dropdown .option").first().click();
        pictures("register");
        page.click("main button[type=submit]");
        assertThat(page.locator("[role=status]")).containsText("档案已建立");
        assertThat(page.locator("main")).containsText("女");
        pictures("registered");
        register(number, "张秀兰");
        assertThat(page.locator("[role=status]")).containsText("已有档案");
    }

    @Test
    void everyFaultOfAVisitIsToldAtOnceAndWhatWasTypedStays() {
        register(ResidentFixture.identityNumber(BIRTH, Sex.MALE), "张建国");
        UUID person = UUID.fromString(page.url().replaceFirst(".*/", ""));
        page.navigate(accounts.address() + "/visits/new?resident=" + person);
        page.fill("#systolic", "一百五");
        page.fill("#heartRate", "７８");
        page.click("main button[type=submit]");
        assertThat(page.locator(".alert-danger li")).hasCount(4);
        assertThat(page.locator(".alert-danger")).containsText("收缩压：");
        assertThat(page.locator("#systolic")).hasValue("一百五");
        pictures("visit-faulty");
        page.fill("#complaint", "头晕 2 天");
        page.fill("#systolic", "152");
        page.fill("#diastolic", "96");
        page.fill("#diagnosis-ts-control", "gxy");
        page.locator("#diagnosis-ts-dropdown .option").first().click();
        page.check("input[name=decision][value=CONSULT]");
        page.click("main button[type=submit]");
        assertThat(page.locator("[role=status]")).containsText("接诊已保存");
        assertThat(page.locator("main")).containsText("78 /min");
        assertThat(page.locator("main")).containsText("请上级会诊");
        pictures("visit-recorded");
        page.navigate(page.url() + "?language=en");
        pictures("visit-recorded-english");
    }

    private void register(String identityNumber, String name) {
        page.navigate(accounts.address() + "/residents/new");
        page.fill("#identityNumber", identityNumber);
        page.fill("#name", name);
        page.click("main button[type=submit]");
    }

    private void pictures(String name) {
        browsing.pictures(page, "resident-" + name);
        page.setViewportSize(1366, 768);
        Browsing.assertAccessible(page);
    }
}
