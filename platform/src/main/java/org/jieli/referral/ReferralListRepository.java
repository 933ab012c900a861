package org.jieli.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieli.database.Planning;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages and counts of the referrals that a selection means. */
@Repository
class ReferralListRepository {

    private static final String COLUMNS = StoredReferralMapper.COLUMNS + ", submitted_at, refusal";

    private final JdbcClient jdbc;

    ReferralListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest submission first, drafts before all. */
    List<ListedReferral> newest(ReferralSelection selection, @Nullable ListKey after, int limit) {
        ReferralSelection rest = after == null
                ? selection
                : selection.and(
                        after.at() == null
                                ? "(submitted_at is not null or id < :lastId)"
                                : "(submitted_at, id) < (cast(:lastAt as timestamptz), cast(:lastId as uuid))",
                        named(after));
        return page(rest, "order by submitted_at desc, id desc limit :limit", limit);
    }

    /** The earliest deadline first. */
    List<ListedReferral> mostOverdue(ReferralSelection selection, @Nullable ListKey after, int limit) {
        ReferralSelection rest = after == null
                ? selection
                : selection.and("(due_at, id) > (cast(:lastAt as timestamptz), cast(:lastId as uuid))", named(after));
        return page(rest, "order by due_at, id limit :limit", limit);
    }

    /** How many there are, counted up to {@code most} and one more. */
    long count(ReferralSelection selection, int most) {
        Planning.forTheseValues(jdbc);
        return jdbc.sql("select count(*) from (select from " + selection.rows("id") + " limit :limit) counted")
                .params(selection.values())
                .param("limit", most + 1L)
                .query(Long.class)
                .single();
    }

    /** How many there are, counted to the last. */
    long count(ReferralSelection selection) {
        Planning.forTheseValues(jdbc);
        return jdbc.sql("select count(*) from " + selection.rows("id"))
                .params(selection.values())
                .query(Long.class)
                .single();
    }

    private List<ListedReferral> page(ReferralSelection selection, String tail, int limit) {
        Planning.forTheseValues(jdbc);
        return jdbc.sql("select * from " + selection.rows(COLUMNS, tail) + " " + tail)
                .params(selection.values())
                .param("limit", limit)
                .query(ReferralListRepository::listed)
                .list();
    }

    private static Map<String, Object> named(ListKey key) {
        Map<String, Object> values = new HashMap<>();
        values.put("lastId", key.id());
        OffsetDateTime at = ReferralRepository.at(key.at());
        if (at != null) {
            values.put("lastAt", at);
        }
        return values;
    }

    private static ListedReferral listed(ResultSet row, int number) throws SQLException {
        OffsetDateTime submitted = row.getObject("submitted_at", OffsetDateTime.class);
        return new ListedReferral(
                StoredReferralMapper.map(row, number).summary(),
                submitted == null ? null : submitted.toInstant(),
                row.getString("refusal"));
    }
}
