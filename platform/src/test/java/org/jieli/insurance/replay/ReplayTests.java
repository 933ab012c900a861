package org.jieli.insurance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jieli.JieliTest;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.entitlement.Parts;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.replay.ClaimStream.Part;
import org.jieli.insurance.replay.ClaimStream.Selection;
import org.jieli.insurance.replay.Replay.Pair;
import org.jieli.insurance.replay.Replay.ReplayState;
import org.jieli.insurance.replay.Replay.Span;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ten thousand bills tried in one go come to the fen to what each comes to by itself. */
@JieliTest
class ReplayTests {

    static final int YEAR = 2025;
    private static final int BILLS = 10_000;

    @Autowired
    ReplayRepository replays;

    @Autowired
    ClaimStream claims;

    @Autowired
    BillLabels labels;

    @Autowired
    ReplayWork work;

    @Autowired
    RuleBook book;

    @Autowired
    TriedBills bills;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private String region;
    private Pair pair;

    @BeforeEach
    void fill() {
        region = bills.unusedRegion();
        pair = bills.rules(region);
        bills.fill(region, BILLS, YEAR);
    }

    @Test
    void manyAtOnceComeToTheFenToWhatEachComesToByItself() {
        Selection year = ReplayYear.withRunUp(
                ReplayYear.bills(region, Scheme.RESIDENT, YEAR),
                book.entitlement(pair.base()),
                book.entitlement(pair.proposed()));
        Map<UUID, Parts> before = new HashMap<>();
        Map<UUID, Parts> after = new HashMap<>();
        Replaying replaying = new Replaying(book.entitlement(pair.base()), book.entitlement(pair.proposed()), YEAR);
        system(() -> {
            for (int part = 0; part < 4; part++) {
                claims.read(
                        year,
                        new Part(part, 4),
                        row -> replaying.next(row, false, (then, now) -> {
                            before.put(row.claim().id(), then.parts());
                            after.put(row.claim().id(), now.parts());
                        }));
            }
        });
        Map<UUID, Parts> aloneBefore = alone(pair.base(), year);
        Map<UUID, Parts> aloneAfter = alone(pair.proposed(), year);
        assertThat(before).hasSizeGreaterThan(BILLS * 8 / 10);
        assertThat(before).isEqualTo(aloneBefore);
        assertThat(after).isEqualTo(aloneAfter).isNotEqualTo(before);
    }

    @Test
    void theSumsAreThoseOfTheBillsInEveryDimension() {
        Replay replay = done();
        Map<UUID, Parts> before = alone(pair.base(), runUp());
        Map<UUID, Parts> after = alone(pair.proposed(), runUp());
        for (Dimension dimension : Dimension.values()) {
            List<ReplayGroup> groups = inSystem(() -> replays.groups(replay.id(), dimension));
            if (dimension == Dimension.ALLIANCE_OF_INSTITUTION) {
                continue;
            }
            assertThat(groups.stream().mapToLong(ReplayGroup::claims).sum())
                    .as(dimension.name())
                    .isEqualTo(before.size());
            assertThat(sum(groups.stream().map(ReplayGroup::personBefore).toList()))
                    .isEqualByComparingTo(
                            sum(before.values().stream().map(Parts::person).toList()));
            assertThat(sum(groups.stream().map(ReplayGroup::fundAfter).toList()))
                    .isEqualByComparingTo(
                            sum(after.values().stream().map(Parts::basic).toList()));
            assertThat(sum(groups.stream().map(ReplayGroup::bill).toList()))
                    .isEqualByComparingTo(sum(groups.stream()
                            .map(group ->
                                    group.fundAfter().add(group.othersAfter()).add(group.personAfter()))
                            .toList()));
        }
        Span span = Objects.requireNonNull(replay.span());
        assertThat(span.first()).isBetween(LocalDate.of(YEAR, 1, 1), span.last());
        assertThat(span.last().getYear()).isEqualTo(YEAR);
        Map<Integer, List<Integer>> months = inSystem(() -> claims.months(region, YEAR - 1, YEAR));
        assertThat(months.get(YEAR - 1)).containsExactly(12);
        assertThat(months.getOrDefault(YEAR, List.of()))
                .hasSize(12 - span.missing().size());
        List<ReplayCase> largest = inSystem(() -> replays.largest(replay.id(), 20));
        assertThat(largest).isNotEmpty();
        assertThat(inSystem(() ->
                        labels.of(largest.stream().map(ReplayCase::claimId).toList())))
                .hasSameSizeAs(largest)
                .allSatisfy((claim, label) -> {
                    assertThat(label.personNumber()).startsWith(region);
                    assertThat(label.diagnosis()).endsWith(" 示范疾病");
                });
        for (ReplayCase each : largest) {
            assertThat(each.personAfter())
                    .isEqualByComparingTo(after.get(each.claimId()).person());
        }
    }

    @Test
    void rulesThatDoNotKnowALevelOfTheBillsAreNamed() {
        system(() -> jdbc.sql("""
                        update insurance.claim set level = 'MOON'
                        where id = (select id from insurance.claim
                                    where region = :region and total > 0 and extract(year from to_on) = :year limit 1)
                        """).param("year", YEAR).param("region", region).update());
        Replay replay = done();
        assertThat(replay.state()).isEqualTo(ReplayState.FAILED);
        assertThat(replay.failureDetail()).contains("MOON");
    }

    private Selection runUp() {
        return ReplayYear.withRunUp(
                ReplayYear.bills(region, Scheme.RESIDENT, YEAR),
                book.entitlement(pair.base()),
                book.entitlement(pair.proposed()));
    }

    /** Each person read by himself and calculated with his ledger, one version at a time. */
    private Map<UUID, Parts> alone(UUID version, Selection selection) {
        Entitlement entitlement = book.entitlement(version);
        Map<UUID, Parts> parts = new HashMap<>();
        system(() -> bills.people(region).forEach(resident -> {
            Course course = new Course();
            claims.of(resident, selection).forEach(row -> {
                Parts came = entitlement
                        .settle(row.person(), row.claim(), course, true)
                        .parts();
                if (row.claim().to().getYear() == YEAR) {
                    parts.put(row.claim().id(), came);
                }
            });
        }));
        return parts;
    }

    private Replay done() {
        Replay asked = new Replay(
                Identifiers.next(),
                region,
                YEAR,
                List.of(pair),
                "试算",
                ReplayState.WAITING,
                "示范医保局",
                clock.instant(),
                0,
                0,
                0,
                null,
                0,
                null,
                null,
                null);
        system(() -> replays.insert(asked));
        Replay now = asked;
        while (!now.isOver()) {
            CurrentAccess.runAsSystem("test", work::next);
            now = inSystem(() -> replays.find(asked.id()).orElseThrow());
        }
        return now;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void system(Runnable work) {
        CurrentAccess.runAsSystem("test", () -> transactions.executeWithoutResult(status -> work.run()));
    }

    private <T> T inSystem(Supplier<T> work) {
        return CurrentAccess.callAsSystem("test", () -> transactions.execute(status -> work.get()));
    }
}
