package org.jieli.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jieli.JieliTest;
import org.jieli.shared.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@JieliTest
class DivisionChangesTests {

    private static final LocalDate FOUNDED = LocalDate.of(2000, 1, 1);
    private static final LocalDate CHANGED = LocalDate.of(2020, 7, 1);
    private static final AtomicInteger NEXT_CITY = new AtomicInteger(10);

    @Autowired
    Divisions divisions;

    @Autowired
    DivisionChanges changes;

    @Autowired
    PoolingRepository pooling;

    @Autowired
    TransactionTemplate transactions;

    String city;

    @BeforeEach
    void aCityOutsideTheCountryWithTwoCounties() {
        if (divisions.find("99", FOUNDED).isEmpty()) {
            changes.establish("99", "示范省", FOUNDED);
        }
        city = "99" + NEXT_CITY.getAndIncrement();
        changes.establish(city, "示范市", FOUNDED);
        changes.establish(city + "01", "东区", FOUNDED);
        changes.establish(city + "02", "西县", FOUNDED);
        changes.establish(city + "02100", "西镇", FOUNDED);
    }

    @Test
    void aRenamedDivisionKeepsItsOldNameBeforeTheDay() {
        changes.rename(city + "02", "西区", CHANGED);
        assertThat(divisions.fullName(city + "02", CHANGED.minusDays(1))).isEqualTo("示范省示范市西县");
        assertThat(divisions.fullName(city + "02", CHANGED)).isEqualTo("示范省示范市西区");
        assertThat(divisions.history(city + "02")).extracting(Division::name).containsExactly("西县", "西区");
        assertThat(divisions.history(city + "02").getFirst().to()).isEqualTo(CHANGED);
    }

    @Test
    void aMergedDivisionEndsAndWhatLayBelowMovesOver() {
        changes.merge(List.of(city + "02"), city + "01", CHANGED);
        assertThat(divisions.find(city + "02", CHANGED.minusDays(1))).isPresent();
        assertThat(divisions.find(city + "02", CHANGED)).isEmpty();
        assertThat(divisions.fullName(city + "02100", CHANGED.minusDays(1))).isEqualTo("示范省示范市西县西镇");
        assertThat(divisions.fullName(city + "02100", CHANGED)).isEqualTo("示范省示范市东区西镇");
        assertThat(divisions.children(city, CHANGED)).extracting(Division::name).containsExactly("东区");
    }

    @Test
    void aMergedDivisionPoolsWithTheOneThatTookItIn() {
        transactions.executeWithoutResult(status -> {
            pooling.insert(city + "01", new PoolingRegion(city + "01", "东区"), FOUNDED);
            pooling.insert(city + "02", new PoolingRegion(city + "02", "西县"), FOUNDED);
        });
        changes.merge(List.of(city + "02"), city + "01", CHANGED);
        assertThat(divisions.poolingRegionOf(city + "02100", CHANGED.minusDays(1)))
                .map(PoolingRegion::name)
                .contains("西县");
        assertThat(divisions.poolingRegionOf(city + "02100", CHANGED))
                .map(PoolingRegion::name)
                .contains("东区");
    }

    @Test
    void aCodeHasNeverTwoVersionsOnOneDay() {
        assertThatThrownBy(() -> changes.establish(city + "01", "又一个", CHANGED))
                .isInstanceOf(Fault.class)
                .hasMessage("region.code-taken");
    }

    @Test
    void whatChangedLaterCannotBeChangedBefore() {
        changes.rename(city + "01", "新区", CHANGED);
        assertThatThrownBy(() -> changes.rename(city + "01", "旧区", CHANGED.minusYears(1)))
                .isInstanceOf(Fault.class)
                .hasMessage("region.not-in-force");
        assertThatThrownBy(() -> changes.rename("990000", "无", CHANGED)).isInstanceOf(Fault.class);
    }

    @Test
    void onlyDivisionsOfOneLevelMerge() {
        assertThatThrownBy(() -> changes.merge(List.of(city + "02100"), city + "01", CHANGED))
                .hasMessage("region.levels-differ");
        assertThat(divisions.find(city + "02100", CHANGED)).isPresent();
    }

    @Test
    void ofManyRenamesAtOnceOneWins() throws Exception {
        List<Callable<Boolean>> attempts = List.of(rename("甲区"), rename("乙区"), rename("丙区"), rename("丁区"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long won = threads.invokeAll(attempts).stream()
                    .filter(attempt -> attempt.resultNow())
                    .count();
            assertThat(won).isEqualTo(1);
        }
        assertThat(divisions.history(city + "01")).hasSize(2);
    }

    private Callable<Boolean> rename(String name) {
        return () -> {
            try {
                changes.rename(city + "01", name, CHANGED);
                return true;
            } catch (Fault lost) {
                return false;
            }
        };
    }
}
