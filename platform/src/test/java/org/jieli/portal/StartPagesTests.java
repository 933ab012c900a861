package org.jieli.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jieli.JieliTest;
import org.jieli.chronic.FollowUps;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.PageVisitor;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.portal.PersonFixture.Person;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A woman of the village with her phone: signing in, what is next, the referral that she follows. */
@JieliTest
class StartPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    FollowUps followUps;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private Person woman;
    private String doctor;
    private OwnPages own;
    private Page page;

    @BeforeEach
    void aWomanOfTheVillage() {
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic, hospital)));
        woman = PersonFixture.person(residents, clinic.id(), "李秀兰", LocalDate.of(1958, 4, 2));
        doctor = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null);
        own = new OwnPages(accounts.address());
        page = own.page();
    }

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    void sheSignsInAndSeesWhatIsNext() {
        own.open("/my/sign-in");
        own.pictures("sign-in");
        page.fill("#number", "123");
        page.click("main button[type=submit]");
        assertThat(page.locator("[role=alert]")).containsText("请输入 18 位身份证号");
        own.signIn(woman);
        assertThat(page.locator("main")).containsText("近期没有安排");
        own.pictures("start-empty");
        CurrentAccess.runAsSystem("test", () -> {
            followUps.plan(woman.id(), clinic.id(), LocalDate.now(clock).plusDays(4), "高血压随访：测血压", null);
            followUps.plan(woman.id(), clinic.id(), LocalDate.now(clock).minusDays(2), "糖尿病随访", null);
        });
        PersonFixture.refers(accounts, doctor, woman, hospital.id());
        own.open("/my");
        assertThat(page.locator("main")).containsText("高血压随访：测血压");
        assertThat(page.locator(".card.warn")).containsText("已过期");
        assertThat(page.locator("main")).containsText(hospital.name());
        own.pictures("start");
        own.open("/my?language=en");
        own.pictures("start-english");
        own.open("/my/me?language=zh-CN");
        own.pictures("me");
        page.click("button:has-text('换成大字')");
        assertThat(page.locator("html")).hasAttribute("class", "large");
        own.open("/my");
        own.pictures("start-large");
    }

    @Test
    void sheFollowsHerReferralAndTakesItBack() {
        String id = PersonFixture.refers(accounts, doctor, woman, hospital.id());
        own.signIn(woman);
        own.open("/my/referrals");
        own.pictures("referrals");
        page.click(".list a.row");
        assertThat(page.locator("main")).containsText("已提交");
        assertThat(page.locator("main")).containsText("提交");
        own.pictures("referral");
        page.onDialog(dialog -> dialog.accept());
        page.click("main button.grave");
        assertThat(page.locator(".done")).containsText("转诊已撤回");
        PageVisitor other = new PageVisitor(accounts.address(), "10.20.0.1");
        PersonFixture.signIn(other, PersonFixture.person(residents, clinic.id(), "别的人", LocalDate.of(1970, 1, 1)));
        assertThat(other.get("/my/referrals/" + id).status()).isEqualTo(404);
        assertThat(other.get("/my/referrals/" + id).html()).contains("没有找到，或者不是您的");
    }
}
