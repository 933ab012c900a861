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
import java.util.concurrent.atomic.AtomicInteger;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.chronic.FollowUpSummary;
import org.jieli.chronic.FollowUps;
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

/** A village doctor on a round where there is no network: nothing that he writes is lost, and nothing is written twice. */
@JieliTest
class HomeVisitTests {

    private static final String DATABASE = """
            () => new Promise(resolve => { const request = indexedDB.open("jieli-home-visits", 1);
              request.onsuccess = () => { const names = ["keys", "list", "entries"], all = request.result.transaction(names), found = {};
                names.forEach(name => { const each = all.objectStore(name).getAllKeys(); each.onsuccess = () => { found[name] = each.result.length; }; });
                all.oncomplete = () => { request.result.close(); resolve(found); }; }; })
            """;

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    FollowUps followUps;

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
    void whatIsWrittenWithoutANetworkSurvivesAReloadAndIsSentWhenItIsBack() {
        pictures("list");
        context.setOffline(true);
        write("148", "88", "2");
        page.fill("#note", "早上没吃药");
        page.waitForTimeout(0);
        page.reload();
        state("draft");
        page.click("#people li button");
        assertThat(page.locator("#systolic")).hasValue("148");
        assertThat(page.locator("#note")).hasValue("早上没吃药");
        pictures("form");
        save();
        state("waiting");
        assertThat(page.locator("#network")).hasText("无网络");
        open();
        state("waiting");
        pictures("waiting");
        assertThat(done()).isEmpty();
        context.setOffline(false);
        state("sent");
        assertThat(done()).singleElement().satisfies(each -> {
            assertThat(each.systolic()).isEqualTo(148);
            assertThat(each.note()).isEqualTo("早上没吃药");
        });
        page.click("#load");
        assertThat(page.locator("#nobody")).isVisible();
        pictures("empty");
    }

    @Test
    void whatCannotBeRightIsMendedAtTheDoor() {
        context.setOffline(true);
        write("400", "88", "2");
        save();
        assertThat(page.locator(".fault.under")).containsText("应在 40 到 320 之间");
        page.fill("#systolic", "88");
        page.fill("#diastolic", "120");
        save();
        assertThat(page.locator(".fault.under")).containsText("舒张压应低于收缩压");
        page.fill("#diastolic", "");
        save();
        assertThat(page.locator(".fault.under")).containsText("血压要填收缩压和舒张压");
        pictures("faulty");
        page.click("#to-list");
        state("draft");
    }

    @Test
    void whatTheRecordRefusesComesBackWithItsField() {
        context.setOffline(true);
        write("172", "104", "1");
        save();
        state("waiting");
        context.setOffline(false);
        state("refused");
        assertThat(page.locator("#people")).containsText("被退回");
        page.click("#people li button");
        assertThat(page.locator("fieldset .fault.under").first()).containsText("收缩压 172 mmHg 没有达标");
        assertThat(page.locator("#systolic")).hasValue("172");
        pictures("refused");
        page.check("input[name=outcome][value='2']");
        save();
        state("sent");
        assertThat(done()).hasSize(1);
    }

    @Test
    void anAnswerThatIsLostOnItsWayWritesNothingTwice() {
        AtomicInteger sent = new AtomicInteger();
        page.route("**/home-visits/entries/**", route -> {
            if (sent.incrementAndGet() == 1) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        write("150", "92", "2");
        save();
        page.waitForCondition(() -> sent.get() == 1);
        assertThat(done()).hasSize(1);
        state("waiting");
        page.click("#send");
        state("sent");
        assertThat(sent.get()).isEqualTo(2);
        assertThat(done()).hasSize(1);
    }

    @Test
    void theListGoesWithTheSignOutAndWhatIsNotSentWaitsSealedForItsDoctor() {
        context.setOffline(true);
        write("150", "92", "2");
        save();
        state("waiting");
        // The session ends while the phone is away.
        context.clearCookies();
        context.setOffline(false);
        assertThat(page.locator("#told")).containsText("登录已过期");
        page.navigate(accounts.address() + "/sign-in");
        page.waitForFunction("async () => { const found = await (" + DATABASE
                + ")(); return found.keys === 0 && found.list === 0; }");
        @SuppressWarnings("unchecked")
        Map<String, Object> kept = (Map<String, Object>) page.evaluate(DATABASE);
        assertThat(kept).containsEntry("entries", 1);
        String other = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null);
        signIn(other);
        open();
        assertThat(page.locator("#loaded")).containsText("还没有载入名单");
        assertThat(page.locator("#people li")).hasCount(0);
        assertThat(done()).isEmpty();
        context.clearCookies();
        page.navigate(accounts.address() + "/sign-in");
        page.waitForFunction("async () => { const found = await (" + DATABASE + ")(); return found.keys === 0; }");
        signIn(doctor);
        open();
        state("sent");
        assertThat(done()).hasSize(1);
    }

    private void signIn(String username) {
        page.fill("#username", username);
        page.fill("#password", AccountFixture.PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }
}
