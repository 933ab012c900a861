package org.jieli.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.chronic.FollowUps;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.PageVisitor;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.portal.PersonFixture.Person;
import org.jieli.referral.Referrals;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A woman of the village with her phone: what is next, referrals, appointments, her record, who looked, consent, family, complaint. */
@JieliTest
class PortalPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    FollowUps followUps;

    @Autowired
    Referrals referrals;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private final DepartmentSummary heart = InstitutionFixture.department(hospital.id(), "心血管内科", "03.04");
    private Person woman;
    private String doctor;
    private Browsing browsing;
    private Page page;

    @BeforeEach
    void aWomanOfTheVillage() {
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(List.of(clinic, hospital));
            institutions.addDepartments(List.of(heart));
        });
        woman = PersonFixture.person(residents, clinic.id(), "李秀兰", LocalDate.of(1958, 4, 2));
        doctor = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null);
        browsing = new Browsing(accounts.address());
        page = browsing.visitor(Screen.PHONE);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    private void signIn() {
        PersonFixture.signIn(page, accounts.address(), woman);
    }

    private void open(String path) {
        browsing.open(page, path);
    }

    private void pictures(String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, "portal-" + name);
        page.setViewportSize(390, 844);
    }

    private String refers() {
        String token = accounts.token(doctor);
        var made = accounts.call(
                token,
                "POST",
                "/api/v1/referrals",
                Map.of(
                        "residentId",
                        woman.id(),
                        "urgency",
                        "ROUTINE",
                        "toInstitutionId",
                        hospital.id(),
                        "consent",
                        "PAPER",
                        "content",
                        Map.of("reason", "血压控制不佳", "diagnosisCode", "I10")),
                Map.of());
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return made.body().get("id").asString();
    }

    private UUID slot(Duration ahead, int places, int reserved) {
        UUID id = Identifiers.next();
        OffsetDateTime at = OffsetDateTime.ofInstant(clock.instant().plus(ahead), ZoneOffset.UTC);
        owner.jdbc()
                .sql("""
                        insert into capacity.slot (id, institution_id, department_id, clinic, starts_at, ends_at, capacity, reserved, released_at)
                        values (:id, :institution, :department, '高血压专病门诊', :at, :end, :places, :reserved, :at)
                        """)
                .param("id", id)
                .param("institution", hospital.id())
                .param("department", heart.id())
                .param("at", at)
                .param("end", at.plusMinutes(30))
                .param("places", places)
                .param("reserved", reserved)
                .update();
        return id;
    }

    @Test
    void sheSignsInAndSeesWhatIsNext() {
        open("/my/sign-in");
        pictures("sign-in");
        page.fill("#number", "123");
        page.click("main button[type=submit]");
        assertThat(page.locator("[role=alert]")).containsText("请输入 18 位身份证号");
        signIn();
        assertThat(page.locator("main")).containsText("近期没有安排");
        pictures("start-empty");
        CurrentAccess.runAsSystem("test", () -> {
            followUps.plan(woman.id(), clinic.id(), LocalDate.now(clock).plusDays(4), "高血压随访：测血压", null);
            followUps.plan(woman.id(), clinic.id(), LocalDate.now(clock).minusDays(2), "糖尿病随访", null);
        });
        refers();
        open("/my");
        assertThat(page.locator("main")).containsText("高血压随访：测血压");
        assertThat(page.locator(".card.warn")).containsText("已过期");
        assertThat(page.locator("main")).containsText(hospital.name());
        pictures("start");
        open("/my?language=en");
        pictures("start-english");
        open("/my/me?language=zh-CN");
        pictures("me");
        page.click("button:has-text('换成大字')");
        assertThat(page.locator("html")).hasAttribute("class", "large");
        open("/my");
        pictures("start-large");
    }

    @Test
    void sheFollowsHerReferralAndTakesItBack() {
        String id = refers();
        signIn();
        open("/my/referrals");
        pictures("referrals");
        page.click(".list a.row");
        assertThat(page.locator("main")).containsText("已提交");
        assertThat(page.locator("main")).containsText("提交");
        pictures("referral");
        page.onDialog(dialog -> dialog.accept());
        page.click("main button.grave");
        assertThat(page.locator(".done")).containsText("转诊已撤回");
        PageVisitor other = new PageVisitor(accounts.address(), "10.20.0.1");
        PersonFixture.signIn(other, PersonFixture.person(residents, clinic.id(), "别的人", LocalDate.of(1970, 1, 1)));
        assertThat(other.get("/my/referrals/" + id).status()).isEqualTo(404);
        assertThat(other.get("/my/referrals/" + id).html()).contains("没有找到，或者不是您的");
    }

    @Test
    void sheBooksAnOpenPlaceAndGivesItBack() {
        UUID open = slot(Duration.ofDays(2), 2, 0);
        UUID kept = slot(Duration.ofDays(3), 1, 1);
        owner.jdbc()
                .sql("update capacity.slot set released_at = starts_at where id = :id")
                .param("id", kept)
                .update();
        signIn();
        open("/my/appointments");
        page.click(".list a.row:has-text('" + hospital.name() + "')");
        assertThat(page.locator("main form button")).hasCount(1);
        pictures("clinic");
        page.click("main form button");
        assertThat(page.locator(".done")).containsText("预约成功");
        assertThat(page.locator(".card.next")).containsText("高血压专病门诊");
        pictures("appointments");
        assertThat(taken(open)).isEqualTo(1);
        PageVisitor centre = new PageVisitor(accounts.address(), "10.20.0.2");
        centre.signIn(
                accounts.open(Role.REFERRAL_CENTRE, hospital.id(), hospital.division(), null), AccountFixture.PASSWORD);
        assertThat(centre.get("/appointments").html()).contains("李秀兰").contains("高血压专病门诊");
        page.onDialog(dialog -> dialog.accept());
        page.click(".card.next button");
        assertThat(page.locator(".done")).containsText("预约已取消");
        assertThat(taken(open)).isZero();
        PageVisitor again = new PageVisitor(accounts.address(), "10.20.0.3");
        Person other = PersonFixture.person(residents, clinic.id(), "别的人", LocalDate.of(1970, 1, 1));
        PersonFixture.signIn(again, other);
        again.get("/my/me");
        assertThat(again.post("/my/appointments", Map.of("slot", kept.toString()))
                        .status())
                .isEqualTo(409);
        for (int i = 0; i < 3; i++) {
            assertThat(again.post(
                                    "/my/appointments",
                                    Map.of(
                                            "slot",
                                            slot(Duration.ofDays(4), 1, 0).toString()))
                            .status())
                    .isEqualTo(200);
        }
        again.get("/my/me");
        PageVisitor.Page refused = again.post(
                "/my/appointments",
                Map.of("slot", slot(Duration.ofDays(5), 1, 0).toString()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("同时最多 3 个预约");
    }

    private int taken(UUID slot) {
        return owner.jdbc()
                .sql("select taken_open from capacity.slot where id = :id")
                .param("id", slot)
                .query(Integer.class)
                .single();
    }

    @Test
    void sheReadsHerRecordAndSeesWhoElseDid() {
        refers();
        var visited = accounts.call(
                accounts.token(doctor),
                "POST",
                "/api/v1/visits",
                Map.of(
                        "residentId",
                        woman.id(),
                        "complaint",
                        "头晕三天",
                        "vitalSigns",
                        Map.of("systolic", 152, "diastolic", 94),
                        "diagnoses",
                        List.of("I10"),
                        "decision",
                        "TREAT"),
                Map.of());
        signIn();
        open("/my/records");
        assertThat(page.locator("main")).containsText("档案编号");
        assertThat(page.locator("main")).containsText("转诊");
        pictures("records");
        open("/my/looked");
        assertThat(page.locator("main")).containsText("村医");
        assertThat(page.locator("main")).containsText(clinic.name());
        pictures("looked");
        assertThat(page.locator("main li:has-text('居民本人')")).hasCount(0);
        assertThat(owner.jdbc()
                        .sql(
                                "select count(*) from audit.entry where resident_id = :id and role = 'RESIDENT' and action = 'resident.read'")
                        .param("id", woman.id())
                        .query(Integer.class)
                        .single())
                .isPositive();
        if (visited.status() == 201) {
            open("/my/records");
            page.click("a.row:has-text('就诊')");
            assertThat(page.locator("main")).containsText("头晕三天");
            pictures("visit");
        }
    }

    @Test
    void sheAgreesAndTakesItBack() {
        signIn();
        open("/my/consents");
        assertThat(page.locator("main .card")).hasCount(4);
        page.click("button[aria-label^='同意 由家人']");
        assertThat(page.locator(".done")).containsText("已记录您的同意");
        assertThat(page.locator(".card.next")).containsText("由家人代查代办");
        pictures("consents");
        page.click(".card.next button");
        assertThat(page.locator(".done")).containsText("已撤回");
    }

    @Test
    void aMotherActsForHerChildAndForHerOwnMotherOnlyWithConsent() {
        Person child = PersonFixture.person(
                residents, clinic.id(), "李小宝", LocalDate.now(clock).minusYears(5), woman.phone());
        Person mother = PersonFixture.person(residents, clinic.id(), "王桂花", LocalDate.of(1935, 1, 1));
        String token = accounts.token(doctor);
        for (Person ward : List.of(child, mother)) {
            var added = accounts.call(
                    token,
                    "POST",
                    "/api/v1/residents/" + ward.id() + "/guardians",
                    Map.of("name", "李秀兰", "relation", "PARENT", "phone", woman.phone()),
                    Map.of());
            assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        }
        signIn();
        open("/my/family");
        assertThat(page.locator("main li")).hasCount(2);
        assertThat(page.locator("li:has-text('王桂花')")).containsText("成年家人要先同意");
        pictures("family");
        page.click("button[aria-label='代 李小宝 办理']");
        assertThat(page.locator(".acting")).containsText("李小宝");
        assertThat(page.locator("h1")).containsText("李小宝的首页");
        open("/my/records");
        assertThat(page.locator("main")).containsText("李小宝");
        pictures("acting");
        assertThat(owner.jdbc()
                        .sql("""
                                select count(*) from audit.entry where resident_id = :child and account_id = :woman and role = 'GUARDIAN'
                                  and action in ('person.act-for', 'resident.read')
                                """)
                        .param("child", child.id())
                        .param("woman", woman.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        // The guardianship ends while she is on the child's pages: they close with the next tap.
        owner.jdbc()
                .sql("update resident.guardian set ended_at = now() where resident_id = :child")
                .param("child", child.id())
                .update();
        open("/my/records");
        assertThat(page.url()).endsWith("/my/family");
        assertThat(page.locator(".acting")).hasCount(0);
        PageVisitor direct = new PageVisitor(accounts.address(), "10.20.0.4");
        PersonFixture.signIn(direct, mother);
        direct.get("/my/me");
        direct.post("/my/consents", Map.of("kind", "PROXY"));
        open("/my/family");
        page.click("button[aria-label='代 王桂花 办理']");
        assertThat(page.locator("h1")).containsText("王桂花的首页");
        assertThat(direct.get("/my/looked").html()).contains("监护人").contains("李秀兰");
        page.click("text=回到本人");
        assertThat(page.locator("h1")).containsText("李秀兰，您好");
        PageVisitor stranger = new PageVisitor(accounts.address(), "10.20.0.5");
        PersonFixture.signIn(stranger, PersonFixture.person(residents, clinic.id(), "李秀兰", LocalDate.of(1970, 1, 1)));
        stranger.get("/my/me");
        assertThat(stranger.post("/my/family/" + mother.id(), Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void sheComplainsIsAnsweredAndPassesItOn() {
        refers();
        signIn();
        open("/my/complaints/new");
        page.click("main button.main");
        assertThat(page.locator("main")).containsText("请选择机构");
        pictures("complaint-faulty");
        page.selectOption("#institutionId", clinic.id().toString());
        page.selectOption("#subject", "WAITING");
        page.fill("#words", "等了两个小时没人接待");
        page.click("main button.main");
        assertThat(page.locator(".done")).containsText("投诉已提交");
        String id = page.url().replaceAll(".*/", "");
        pictures("complaint");
        Page desk = browsing.signIn(doctor, AccountFixture.PASSWORD, Screen.OFFICE);
        browsing.open(desk, "/complaints");
        Browsing.assertAccessible(desk);
        browsing.pictures(desk, "portal-complaint-desk");
        desk.click("td a");
        desk.click("main button.btn-primary");
        assertThat(desk.locator(".invalid-feedback")).containsText("请写几句话");
        desk.fill("#words", "当天医生出诊，已加开下午门诊。");
        desk.click("main button.btn-primary");
        assertThat(desk.locator("[role=status]")).containsText("已答复");
        Browsing.assertAccessible(desk);
        browsing.pictures(desk, "portal-complaint-answered");
        open("/my/complaints/" + id);
        assertThat(page.locator("main")).containsText("已加开下午门诊");
        page.fill("#words", "还是没人");
        page.click("text=不满意，转县卫生健康委");
        assertThat(page.locator("main")).containsText("县级卫生健康委应在");
        pictures("complaint-passed-on");
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
