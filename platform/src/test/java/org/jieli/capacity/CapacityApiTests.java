package org.jieli.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Schedules, free slots, beds and ordinary appointments as a hospital's system uses them. */
@JieliTest
class CapacityApiTests {

    private static final String API = "/api/v1/capacity";

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    Capacity capacity;

    @Autowired
    Clock clock;

    private CapacityFixture place;
    private String token;
    private LocalDate day;

    @BeforeEach
    void aHospitalsSystem() {
        place = CapacityFixture.registeredIn(registry);
        token = accounts.token(accounts.open(Role.INTEGRATOR, place.id(), "411203", null));
        day = LocalDate.now(clock).plusDays(3);
    }

    @Test
    void aScheduleIsAddedOnceChangedWithItsVersionAndItsSlotsFollow() {
        Map<String, Object> wanted = schedule("0.5", 24);
        Map<String, String> key = Map.of("Idempotency-Key", Identifiers.next().toString());
        Answer added = accounts.call(token, "POST", API + "/schedules", wanted, key);
        assertThat(added.status()).isEqualTo(201);
        assertThat(accounts.call(token, "POST", API + "/schedules", wanted, key).body())
                .isEqualTo(added.body());
        assertThat(code(accounts.call(token, "POST", API + "/schedules", wanted, Map.of())))
                .isEqualTo("capacity.overlap");
        String path = API + "/schedules/" + added.body().get("id").asString();
        Map<String, Object> terms = Map.of(
                "reservedShare", "0", "releaseHours", 0, "to", day.minusDays(1).toString());
        assertThat(accounts.call(token, "PUT", path, terms, Map.of()).status()).isEqualTo(428);
        assertThat(accounts.call(token, "PUT", path, terms, Map.of("If-Match", "\"7\""))
                        .status())
                .isEqualTo(412);
        assertThat(freeSlots(4)).isNotEmpty();
        Answer changed = accounts.call(
                token,
                "PUT",
                path,
                Map.of("reservedShare", "0", "releaseHours", 0, "to", day.toString()),
                Map.of("If-Match", added.etag()));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.etag()).isEqualTo("\"2\"");
        assertThat(freeSlots(50)).hasSize(4);
        assertThat(accounts.get(token, API + "/schedules").body().get("items").size())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongWithAScheduleIsNamedByItsField() {
        Map<String, Object> wrong = new HashMap<>(schedule("2", 24));
        wrong.remove("clinic");
        wrong.put("departmentId", Identifiers.next().toString());
        Answer answer = accounts.call(token, "POST", API + "/schedules", wrong, Map.of());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("path").asString())
                .containsExactlyInAnyOrder("clinic", "reservedShare", "departmentId");
    }

    @Test
    void freeSlotsArePagedByKeyWithoutGapOrRepetition() {
        add("0", 0);
        List<String> all = freeSlots(50);
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            Answer page = accounts.get(token, slotsPath(3) + (next.isEmpty() ? "" : "&after=" + next));
            page.body().get("items").forEach(item -> paged.add(item.get("id").asString()));
            next = page.body().get("next").isNull()
                    ? ""
                    : page.body().get("next").asString();
        } while (!next.isEmpty());
        assertThat(paged).isEqualTo(all).doesNotHaveDuplicates().hasSizeGreaterThan(8);
    }

    @Test
    void anAppointmentTakesWhatIsNotKeptOnceForEachNumber() {
        add("0.5", 24);
        String slot = freeSlots(1).getFirst();
        assertThat(book(slot, "HIS-1").status()).isEqualTo(201);
        assertThat(book(slot, "HIS-1").status()).isEqualTo(201);
        Answer kept = book(slot, "HIS-2");
        assertThat(kept.status()).isEqualTo(409);
        assertThat(code(kept)).isEqualTo("capacity.kept-for-referrals");
        UUID referral = Identifiers.next();
        assertThat(capacity.holdSlot(UUID.fromString(slot), referral, Duration.ofMinutes(5)))
                .isPresent();
        assertThat(code(book(slot, "HIS-2"))).isEqualTo("capacity.full");
        Answer hold = accounts.get(token, API + "/holds/" + referral);
        assertThat(hold.body().get("slotId").asString()).isEqualTo(slot);
        assertThat(accounts.get(otherHospital(), API + "/holds/" + referral).status())
                .isEqualTo(404);
        String path = API + "/slots/" + slot + "/appointments/HIS-1";
        assertThat(accounts.get(token, path).body().get("number").asString()).isEqualTo("HIS-1");
        assertThat(accounts.call(token, "DELETE", path, null, Map.of()).status())
                .isEqualTo(204);
        assertThat(accounts.call(token, "DELETE", path, null, Map.of()).status())
                .isEqualTo(404);
        assertThat(book(slot, "HIS-2").status()).isEqualTo(201);
    }

    @Test
    void theKeptShareIsEverybodysOnceItIsReleased() {
        add("1", 30 * 24);
        String slot = freeSlots(1).getFirst();
        assertThat(book(slot, "1").status()).isEqualTo(201);
        assertThat(book(slot, "2").status()).isEqualTo(201);
        assertThat(code(book(slot, "3"))).isEqualTo("capacity.full");
    }

    @Test
    void aNumberHasOnePlaceOnlyAndTheSlotMustBeOnesOwn() {
        add("0", 0);
        List<String> slots = freeSlots(2);
        assertThat(book(slots.getFirst(), "A/7 甲").status()).isEqualTo(201);
        assertThat(code(book(slots.getLast(), "A/7 甲"))).isEqualTo("capacity.elsewhere");
        assertThat(book(slots.getLast(), " ").status()).isEqualTo(422);
        Answer foreign = accounts.call(
                otherHospital(),
                "POST",
                API + "/slots/" + slots.getFirst() + "/appointments",
                Map.of("number", "1"),
                Map.of());
        assertThat(foreign.status()).isEqualTo(404);
    }

    @Test
    void bedsAreSetWithTheirVersionAndNeverBelowWhatIsTaken() {
        String path = API + "/beds/" + place.heart().id() + "/" + day;
        assertThat(accounts.get(token, path).status()).isEqualTo(404);
        Answer set = accounts.call(token, "PUT", path, Map.of("beds", 3, "reserved", 1), Map.of());
        assertThat(set.status()).isEqualTo(200);
        assertThat(accounts.call(token, "PUT", path, Map.of("beds", 4), Map.of())
                        .status())
                .isEqualTo(428);
        for (int bed = 0; bed < 2; bed++) {
            assertThat(capacity.holdBed(place.heart().id(), day, Identifiers.next(), Duration.ofMinutes(5)))
                    .isPresent();
        }
        Map<String, String> version = Map.of("If-Match", set.etag());
        Answer tooFew = accounts.call(token, "PUT", path, Map.of("beds", 1, "reserved", 0), version);
        assertThat(tooFew.status()).isEqualTo(422);
        assertThat(tooFew.body().get("errors").get(0).get("code").asString()).isEqualTo("capacity.beds-below-taken");
        assertThat(accounts.call(token, "PUT", path, Map.of("beds", 2, "reserved", 0), version)
                        .status())
                .isEqualTo(200);
        assertThat(accounts.call(token, "PUT", path, Map.of("beds", 5, "reserved", 0), version)
                        .status())
                .isEqualTo(412);
        Answer list = accounts.get(token, API + "/beds?from=" + day + "&to=" + day);
        assertThat(list.body().get("items").get(0).get("free").asInt()).isZero();
    }

    private Answer book(String slot, String number) {
        return accounts.call(
                token, "POST", API + "/slots/" + slot + "/appointments", Map.of("number", number), Map.of());
    }

    private String otherHospital() {
        CapacityFixture other = CapacityFixture.registeredIn(registry);
        return accounts.token(accounts.open(Role.INTEGRATOR, other.id(), "411203", null));
    }

    private List<String> freeSlots(int limit) {
        List<String> ids = new ArrayList<>();
        accounts.get(token, slotsPath(limit))
                .body()
                .get("items")
                .forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private String slotsPath(int limit) {
        return API + "/slots?days=28&department=" + place.heart().id() + "&limit=" + limit;
    }

    private void add(String share, int releaseHours) {
        assertThat(accounts.call(token, "POST", API + "/schedules", schedule(share, releaseHours), Map.of())
                        .status())
                .isEqualTo(201);
    }

    private Map<String, Object> schedule(String share, int releaseHours) {
        return Map.of(
                "departmentId",
                place.heart().id().toString(),
                "clinic",
                "专家门诊",
                "weekday",
                day.getDayOfWeek().name(),
                "startsAt",
                "08:30",
                "slotMinutes",
                30,
                "slotCount",
                4,
                "slotCapacity",
                2,
                "reservedShare",
                share,
                "releaseHours",
                releaseHours,
                "from",
                LocalDate.now(clock).toString());
    }

    private static String code(Answer answer) {
        return answer.body().get("code").asString();
    }
}
