package org.jieli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.chronic.FollowUps;
import org.jieli.database.OwnerConnection;
import org.jieli.encounter.Encounters;
import org.jieli.enrolment.Enrolments;
import org.jieli.enrolment.FamilyDoctor;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.PageVisitor;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.SheetLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Each read of people's data leaves an entry, and so does each attempt to reach further. */
@JieliTest
class ReadsAreTakenDownTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    Residents residents;

    @Autowired
    FollowUps followUps;

    @Autowired
    Encounters encounters;

    @Autowired
    Enrolments enrolments;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    private final UUID clinic = Identifiers.next();
    private final Access doctor = ResidentFixture.doctorAt(clinic);
    private ResidentSummary man = null;

    @BeforeEach
    void aManIsKnownHere() {
        man = ResidentFixture.register(residents, doctor, ResidentFixture.man58());
    }

    @Test
    void listsLeaveOneEntryWithTheQueryAndThePeople() {
        CurrentAccess.runAs(doctor, () -> {
            followUps.plan(man.id(), clinic, LocalDate.now(clock), "血压", null);
            enrolments.assign(new FamilyDoctor(man.id(), Identifiers.next(), "示范医生", clinic, LocalDate.now(clock)));
            residents.search("张建国", 20);
            followUps.due(clinic, LocalDate.now(clock), 20);
            followUps.of(man.id(), 5);
            enrolments.familyDoctorOf(man.id());
        });
        assertThat(entries(doctor))
                .extracting("action")
                .contains("resident.search", "follow-up.list", "enrolment.read", "enrolment.assign");
        assertThat(entries(doctor).stream().filter(entry -> entry.action().equals("resident.search")))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.details()).contains("张建国", man.id().toString()));
    }

    @Test
    void anIdentityNumberInTheQueryIsNotTakenDown() {
        CurrentAccess.runAs(doctor, () -> residents.search("99100019680314001X", 20));
        assertThat(entries(doctor).getFirst().details()).contains("(number)").doesNotContain("1968");
    }

    @Test
    void whatTheSystemItselfReadsIsNoReadOfAPerson() {
        int before = count();
        CurrentAccess.runAsSystem("reading", () -> encounters.visitsOf(man.id(), 5));
        CurrentAccess.runAsSystem("reading", () -> residents.search("张建国", 5));
        assertThat(owner.jdbc()
                        .sql("select count(*) from audit.entry where person_name = 'reading'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(count()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void reachingBeyondTheScopeIsTakenDownOnPagesAndInTheApi() {
        String stranger = accounts.open(Role.VILLAGE_DOCTOR, Identifiers.next(), "411281", null);
        String token = accounts.token(stranger);
        assertThat(accounts.get(token, "/api/v1/residents/" + man.id()).status())
                .isEqualTo(404);
        assertThat(accounts.get(token, "/api/v1/accounts").status()).isEqualTo(403);
        assertThat(accounts.get(token, "/api/v1/no-such-thing").status()).isEqualTo(404);
        PageVisitor visitor = new PageVisitor(accounts.address(), "198.18.0.1");
        visitor.signIn(stranger, AccountFixture.PASSWORD);
        assertThat(visitor.get("/residents/" + man.id()).status()).isEqualTo(404);
        List<String> attempts = owner.jdbc()
                .sql("""
                        select action || ' ' || (details ->> 'path') from audit.entry
                        where subject_type = 'address' and account_id = (select id from identity.account where username = :name)
                        order by id
                        """)
                .param("name", stranger)
                .query(String.class)
                .list();
        assertThat(attempts)
                .containsExactly(
                        "scope.outside /api/v1/residents/" + man.id(),
                        "scope.forbidden /api/v1/accounts",
                        "scope.outside /residents/" + man.id());
    }

    @Test
    void theLogIsFilteredByNameActionPersonAndPeriodAndReadOnByKey() {
        String username = accounts.open(Role.VILLAGE_DOCTOR, clinic, "411203100201", null);
        String token = accounts.token(username);
        for (int i = 0; i < 5; i++) {
            accounts.get(token, "/api/v1/residents/" + man.id());
        }
        String admin = accounts.token(accounts.open(Role.ADMINISTRATOR, null, "4112", null));
        LocalDate today = LocalDate.now(clock);
        String filter = "/api/v1/audit/entries?who=" + username + "&action=resident.read&resident=" + man.id()
                + "&from=" + today + "&to=" + today + "&limit=2";
        List<Long> seen = new ArrayList<>();
        JsonNode page = accounts.get(admin, filter).body();
        while (!page.isEmpty()) {
            page.forEach(entry -> seen.add(entry.get("id").asLong()));
            page = accounts.get(admin, filter + "&before=" + seen.getLast()).body();
        }
        assertThat(seen).hasSize(5).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(accounts.get(admin, filter.replace("from=" + today, "from=" + today.plusDays(1)))
                        .body())
                .isEmpty();
        assertThat(accounts.get(admin, filter.replace("to=" + today, "to=" + today.minusDays(1)))
                        .body())
                .isEmpty();
        assertThat(accounts.get(admin, filter.replace(username, "nobody-" + username))
                        .body())
                .isEmpty();
        String elsewhere = accounts.token(accounts.open(Role.ADMINISTRATOR, null, "4101", null));
        assertThat(accounts.get(elsewhere, filter).body()).isEmpty();
        assertThat(accounts.get(token, filter).status()).isEqualTo(403);
    }

    @Test
    void whoWasShownInAListIsFoundByThePersonToo() {
        ResidentSummary other = ResidentFixture.register(residents, doctor, ResidentFixture.man58());
        CurrentAccess.runAs(doctor, () -> residents.search("张建国", 20));
        String admin = accounts.token(accounts.open(Role.ADMINISTRATOR, null, "4112", null));
        for (ResidentSummary each : List.of(man, other)) {
            JsonNode lists = accounts.get(admin, "/api/v1/audit/entries?action=resident.search&resident=" + each.id())
                    .body();
            assertThat(lists).singleElement().satisfies(list -> assertThat(
                            list.get("details").asString())
                    .contains(man.id().toString(), other.id().toString()));
        }
    }

    @Test
    void theFilteredLogIsExported() throws IOException {
        String username = accounts.open(Role.VILLAGE_DOCTOR, clinic, "411203100201", null);
        accounts.get(accounts.token(username), "/api/v1/residents/" + man.id());
        PageVisitor visitor = new PageVisitor(accounts.address(), "198.18.0.2");
        visitor.signIn(accounts.open(Role.ADMINISTRATOR, null, "4112", null), AccountFixture.PASSWORD);
        byte[] file = visitor.bytes("/administration/audit/export?who=" + username);
        List<String> actions = new ArrayList<>();
        SheetLines.read(new ByteArrayInputStream(file), line -> actions.add(line.get("操作")));
        assertThat(actions).containsExactly("resident.read", "account.sign-in");
    }

    private List<AuditEntry> entries(Access by) {
        return owner.jdbc()
                .sql(
                        "select id, action, details::text as details from audit.entry where account_id = :id order by id desc")
                .param("id", by.accountId())
                .query((row, number) -> new AuditEntry(
                        row.getLong("id"),
                        clock.instant(),
                        null,
                        "",
                        null,
                        "",
                        "",
                        row.getString("action"),
                        null,
                        "",
                        null,
                        row.getString("details"),
                        null))
                .list();
    }

    private int count() {
        return owner.jdbc()
                .sql("select count(*) from audit.entry")
                .query(Integer.class)
                .single();
    }
}
