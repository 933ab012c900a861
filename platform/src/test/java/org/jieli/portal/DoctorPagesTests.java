package org.jieli.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.enrolment.EnrolmentPlace;
import org.jieli.enrolment.EnrolmentPlace.Place;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.PageVisitor;
import org.jieli.portal.PersonFixture.Person;
import org.jieli.resident.Residents;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing with a team on the phone, what the agreement gives, and what she thinks of it. */
@JieliTest
class DoctorPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    Residents residents;

    @Autowired
    EnrolmentPlace places;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    private Place place;
    private Person woman;
    private OwnPages own;
    private Page page;

    @BeforeEach
    void aWomanWhoseHomeATeamCovers() {
        place = places.found();
        owner.jdbc()
                .sql(
                        "insert into enrolment.team_grid (team_id, division) values (:team, :division) on conflict do nothing")
                .param("team", place.team())
                .param("division", place.county() + "100")
                .update();
        woman = PersonFixture.person(residents, place.centre().id(), "李秀兰", LocalDate.of(1958, 4, 2));
        movesTo(woman);
        own = new OwnPages(accounts.address());
        page = own.page();
    }

    @AfterEach
    void close() {
        own.close();
    }

    private void movesTo(Person person) {
        owner.jdbc()
                .sql("update resident.resident set division = :division where id = :id")
                .param("division", place.county() + "100201")
                .param("id", person.id())
                .update();
    }

    private void chooses() {
        own.open("/my/doctor/teams");
        page.locator("a[href$='" + place.team() + "']").click();
    }

    @Test
    void sheSignsWithATeamWhichAcceptsAndRatesIt() {
        own.signIn(woman);
        own.open("/my/doctor");
        own.pictures("doctor-none");
        chooses();
        own.pictures("sign");
        page.fill("#name", "李秀");
        page.click("main button[type=submit]");
        assertThat(page.locator(".fault.under")).containsText("签名要和您的姓名“李秀兰”一致");
        page.fill("#name", "李秀兰");
        page.click("main button[type=submit]");
        assertThat(page.locator("h1")).hasText("核验身份");
        own.pictures("identity-check");
        page.fill("#code", "000000");
        page.click("main button[type=submit]");
        assertThat(page.locator(".fault.under")).containsText("验证码不对");
        page.fill("#code", PersonFixture.code(woman.phone()));
        page.click("main button[type=submit]");
        assertThat(page.locator(".done")).containsText("签约申请已提交");
        assertThat(page.locator("main")).containsText("待接受");
        own.pictures("proposed");
        accepts();
        own.open("/my/doctor");
        assertThat(page.locator("main")).containsText("履约中");
        assertThat(page.locator("main")).containsText("健康教育");
        page.check("input[name=score][value='5']", new Page.CheckOptions().setForce(true));
        page.fill("#words", "随叫随到");
        page.click("text=提交评价");
        assertThat(page.locator(".done")).containsText("谢谢您的评价");
        assertThat(page.locator("main")).containsText("您已评 5 分");
        own.pictures("doctor");
    }

    private void accepts() {
        String id = owner.jdbc()
                .sql("select id::text from enrolment.agreement where resident_id = :id and state = 'PROPOSED'")
                .param("id", woman.id())
                .query(String.class)
                .single();
        PageVisitor team = new PageVisitor(accounts.address(), "10.21.0.1");
        team.signIn(
                accounts.open(
                        Role.FAMILY_DOCTOR,
                        place.centre().id(),
                        place.county(),
                        place.doctor().id()),
                AccountFixture.PASSWORD);
        team.get("/enrolments/" + id);
        assertThat(team.post("/enrolments/" + id + "/accept", Map.of()).status())
                .isEqualTo(200);
    }

    @Test
    void aChildIsSignedForByItsGuardianOnly() {
        Person child = PersonFixture.person(
                residents, place.centre().id(), "李小宝", LocalDate.now(clock).minusYears(16));
        movesTo(child);
        own.signIn(child);
        chooses();
        page.fill("#name", "李小宝");
        page.click("main button[type=submit]");
        assertThat(page.locator(".fault.under")).containsText("监护人");
        own.pictures("sign-minor");
    }
}
