package org.jieli.chronic.homevisit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.chronic.FollowUpSummary;
import org.jieli.chronic.FollowUps;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a village doctor wrote without a network meets what happened meanwhile; he chooses, and nothing of his is thrown away unasked. */
@JieliTest
class HomeVisitConflictTests {

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
    private ResidentSummary man;
    private UUID followUp;
    private String doctor;
    private Browsing browsing;
    private Page page;
    private BrowserContext context;

    @BeforeEach
    void aManWhoIsDueAndTheListIsLoaded() {
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(clinic)));
        man = ResidentFixture.register(
                residents,
                ResidentFixture.doctorAt(clinic.id()),
                ResidentFixture.person("李长山", LocalDate.now(clock).minusYears(58), Sex.MALE));
        followUp = CurrentAccess.callAsSystem(
                "test", () -> followUps.plan(man.id(), clinic.id(), LocalDate.now(clock), "高血压随访：测血压", null));
        doctor = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null);
        browsing = new Browsing(accounts.address());
        page = browsing.signIn(doctor, AccountFixture.PASSWORD, Screen.PHONE);
        context = page.context();
        load();
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    private void load() {
        open();
        page.click("#load");
        assertThat(page.locator("#people")).containsText("李长山");
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
    }

    private void open() {
        page.navigate(accounts.address() + "/home-visits");
    }

    private void write(String systolic, String diastolic, String outcome) {
        page.click("#people li button");
        page.fill("#systolic", systolic);
        page.fill("#diastolic", diastolic);
        page.check("input[name=outcome][value='" + outcome + "']");
    }

    private void save() {
        page.click("#form button[type=submit]");
    }

    private void state(String state) {
        assertThat(page.locator("#people li").first()).hasAttribute("data-state", state);
    }

    private List<FollowUpSummary> done() {
        return CurrentAccess.callAs(ResidentFixture.doctorAt(clinic.id()), () -> followUps.of(man.id(), 10).stream()
                .filter(each -> each.doneAt() != null)
                .toList());
    }

    private void pictures(String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, "home-visit-" + name);
        page.setViewportSize(390, 844);
    }

    @Test
    void whatSomebodyElseDidMeanwhileIsShownBesideAndTheDoctorChooses() {
        context.setOffline(true);
        write("150", "92", "2");
        save();
        var colleague = accounts.call(
                accounts.token(accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null)),
                "POST",
                "/api/v1/follow-ups/" + followUp + "/done",
                Map.of("systolic", 136, "diastolic", 84, "outcome", "1"),
                Map.of());
        assertThat(colleague.status()).isEqualTo(200);
        context.setOffline(false);
        state("conflict");
        page.click("#people li button");
        assertThat(page.locator("#mine")).containsText("150/92");
        assertThat(page.locator("#theirs")).containsText("136/84");
        pictures("conflict");
        page.reload();
        state("conflict");
        page.click("#people li button");
        page.click("#keep-both");
        state("sent");
        assertThat(done()).extracting(FollowUpSummary::systolic).containsExactlyInAnyOrder(136, 150);
    }

    @Test
    void theDoctorMayLeaveWhatStandsInTheRecord() {
        context.setOffline(true);
        write("150", "92", "2");
        save();
        accounts.call(
                accounts.token(doctor),
                "POST",
                "/api/v1/follow-ups/" + followUp + "/done",
                Map.of("systolic", 136, "diastolic", 84, "outcome", "1"),
                Map.of());
        context.setOffline(false);
        state("conflict");
        page.click("#people li button");
        page.click("#keep-theirs");
        state("dropped");
        assertThat(done()).extracting(FollowUpSummary::systolic).containsExactly(136);
    }

    @Test
    void whatIsNoLongerPlannedMayBeKeptAsAFollowUpOfItsOwn() {
        context.setOffline(true);
        write("150", "92", "2");
        save();
        owner.jdbc()
                .sql("delete from chronic.follow_up where id = :id")
                .param("id", followUp)
                .update();
        context.setOffline(false);
        state("conflict");
        page.click("#people li button");
        assertThat(page.locator("#conflict-words")).containsText("已经取消");
        page.click("#keep-both");
        state("sent");
        assertThat(done()).extracting(FollowUpSummary::systolic).containsExactly(150);
    }

    @Test
    void whoHasDiedMeanwhileIsNotFollowedUp() {
        context.setOffline(true);
        write("150", "92", "2");
        save();
        owner.jdbc()
                .sql("update resident.resident set deceased_on = :day where id = :id")
                .param("day", LocalDate.now(clock).minusDays(1))
                .param("id", man.id())
                .update();
        context.setOffline(false);
        state("conflict");
        page.click("#people li button");
        page.click("#keep-theirs");
        state("dropped");
        assertThat(done()).isEmpty();
    }
}
