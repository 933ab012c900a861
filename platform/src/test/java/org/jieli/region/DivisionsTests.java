package org.jieli.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jieli.JieliTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@JieliTest
class DivisionsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    Divisions divisions;

    @Autowired
    ShippedDivisions shipped;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theWholeCountryIsLoaded() {
        Map<Integer, Long> rows = jdbc
                .sql("select length(code), count(distinct code) from region.division where code < '99' group by 1")
                .query((row, number) -> Map.entry(row.getInt(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(rows)
                .containsOnly(
                        Map.entry(2, 31L),
                        Map.entry(4, 342L),
                        Map.entry(6, 2978L),
                        Map.entry(9, 41352L),
                        Map.entry(12, 1381L));
    }

    @Test
    void loadingAgainLoadsNothing() {
        assertThat(transactions.<Long>execute(status -> shipped.load())).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "41, 河南省",
        "411203, 河南省三门峡市陕州区",
        "411202001001, 河南省三门峡市湖滨区湖滨街道市场社区居民委员会",
        "110101, 北京市东城区",
        "500229, 重庆市城口县",
        "419001, 河南省济源市",
        "441900003, 广东省东莞市东城街道",
        "98, 98",
        "nonsense, nonsense"
    })
    void fullNamesLeaveOutBracketsAndRepeatedNames(String code, String name) {
        assertThat(divisions.fullName(code, TODAY)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"411202001001, 4112, 三门峡市", "110101, 11, 北京市", "500229, 50, 重庆市", "419001, 419001, 济源市"})
    void everyDivisionPoolsWithItsCity(String division, String code, String name) {
        assertThat(divisions.poolingRegionOf(division, TODAY)).contains(new PoolingRegion(code, name));
    }

    @Test
    void childrenOfNothingAreTheProvinces() {
        assertThat(divisions.children("", TODAY))
                .hasSizeGreaterThanOrEqualTo(31)
                .allSatisfy(division -> assertThat(division.level()).isEqualTo(Division.Level.PROVINCE));
        assertThat(divisions.children("4112", TODAY)).extracting(Division::name).contains("陕州区", "灵宝市");
    }

    @Test
    void aDivisionIsFoundByNameCodeAndInitialsWithHigherLevelsFirst() {
        assertThat(divisions.search("三门峡", TODAY, 10).getFirst().code()).isEqualTo("4112");
        assertThat(divisions.search("smxs", TODAY, 10))
                .extracting(Division::name)
                .contains("三门峡市");
        assertThat(divisions.search("411203", TODAY, 3).getFirst().name()).isEqualTo("陕州区");
        assertThat(divisions.search("鼓楼区", TODAY, 10)).hasSize(4);
        assertThat(divisions.search("' or 1=1 --", TODAY, 10)).isEmpty();
        assertThat(divisions.search(" ", TODAY, 10)).isEmpty();
    }

    @Test
    void beforeItsFirstDayADivisionIsUnknown() {
        assertThat(divisions.find("411203", LocalDate.of(1949, 9, 30))).isEmpty();
        assertThat(divisions.history("411203")).hasSize(1);
        assertThat(divisions.path("411203", TODAY))
                .extracting(Division::code)
                .isEqualTo(List.of("41", "4112", "411203"));
    }
}
