package org.jieli.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
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

/** A complaint, its answers and their clock. */
@JieliTest
class ComplaintPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

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
    void sheComplainsIsAnsweredAndPassesItOn() {
        PersonFixture.refers(accounts, doctor, woman, hospital.id());
        own.signIn(woman);
        own.open("/my/complaints/new");
        page.click("main button.main");
        assertThat(page.locator("main")).containsText("请选择机构");
        own.pictures("complaint-faulty");
        page.selectOption("#institutionId", clinic.id().toString());
        page.selectOption("#subject", "WAITING");
        page.fill("#words", "等了两个小时没人接待");
        page.click("main button.main");
        assertThat(page.locator(".done")).containsText("投诉已提交");
        String id = page.url().replaceAll(".*/", "");
        own.pictures("complaint");
        Page desk = own.browsing().signIn(doctor, AccountFixture.PASSWORD, Screen.OFFICE);
        own.browsing().open(desk, "/complaints");
        Browsing.assertAccessible(desk);
        own.browsing().pictures(desk, "portal-complaint-desk");
        desk.click("td a");
        desk.click("main button.btn-primary");
        assertThat(desk.locator(".invalid-feedback")).containsText("请写几句话");
        desk.fill("#words", "当天医生出诊，已加开下午门诊。");
        desk.click("main button.btn-primary");
        assertThat(desk.locator("[role=status]")).containsText("已答复");
        Browsing.assertAccessible(desk);
        own.browsing().pictures(desk, "portal-complaint-answered");
        own.open("/my/complaints/" + id);
        assertThat(page.locator("main")).containsText("已加开下午门诊");
        page.fill("#words", "还是没人");
        page.click("text=不满意，转县卫生健康委");
        assertThat(page.locator("main")).containsText("县级卫生健康委应在");
        own.pictures("complaint-passed-on");
        PageVisitor commission = new PageVisitor(accounts.address(), "10.20.0.6");
        commission.signIn(accounts.open(Role.HEALTH_COMMISSION, null, "411203", null), AccountFixture.PASSWORD);
        assertThat(commission.get("/complaints").html()).contains(clinic.name());
        commission.get("/complaints/" + id);
        assertThat(commission
                        .post("/complaints/" + id + "/answer", Map.of("words", "已督促整改。"))
                        .html())
                .contains("已督促整改");
        assertThat(commission
                        .post("/complaints/" + id + "/answer", Map.of("words", "再答复"))
                        .status())
                .isEqualTo(409);
        PageVisitor elsewhere = new PageVisitor(accounts.address(), "10.20.0.7");
        elsewhere.signIn(
                accounts.open(Role.VILLAGE_DOCTOR, hospital.id(), hospital.division(), null), AccountFixture.PASSWORD);
        assertThat(elsewhere.get("/complaints/" + id).status()).isEqualTo(404);
    }
}
