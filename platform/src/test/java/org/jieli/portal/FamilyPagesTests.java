package org.jieli.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/** A guardian acts for her child, and for an adult only with consent. */
@JieliTest
class FamilyPagesTests {

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
        own.signIn(woman);
        own.open("/my/family");
        assertThat(page.locator("main li")).hasCount(2);
        assertThat(page.locator("li:has-text('王桂花')")).containsText("成年家人要先同意");
        own.pictures("family");
        page.click("button[aria-label='代 李小宝 办理']");
        assertThat(page.locator(".acting")).containsText("李小宝");
        assertThat(page.locator("h1")).containsText("李小宝的首页");
        own.open("/my/records");
        assertThat(page.locator("main")).containsText("李小宝");
        own.pictures("acting");
        assertThat(owner.jdbc()
                        .sql("""
                                select count(distinct action) from audit.entry where resident_id = :child and account_id = :woman and role = 'GUARDIAN'
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
        own.open("/my/records");
        assertThat(page.url()).endsWith("/my/family");
        assertThat(page.locator(".acting")).hasCount(0);
        PageVisitor direct = new PageVisitor(accounts.address(), "10.20.0.4");
        PersonFixture.signIn(direct, mother);
        direct.get("/my/me");
        direct.post("/my/consents", Map.of("kind", "PROXY"));
        own.open("/my/family");
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
}
