package org.jieli.chronic.person;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.chronic.FollowUps;
import org.jieli.chronic.JointPlans;
import org.jieli.chronic.ProposedPlan;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A family doctor and a hospital's specialist hold a person together on one page. */
@JieliTest
class PersonPageTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    AllianceRegistry alliances;

    @Autowired
    Residents residents;

    @Autowired
    FollowUps followUps;

    @Autowired
    JointPlans plans;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    private final NewInstitution centre = InstitutionFixture.healthCentre();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private ResidentSummary man;
    private String doctor;
    private String specialist;
    private Browsing browsing;

    @BeforeEach
    void aManWhoIsFollowedUp() {
        LocalDate today = LocalDate.now(clock);
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(List.of(centre, hospital));
            alliances.found(AllianceFixture.countyCommunity(
                    hospital.id(), Set.of(hospital.id(), centre.id()), LocalDate.of(2020, 1, 1)));
        });
        man = ResidentFixture.register(
                residents, ResidentFixture.at(centre.id(), Role.FAMILY_DOCTOR), ResidentFixture.man58());
        doctor = accounts.open(Role.FAMILY_DOCTOR, centre.id(), centre.division(), null);
        specialist = accounts.open(Role.SPECIALIST, hospital.id(), hospital.division(), null);
        String token = accounts.token(doctor);
        int systolic = 166;
        for (int month = 5; month > 0; month--) {
            UUID followUp = CurrentAccess.callAsSystem(
                    "test", () -> followUps.plan(man.id(), centre.id(), today, "高血压随访：测血压", null));
            accounts.call(
                    token,
                    "POST",
                    "/api/v1/follow-ups/" + followUp + "/done",
                    Map.of("systolic", systolic, "diastolic", 94, "outcome", "2"),
                    Map.of());
            owner.jdbc()
                    .sql("update chronic.follow_up set done_at = done_at - :months * interval '30 days' where id = :id")
                    .param("months", month)
                    .param("id", followUp)
                    .update();
            systolic -= 5;
        }
        CurrentAccess.runAsSystem("test", () -> followUps.plan(man.id(), centre.id(), today, "高血压随访：测血压", null));
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void theDoctorAsksAndTheSpecialistAnswersInTheSamePlace() {
        Page family = browsing.signIn(doctor, AccountFixture.PASSWORD, Screen.OFFICE);
        browsing.open(family, page());
        assertThat(family.locator("#trend-pressure canvas")).isVisible();
        assertThat(family.locator("#messages")).containsText("还没有留言");
        pictures(family, "person");
        family.fill("#message-words", "连续三次未达标，是否加用利尿剂？");
        family.selectOption("#message-to", hospital.id().toString());
        family.click("#messages button[type=submit]");
        assertThat(family.locator(".alert-danger")).containsText("请教医院须征得患者同意");
        assertThat(family.locator("#message-words")).hasValue("连续三次未达标，是否加用利尿剂？");
        pictures(family, "person-message-faulty");
        family.check("[name=consented]");
        family.click("#messages button[type=submit]");
        assertThat(family.locator("#messages")).containsText("待答复");

        Page hospitals = browsing.signIn(specialist, AccountFixture.PASSWORD, Screen.OFFICE);
        browsing.open(hospitals, "/advice");
        assertThat(hospitals.locator("main")).containsText("是否加用利尿剂");
        pictures(hospitals, "person-open-questions");
        hospitals.click("main tbody a");
        hospitals.fill("#message-words", "可加用氢氯噻嗪12.5mg，两周后复查血钾。");
        hospitals.click("#messages button[type=submit]");
        assertThat(hospitals.locator("#messages")).containsText("已答复");
        browsing.open(hospitals, "/advice");
        assertThat(hospitals.locator("main")).containsText("没有待答复的请教");
        family.reload();
        assertThat(family.locator("#messages")).containsText("两周后复查血钾");
        family.navigate(family.url().replaceAll("#.*", "") + "?language=en");
        assertThat(family.locator("#messages")).containsText("Specialist advice");
        pictures(family, "person-english");
    }

    @Test
    void theHospitalsPlanIsAgreedToAsTheFamilyDoctorMakesIt() {
        CurrentAccess.runAsSystem(
                "test",
                () -> plans.propose(new ProposedPlan(
                        man.id(),
                        Identifiers.next(),
                        hospital.id(),
                        centre.id(),
                        "示范主治",
                        "血压<140/90 mmHg",
                        "氨氯地平片 5mg 每日一次",
                        "低盐饮食，每周自测血压三次",
                        "胸痛、呼吸困难")));
        Page family = browsing.signIn(doctor, AccountFixture.PASSWORD, Screen.PHONE);
        browsing.open(family, page());
        assertThat(family.locator("#plan")).containsText("待确认");
        family.click("#plan a.btn");
        family.fill("#targets", "");
        family.click("main button[type=submit]");
        assertThat(family.locator(".invalid-feedback")).isVisible();
        pictures(family, "joint-plan-faulty");
        family.fill("#targets", "血压<130/80 mmHg");
        family.click("main button[type=submit]");
        assertThat(family.locator("#plan")).containsText("执行中");
        assertThat(family.locator("#plan")).containsText("血压<130/80 mmHg");
        pictures(family, "person-plan");
    }

    private String page() {
        return "/chronic/people/" + man.id();
    }

    private void pictures(Page page, String name) {
        browsing.pictures(page, name);
        page.setViewportSize(1366, 768);
        Browsing.assertAccessible(page);
    }
}
