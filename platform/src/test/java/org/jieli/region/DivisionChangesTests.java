package org.jieli.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Autowired
    OwnerConnection owner;

    String city;

    @BeforeEach
    void aCityOutsideTheCountryWithTwoCounties() {
        city = "99" + NEXT_CITY.getAndIncrement();
        forTheCountry(() -> {
            if (divisions.find("99", FOUNDED).isEmpty()) {
                changes.establish("99", "示范省", FOUNDED);
            }
            changes.establish(city, "示范市", FOUNDED);
            changes.establish(city + "01", "东区", FOUNDED);
            changes.establish(city + "02", "西县", FOUNDED);
            changes.establish(city + "02100", "西镇", FOUNDED);
        });
    }

    @Test
    void aRenamedDivisionKeepsItsOldNameBeforeTheDay() {
        forTheCountry(() -> changes.rename(city + "02", "西区", CHANGED));
        assertThat(divisions.fullName(city + "02", CHANGED.minusDays(1))).isEqualTo("示范省示范市西县");
        assertThat(divisions.fullName(city + "02", CHANGED)).isEqualTo("示范省示范市西区");
        assertThat(divisions.history(city + "02")).extracting(Division::name).containsExactly("西县", "西区");
        assertThat(divisions.history(city + "02").getFirst().to()).isEqualTo(CHANGED);
    }

    @Test
    void aMergedDivisionEndsAndWhatLayBelowMovesOver() {
        forTheCountry(() -> changes.merge(List.of(city + "02"), city + "01", CHANGED));
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
        forTheCountry(() -> changes.merge(List.of(city + "02"), city + "01", CHANGED));
        assertThat(divisions.poolingRegionOf(city + "02100", CHANGED.minusDays(1)))
                .map(PoolingRegion::name)
                .contains("西县");
        assertThat(divisions.poolingRegionOf(city + "02100", CHANGED))
                .map(PoolingRegion::name)
                .contains("东区");
    }

    @Test
    void aCodeHasNeverTwoVersionsOnOneDay() {
        assertThatThrownBy(() -> forTheCountry(() -> changes.establish(city + "01", "又一个", CHANGED)))
                .isInstanceOf(Fault.class)
                .hasMessage("region.code-taken");
    }

    @Test
    void whatChangedLaterCannotBeChangedBefore() {
        forTheCountry(() -> changes.rename(city + "01", "新区", CHANGED));
        assertThatThrownBy(() -> forTheCountry(() -> changes.rename(city + "01", "旧区", CHANGED.minusYears(1))))
                .isInstanceOf(Fault.class)
                .hasMessage("region.not-in-force");
        assertThatThrownBy(() -> forTheCountry(() -> changes.rename("990000", "无", CHANGED)))
                .isInstanceOf(Fault.class);
    }

    @Test
    void onlyDivisionsOfOneLevelMerge() {
        assertThatThrownBy(() -> forTheCountry(() -> changes.merge(List.of(city + "02100"), city + "01", CHANGED)))
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

    @Test
    void anAdministratorChangesWhatLiesInHisOwnDivisionOnly() {
        Access ofTheCity = new Access(
                Identifiers.next(), null, "市管理员", null, "示范市", Role.ADMINISTRATOR, city, AccessScope.division(city));
        CurrentAccess.runAs(ofTheCity, () -> {
            assertThatThrownBy(() -> changes.rename("46", "海南省二", CHANGED)).hasMessage("region.outside");
            assertThatThrownBy(() -> changes.establish("9901", "又一市", CHANGED)).hasMessage("region.outside");
            assertThatThrownBy(() -> changes.merge(List.of("4601"), city, CHANGED))
                    .hasMessage("region.outside");
            changes.rename(city + "01", "东新区", CHANGED);
        });
        assertThat(divisions.find(city + "01", CHANGED)).map(Division::name).contains("东新区");
        assertThat(owner.jdbc()
                        .sql(
                                "select details::text from audit.entry where action = 'division.rename' and details->>'division' = :code")
                        .param("code", city + "01")
                        .query(String.class)
                        .single())
                .contains("东区", "东新区", CHANGED.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<b>新乡</b>", "新\u0000乡", "新 乡", "a&b"})
    void aNameIsWritingWithoutMarkup(String name) {
        assertThatThrownBy(() -> forTheCountry(() -> changes.rename(city + "01", name, CHANGED)))
                .hasMessageContaining("region.name");
        assertThatThrownBy(() -> forTheCountry(() -> changes.establish(city + "03", name, CHANGED)))
                .hasMessageContaining("region.name");
    }

    @Test
    void aNameHasFiftySignsAtMost() {
        forTheCountry(() -> changes.rename(city + "01", "额敏（兵地）工业园区·东-2".concat("区".repeat(35)), CHANGED));
        assertThatThrownBy(() -> forTheCountry(() -> changes.rename(city + "02", "区".repeat(51), CHANGED)))
                .hasMessageContaining("region.name");
    }

    private static void forTheCountry(Runnable work) {
        CurrentAccess.runAsSystem("test", work);
    }

    private Callable<Boolean> rename(String name) {
        return () -> {
            try {
                forTheCountry(() -> changes.rename(city + "01", name, CHANGED));
                return true;
            } catch (Fault lost) {
                return false;
            }
        };
    }
}
