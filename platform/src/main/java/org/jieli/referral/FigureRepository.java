package org.jieli.referral;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.database.Planning;
import org.jieli.referral.Figure.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the cohorts of a selection: as a whole, by institution, by coded refusal and over time, in one pass. */
@Repository
class FigureRepository {

    private static final String COUNTS = Arrays.stream(Cohort.values())
            .map(cohort -> "count(*) filter (where " + cohort.predicate() + ") as "
                    + cohort.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    private static final int PLACE = 0b011;
    private static final int REFUSAL = 0b101;
    private static final int BUCKET = 0b110;

    private final JdbcClient jdbc;

    FigureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one pass counted. */
    record Counted(
            Tally all, Map<UUID, Tally> places, Map<Step.Refusal, Tally> refusals, Map<LocalDate, Tally> buckets) {}

    private record Group(
            int grouping,
            @Nullable UUID place,
            @Nullable String refusal,
            @Nullable LocalDate bucket,
            Map<Cohort, Long> counts) {}

    private record Median(@Nullable UUID place, BigDecimal minutes) {}

    /**
     * Counts a selection.
     *
     * @param side whose institution the rows by institution are about
     */
    Counted count(ReferralSelection selection, ReferralSide side, Bucket bucket) {
        Planning.forTheseValues(jdbc);
        List<Group> groups = groups(selection, side, bucket);
        Map<@Nullable UUID, BigDecimal> medians = new HashMap<>();
        medians(selection, side).forEach(median -> medians.put(median.place(), median.minutes()));
        Counted counted =
                new Counted(Tally.none(), new HashMap<>(), new EnumMap<>(Step.Refusal.class), new HashMap<>());
        Tally all = Tally.none();
        for (Group group : groups) {
            Tally tally = new Tally(group.counts(), null);
            if (group.grouping() == PLACE && group.place() != null) {
                counted.places().put(group.place(), new Tally(group.counts(), medians.get(group.place())));
            } else if (group.grouping() == REFUSAL && group.refusal() != null) {
                counted.refusals().put(Step.Refusal.valueOf(group.refusal()), tally);
            } else if (group.grouping() == BUCKET && group.bucket() != null) {
                counted.buckets().put(group.bucket(), tally);
            } else if (group.grouping() == (PLACE | REFUSAL)) {
                all = new Tally(group.counts(), medians.get(null));
            }
        }
        return new Counted(all, counted.places(), counted.refusals(), counted.buckets());
    }

    private List<Group> groups(ReferralSelection selection, ReferralSide side, Bucket bucket) {
        String columns =
                "state, direction, refusal, owner_institution, submitted_at, replied_at, arrived_at, " + place(side)
                        + " as place, (date_trunc('" + bucket.unit()
                        + "', submitted_at, 'Asia/Shanghai') at time zone 'Asia/Shanghai')::date as bucket";
        return jdbc.sql("select grouping(place, refusal, bucket) as grouping, place, refusal, bucket, " + COUNTS
                        + " from " + selection.rows(columns)
                        + " group by grouping sets ((), (place), (refusal), (bucket))")
                .params(selection.values())
                .query(FigureRepository::group)
                .list();
    }

    private List<Median> medians(ReferralSelection selection, ReferralSide side) {
        return jdbc.sql("""
                        select place, round((percentile_cont(0.5) within group (order by extract(epoch from replied_at - submitted_at))
                          / 60)::numeric, 1) as minutes
                        from
                        """
                        + selection
                                .and(Cohort.REPLIED.predicate(), Map.of())
                                .rows("submitted_at, replied_at, " + place(side) + " as place")
                        + """

                        group by grouping sets ((), (place)) having count(*) > 0
                        """)
                .params(selection.values())
                .query(Median.class)
                .list();
    }

    private static String place(ReferralSide side) {
        return side == ReferralSide.SENT ? "from_institution" : "to_institution";
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        Map<Cohort, Long> counts = new EnumMap<>(Cohort.class);
        for (Cohort cohort : Cohort.values()) {
            counts.put(cohort, row.getLong(cohort.name().toLowerCase(Locale.ROOT)));
        }
        return new Group(
                row.getInt("grouping"),
                row.getObject("place", UUID.class),
                row.getString("refusal"),
                row.getObject("bucket", LocalDate.class),
                counts);
    }
}
