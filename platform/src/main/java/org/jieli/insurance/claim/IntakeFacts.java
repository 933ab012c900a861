package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.enrolment.Enrolments.ResidentDay;
import org.jieli.insurance.registration.Residence;
import org.jieli.insurance.registration.UsedReferrals;
import org.jspecify.annotations.Nullable;

/**
 * What bills that come in together are judged by, looked up once for all of them while their people are locked. A bill that was taken in is
 * known to the next.
 */
final class IntakeFacts {

    private final Map<UUID, PersonsCourse> courses;
    private final Set<ResidentDay> enrolled;
    private final Map<UUID, List<Residence>> residences;
    private final Map<UUID, StoredClaim> byId = new HashMap<>();
    private final Map<String, StoredClaim> byNumber = new HashMap<>();
    private final List<StoredClaim> added = new ArrayList<>();

    /** Levels that funds gave the institutions. */
    final ClaimProviders.Given levels;

    /** What the registration book says of the referrals that the bills name. */
    final UsedReferrals.Book referrals;

    /**
     * Begins with what the database knows.
     *
     * @param known bills that have an identifier or a number of one that is sent
     * @param enrolled those of the bills' first days on which the person had a family doctor
     * @param residences where the people are registered as living
     */
    IntakeFacts(
            Map<UUID, PersonsCourse> courses,
            List<StoredClaim> known,
            Set<ResidentDay> enrolled,
            Map<UUID, List<Residence>> residences,
            ClaimProviders.Given levels,
            UsedReferrals.Book referrals) {
        this.courses = courses;
        this.enrolled = enrolled;
        this.residences = residences;
        this.levels = levels;
        this.referrals = referrals;
        known.forEach(this::know);
    }

    PersonsCourse course(UUID resident) {
        return Objects.requireNonNull(courses.get(resident));
    }

    boolean isEnrolled(UUID resident, LocalDate on) {
        return enrolled.contains(new ResidentDay(resident, on));
    }

    /** Where a person is registered as living elsewhere. */
    List<Residence> residences(UUID resident) {
        return residences.getOrDefault(resident, List.of());
    }

    /** The bill that was received before under this identifier, else under this number. */
    Optional<StoredClaim> before(@Nullable UUID id, @Nullable String number) {
        StoredClaim same = id == null ? null : byId.get(id);
        return Optional.ofNullable(same == null && number != null ? byNumber.get(number) : same);
    }

    /** Settles a bill that is new. */
    List<SettlementChange> add(StoredClaim bill) {
        List<SettlementChange> changes =
                course(bill.residentId()).add(bill, new Because(Because.Anew.LATE_BILL, bill.number(), ""));
        know(bill);
        added.add(bill);
        return changes;
    }

    /** The bills that are new, in the order in which they came. */
    List<StoredClaim> added() {
        return added;
    }

    /** What came of them, and of bills that were there before. */
    List<PersonsCourse.Outcome> outcomes() {
        return courses.values().stream()
                .flatMap(course -> course.outcomes().stream())
                .toList();
    }

    private void know(StoredClaim bill) {
        byId.put(bill.id(), bill);
        byNumber.put(bill.number(), bill);
    }
}
