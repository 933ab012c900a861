package org.jieli.insurance.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.replay.Replaying.Both;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a replay down to its bills: they are settled again for the page by the same two versions, with every step. */
@Service
class ReplayBills {

    private static final int PAGE = 30;

    private final ReplayDesk desk;
    private final ClaimStream claims;
    private final RuleBook book;
    private final Institutions institutions;
    private final Alliances alliances;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    ReplayBills(
            ReplayDesk desk,
            ClaimStream claims,
            RuleBook book,
            Institutions institutions,
            Alliances alliances,
            JdbcClient jdbc,
            AuditLog audit) {
        this.desk = desk;
        this.claims = claims;
        this.book = book;
        this.institutions = institutions;
        this.alliances = alliances;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Found(UUID claim, UUID resident) {}

    /** A page of the bills of a group, the newest identifiers last; for the bureau of the fund alone. */
    @Transactional(readOnly = true)
    public KeysetPage<Both> of(UUID replayId, Dimension dimension, String key, @Nullable UUID after) {
        ReplayDesk.bureau();
        Replay replay = desk.require(replayId);
        List<Found> found = found(replay, dimension, key, after);
        List<Both> bills = explained(replay, found.subList(0, Math.min(PAGE, found.size())));
        audit.listed(
                "insurance.replay.bills",
                dimension + " " + key,
                bills.stream().map(both -> both.row().resident()).toList());
        String next = found.size() > PAGE ? found.get(PAGE - 1).claim().toString() : null;
        return new KeysetPage<>(bills, next);
    }

    /** All bills of the year of one person. */
    @Transactional(readOnly = true)
    public List<Both> ofPerson(UUID replayId, UUID resident) {
        ReplayDesk.bureau();
        Replay replay = desk.require(replayId);
        audit.record("insurance.replay.person", resident, "replay", replayId, Map.of());
        return person(replay, resident);
    }

    private List<Both> person(Replay replay, UUID resident) {
        Entitlement base = book.entitlement(replay.base());
        Entitlement proposed = book.entitlement(replay.proposed());
        return new Replaying(base, proposed, replay.year())
                .explained(claims.of(resident, ReplayYear.withRunUp(replay, base, proposed)));
    }

    private List<Both> explained(Replay replay, List<Found> found) {
        Map<UUID, Both> byClaim = new HashMap<>();
        found.stream().map(Found::resident).distinct().forEach(resident -> person(replay, resident)
                .forEach(both -> byClaim.put(both.row().claim().id(), both)));
        List<Both> bills = new ArrayList<>();
        for (Found each : found) {
            Both both = byClaim.get(each.claim());
            if (both != null) {
                bills.add(both);
            }
        }
        return bills;
    }

    private List<Found> found(Replay replay, Dimension dimension, String key, @Nullable UUID after) {
        GroupCondition condition = condition(replay, dimension, key);
        return jdbc.sql("""
                select c.id, c.resident_id from insurance.claim c
                where c.region = :region and c.scheme = :scheme and c.to_on between :from and :to
                  and (cast(:after as uuid) is null or c.id > :after) and\s""" + condition.sql() + """
                 order by c.id limit :limit
                """)
                .param("region", replay.region())
                .param("scheme", replay.scheme().name())
                .param("from", LocalDate.of(replay.year(), 1, 1))
                .param("to", LocalDate.of(replay.year(), 12, 31))
                .param("after", after)
                .param("limit", PAGE + 1)
                .params(condition.values())
                .query((row, number) ->
                        new Found(row.getObject("id", UUID.class), row.getObject("resident_id", UUID.class)))
                .list();
    }

    /** SQL over the bill {@code c} with its values. */
    private record GroupCondition(String sql, Map<String, Object> values) {}

    private GroupCondition condition(Replay replay, Dimension dimension, String key) {
        return switch (dimension) {
            case ALL_BILLS -> new GroupCondition("true", Map.of());
            case AGE_BAND -> ofAge(key);
            case CARE_KIND -> new GroupCondition("c.kind = :key", Map.of("key", key));
            case CARE_LEVEL -> new GroupCondition("c.level = :key", Map.of("key", key));
            case DISEASE -> new GroupCondition("left(c.diagnosis, 3) = :key", Map.of("key", key));
            case INSTITUTION -> at(List.of(key));
            case COUNTY ->
                at(institutions.inDivision(key).stream()
                        .map(InstitutionSummary::id)
                        .map(UUID::toString)
                        .toList());
            case ALLIANCE_OF_INSTITUTION -> at(members(key, replay));
        };
    }

    /** The age at the person's first bill of the year decides, as in the sums. */
    private static GroupCondition ofAge(String band) {
        String[] bounds = band.split("-", 2);
        int from = Integer.parseInt(bounds[0]);
        int to = bounds[1].isEmpty() ? Short.MAX_VALUE : Integer.parseInt(bounds[1]);
        return new GroupCondition("""
                exists (select from insurance.coverage v
                        where v.resident_id = c.resident_id and v.scheme = c.scheme and v.valid @> c.to_on
                          and extract(year from age(
                            (select min(f.to_on) from insurance.claim f
                             where f.resident_id = c.resident_id and f.scheme = c.scheme and f.to_on between :from and :to), v.born))
                            between :youngest and :oldest)""", Map.of("youngest", from, "oldest", to));
    }

    private List<String> members(String alliance, Replay replay) {
        return alliances
                .find(UUID.fromString(alliance), LocalDate.of(replay.year(), 12, 31))
                .map(AllianceSummary::members)
                .stream()
                .flatMap(members -> members.stream().map(UUID::toString))
                .toList();
    }

    private static GroupCondition at(List<String> places) {
        return new GroupCondition(
                "c.institution_id = any (cast(:places as uuid[]))",
                Map.of("places", "{" + String.join(",", places) + "}"));
    }
}
