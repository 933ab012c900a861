package org.jieli.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.enrolment.EnrolmentPlace;
import org.jieli.enrolment.EnrolmentPlace.Place;
import org.jieli.identity.AccountFixture;
import org.jieli.portal.PersonFixture.Person;
import org.jieli.resident.Residents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing with a team on the phone: the proposal, the signature and the identity check. */
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
    void sheProposesAnAgreementWithHerSignatureAndACode() {
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
        page.fill("#code", PersonFixture.code(child.phone()));
        page.click("main button[type=submit]");
        assertThat(page.locator(".fault.under")).containsText("监护人");
        own.pictures("sign-minor");
    }
}
