package org.jieli.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jieli.institution.NewInstitution;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Referrals in all states between some institutions, invented from a seed and written past the rules. */
final class RandomReferrals {

    private static final int HOURS = 24 * 60;

    private final Random random;
    private final List<NewInstitution> places;
    private final List<UUID> people;
    private final Instant now;

    RandomReferrals(long seed, List<NewInstitution> places, List<UUID> people, Instant now) {
        this.random = new Random(seed);
        this.places = places;
        this.people = people;
        this.now = now;
    }

    /** What was written. */
    record Row(
            UUID id,
            ReferralDirection direction,
            Urgency urgency,
            ReferralState state,
            UUID from,
            UUID to,
            @Nullable UUID passed,
            Step.@Nullable Refusal refusal,
            @Nullable UUID owner,
            @Nullable Instant due,
            Instant created,
            @Nullable Instant submitted,
            @Nullable Instant replied,
            @Nullable Instant arrived) {}

    List<Row> write(JdbcClient owner, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Row row = row();
            insert(owner, row, people.get(i % people.size()));
            rows.add(row);
        }
        return rows;
    }

    private Row row() {
        NewInstitution from = pick(places);
        NewInstitution to = pick(places.stream().filter(place -> place != from).toList());
        NewInstitution third = pick(
                places.stream().filter(place -> place != from && place != to).toList());
        ReferralState state = pick(List.of(ReferralState.values()));
        Instant created = now.minus(Duration.ofMinutes(random.nextInt(HOURS * 60)));
        boolean draft = state == ReferralState.DRAFT || (state == ReferralState.CANCELLED && random.nextBoolean());
        Instant submitted = draft ? null : created.plusSeconds(random.nextInt(60));
        boolean silent = draft || state == ReferralState.SUBMITTED || state == ReferralState.EXPIRED;
        boolean came = !draft
                && (state == ReferralState.ARRIVED
                        || state == ReferralState.IN_CARE
                        || (state == ReferralState.COMPLETED && random.nextBoolean()));
        return new Row(
                UUID.randomUUID(),
                pick(List.of(ReferralDirection.values())),
                pick(List.of(Urgency.values())),
                state,
                from.id(),
                to.id(),
                random.nextInt(4) == 0 ? third.id() : null,
                state == ReferralState.REFUSED ? pick(List.of(Step.Refusal.values())) : null,
                state.isEnd() ? null : to.id(),
                state.isEnd()
                        ? null
                        : now.plus(Duration.ofHours(random.nextInt(48) - 24L)).plusSeconds(1800),
                created,
                submitted,
                silent || submitted == null ? null : submitted.plusSeconds(random.nextInt(20_000)),
                came && submitted != null ? submitted.plusSeconds(random.nextInt(90_000)) : null);
    }

    private void insert(JdbcClient owner, Row row, UUID person) {
        owner.sql("""
                        insert into referral.referral (id, number, resident_id, direction, urgency, reach, state, from_institution, from_name,
                          from_division, to_institution, to_division, within_alliance, passed, diagnosis_code, diagnosis_name, problem,
                          content, refusal, owner_institution, due_at, created_at, submitted_at, replied_at, arrived_at, changed_at,
                          changed_by, token, link_code)
                        values (:id, :number, :person, :direction, :urgency, 'ALLIANCE', :state, :from, '示范医师', :fromDivision, :to,
                          :toDivision, true, cast(:passed as uuid[]), 'I10', '高血压病', :problem,
                          '{"reason":"血压控制不佳","diagnosisCode":"I10","examinations":[],"drugs":[],"operations":[]}', :refusal,
                          cast(:owner as uuid), cast(:due as timestamptz), :created, cast(:submitted as timestamptz),
                          cast(:replied as timestamptz), cast(:arrived as timestamptz), :created, '示范医师', :token, '123456')
                        """)
                .param("id", row.id())
                .param("number", "ZZ411203" + (System.nanoTime() % 1_000_000_000_000L))
                .param("person", person)
                .param("direction", row.direction().name())
                .param("urgency", row.urgency().name())
                .param("state", row.state().name())
                .param("from", row.from())
                .param("fromDivision", division(row.from()))
                .param("to", row.to())
                .param("toDivision", division(row.to()))
                .param("passed", row.passed() == null ? "{}" : "{" + row.passed() + "}")
                .param("problem", row.id().toString().substring(0, 8))
                .param("refusal", row.refusal() == null ? null : row.refusal().name())
                .param("owner", row.owner())
                .param("due", at(row.due()))
                .param("created", at(row.created()))
                .param("submitted", at(row.submitted()))
                .param("replied", at(row.replied()))
                .param("arrived", at(row.arrived()))
                .param("token", row.id().toString())
                .update();
    }

    private String division(UUID id) {
        return places.stream()
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElseThrow()
                .division();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static java.time.@Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
