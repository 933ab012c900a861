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

/** Her record, who has looked at it, and what she agreed to. */
@JieliTest
class RecordPagesTests {

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
    void sheReadsHerRecordAndSeesWhoElseDid() {
        PersonFixture.refers(accounts, doctor, woman, hospital.id());
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
        own.signIn(woman);
        own.open("/my/records");
        assertThat(page.locator("main")).containsText("档案编号");
        assertThat(page.locator("main")).containsText("转诊");
        own.pictures("records");
        own.open("/my/looked");
        assertThat(page.locator("main")).containsText("村医");
        assertThat(page.locator("main")).containsText(clinic.name());
        own.pictures("looked");
        assertThat(page.locator("main li:has-text('居民本人')")).hasCount(0);
        assertThat(owner.jdbc()
                        .sql(
                                "select count(*) from audit.entry where resident_id = :id and role = 'RESIDENT' and action = 'resident.read'")
                        .param("id", woman.id())
                        .query(Integer.class)
                        .single())
                .isPositive();
        if (visited.status() == 201) {
            own.open("/my/records");
            page.click("a.row:has-text('就诊')");
            assertThat(page.locator("main")).containsText("头晕三天");
            own.pictures("visit");
        }
    }

    @Test
    void sheAgreesAndTakesItBack() {
        own.signIn(woman);
        own.open("/my/consents");
        assertThat(page.locator("main .card")).hasCount(4);
        page.click("button[aria-label^='同意 由家人']");
        assertThat(page.locator(".done")).containsText("已记录您的同意");
        assertThat(page.locator(".card.next")).containsText("由家人代查代办");
        own.pictures("consents");
        page.click(".card.next button");
        assertThat(page.locator(".done")).containsText("已撤回");
    }
}
