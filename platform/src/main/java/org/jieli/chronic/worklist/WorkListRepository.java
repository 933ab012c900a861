package org.jieli.chronic.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages and counts of an institution's open follow-ups, and whose task each is. */
@Repository
class WorkListRepository {

    private static final int WEEK = 7;

    private final JdbcClient jdbc;

    WorkListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a page goes on. */
    record After(LocalDate dueOn, UUID id) {}

    List<WorkItem> page(UUID institution, WorkFilter filter, LocalDate today, @Nullable After after, int limit) {
        Map<String, Object> values = values(institution, filter, today);
        String rest = "";
        if (after != null) {
            rest = " and (f.due_on, f.id) > (:afterDue, :afterId)";
            values.put("afterDue", after.dueOn());
            values.put("afterId", after.id());
        }
        values.put("limit", limit);
        return jdbc.sql("select f.* from chronic.follow_up f where " + where(filter) + rest
                        + " order by f.due_on, f.id limit :limit")
                .params(values)
                .query(WorkListRepository::item)
                .list();
    }

    long count(UUID institution, WorkFilter filter, LocalDate today) {
        return jdbc.sql("select count(*) from chronic.follow_up f where " + where(filter))
                .params(values(institution, filter, today))
                .query(Long.class)
                .single();
    }

    /** Gives open follow-ups to a person, or to nobody; the residents concerned. */
    List<UUID> assign(UUID institution, List<UUID> ids, @Nullable UUID practitioner, @Nullable String name) {
        return jdbc.sql("""
                        update chronic.follow_up set assigned_to = :practitioner, assigned_name = :name
                        where institution_id = :institution and done_at is null and id = any (:ids) returning resident_id
                        """)
                .param("practitioner", practitioner)
                .param("name", name)
                .param("institution", institution)
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** The same for all that a filter shows. */
    List<UUID> assign(
            UUID institution, WorkFilter filter, LocalDate today, @Nullable UUID practitioner, @Nullable String name) {
        return jdbc.sql("""
                        update chronic.follow_up set assigned_to = :practitioner, assigned_name = :name
                        where id in (select f.id from chronic.follow_up f where
                        """ + where(filter) + ") and done_at is null returning resident_id")
                .params(values(institution, filter, today))
                .param("practitioner", practitioner)
                .param("name", name)
                .query(UUID.class)
                .list();
    }

    private static String where(WorkFilter filter) {
        StringBuilder where = new StringBuilder("f.institution_id = :institution and f.done_at is null and ")
                .append(filter.kind().predicate());
        if (filter.programme() != null) {
            where.append(" and :programme = any (f.programmes)");
        }
        if (filter.assignedTo() != null) {
            where.append(" and f.assigned_to = :assigned");
        } else if (filter.nobodys()) {
            where.append(" and f.assigned_to is null");
        }
        return where.toString();
    }

    private static Map<String, Object> values(UUID institution, WorkFilter filter, LocalDate today) {
        Map<String, Object> values = new HashMap<>();
        values.put("institution", institution);
        values.put("today", today);
        values.put("upTo", today.plusDays(WEEK));
        values.put(
                "programme",
                filter.programme() == null ? null : filter.programme().name());
        if (filter.assignedTo() != null) {
            values.put("assigned", filter.assignedTo());
        }
        return values;
    }

    private static WorkItem item(ResultSet row, int number) throws SQLException {
        return new WorkItem(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("purpose"),
                Arrays.stream((String[]) row.getArray("programmes").getArray())
                        .map(ChronicProgramme::valueOf)
                        .toList(),
                row.getObject("assigned_to", UUID.class),
                row.getString("assigned_name"));
    }
}
