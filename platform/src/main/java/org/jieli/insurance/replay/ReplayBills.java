package org.jieli.insurance.replay;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.claim.CoverageBook;
import org.jieli.insurance.claim.Insured;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.replay.ClaimStream.Selection;
import org.jieli.insurance.replay.Replay.Pair;
import org.jieli.insurance.replay.Replaying.Both;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
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
    private final Alliances alliances;
    private final CoverageBook coverage;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    ReplayBills(
            ReplayDesk desk,
            ClaimStream claims,
            RuleBook book,
            Alliances alliances,
            CoverageBook coverage,
            JdbcClient jdbc,
            AuditLog audit) {
        this.desk = desk;
        this.claims = claims;
        this.book = book;
        this.alliances = alliances;
        this.coverage = coverage;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Found(UUID claim, UUID resident, LocalDate day) {

        String key() {
            return day + "_" + claim;
        }
    }

    /** A page of the bills of a group, the newest first; for the bureau of the fund alone. */
    @Transactional(readOnly = true)
    public KeysetPage<Both> of(UUID replayId, Dimension dimension, String key, @Nullable String after) {
        ReplayDesk.bureau();
        Replay replay = desk.require(replayId);
        KeysetPage<Found> found = KeysetPage.of(found(replay, dimension, key, after), PAGE, Found::key);
        List<Both> bills = explained(replay, found.items());
        audit.listed(
                "insurance.replay.bills",
                dimension + " " + key,
                bills.stream().map(both -> both.row().resident()).toList());
        return new KeysetPage<>(bills, found.next());
    }

    /** All bills of the year of one person. */
    @Transactional(readOnly = true)
    public List<Both> ofPerson(UUID replayId, UUID resident) {
        ReplayDesk.bureau();
        Replay replay = desk.require(replayId);
        audit.record("insurance.replay.person", resident, "replay", replayId, Map.of());
        return person(replay, resident);
    }

    /** His insured time that holds at the end of the replayed year, or the last one before; null where he has none. */
    @Transactional(readOnly = true)
    public @Nullable Insured who(UUID replayId, UUID resident) {
        ReplayDesk.bureau();
        LocalDate end = LocalDate.of(desk.require(replayId).year(), 12, 31);
        return coverage.of(resident).stream()
                .filter(insured -> !insured.from().isAfter(end))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private List<Both> person(Replay replay, UUID resident) {
        List<Both> bills = new ArrayList<>();
        for (Pair pair : replay.pairs()) {
            Entitlement base = book.entitlement(pair.base());
            Entitlement proposed = book.entitlement(pair.proposed());
            Selection year = ReplayYear.bills(replay.region(), pair.scheme(), replay.year());
            bills.addAll(new Replaying(base, proposed, replay.year())
                    .explained(claims.of(resident, ReplayYear.withRunUp(year, base, proposed))));
        }
        return bills;
    }

    private List<Both> explained(Replay replay, List<Found> found) {
        Map<UUID, Both> byClaim = new HashMap<>();
        found.stream().map(Found::resident).distinct().forEach(resident -> person(replay, resident)
                .forEach(both -> byClaim.put(both.row().claim().id(), both)));
        return found.stream()
                .map(each -> byClaim.get(each.claim()))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Found> found(Replay replay, Dimension dimension, String key, @Nullable String after) {
        GroupCondition condition = condition(replay, dimension, key);
        PageKey from = PageKey.of(after);
        return jdbc.sql("""
                select c.id, c.resident_id, c.to_on from insurance.claim c
                where c.region = :region and c.scheme = any (cast(:schemes as text[])) and c.to_on between :from and :to and c.total > 0
                  and (cast(:day as date) is null or (c.to_on, c.id) < (:day, :id)) and\s""" + condition.sql() + """
                 order by c.to_on desc, c.id desc limit :limit
                """)
                .param("region", replay.region())
                .param("schemes", schemes(replay))
                .param("from", LocalDate.of(replay.year(), 1, 1))
                .param("to", LocalDate.of(replay.year(), 12, 31))
                .param("day", from == null ? null : from.day())
                .param("id", from == null ? null : from.claim())
                .param("limit", PAGE + 1)
                .params(condition.values())
                .query((row, number) -> new Found(
                        row.getObject("id", UUID.class),
                        row.getObject("resident_id", UUID.class),
                        row.getObject("to_on", LocalDate.class)))
                .list();
    }

    private static String schemes(Replay replay) {
        return replay.pairs().stream().map(pair -> pair.scheme().name()).collect(Collectors.joining(",", "{", "}"));
    }

    /** Where a page begins; one that cannot be read begins at the start. */
    private record PageKey(LocalDate day, UUID claim) {

        static @Nullable PageKey of(@Nullable String text) {
            try {
                String[] parts = text == null ? new String[0] : text.split("_", 2);
                return parts.length < 2 ? null : new PageKey(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                return null;
            }
        }
    }

    /** SQL over the bill {@code c} with its values. */
    private record GroupCondition(String sql, Map<String, Object> values) {}

    private GroupCondition condition(Replay replay, Dimension dimension, String key) {
        boolean known = desk.groups(replay, dimension).stream()
                .anyMatch(group -> group.key().equals(key));
        if (!known) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return switch (dimension) {
            case ALL_BILLS -> new GroupCondition("true", Map.of());
            case AGE_BAND -> ofAge(key);
            case CARE_KIND -> new GroupCondition("c.kind = :key", Map.of("key", key));
            case CARE_LEVEL -> new GroupCondition("c.level = :key", Map.of("key", key));
            case DISEASE -> new GroupCondition("left(c.diagnosis, 3) = :key", Map.of("key", key));
            case INSTITUTION -> at(List.of(key));
            case SCHEME_OF_BILL -> new GroupCondition("c.scheme = :key", Map.of("key", key));
            case COUNTY ->
                new GroupCondition(
                        "coalesce((select p.county from insurance.person_county p where p.resident_id = c.resident_id), '') = :key",
                        Map.of("key", key));
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
