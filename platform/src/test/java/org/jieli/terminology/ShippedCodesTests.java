package org.jieli.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jieli.terminology.DiagnosisRepository.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedCodesTests {

    private static final String HEADER = "code,kind,parent,name,initials\n";
    private static final List<Row> ROWS = ShippedCodes.fromFiles().rows();
    private static final Map<String, Row> BY_CODE = ROWS.stream().collect(Collectors.toMap(Row::code, row -> row));

    /** How many categories the classification has in a chapter, and from which to which. */
    @ParameterizedTest
    @CsvSource({
        "I, 172, A00, B99",
        "II, 137, C00, D48",
        "III, 34, D50, D89",
        "IV, 73, E00, E90",
        "V, 78, F00, F99",
        "VI, 68, G00, G99",
        "VII, 47, H00, H59",
        "VIII, 24, H60, H95",
        "IX, 77, I00, I99",
        "X, 64, J00, J99",
        "XI, 71, K00, K93",
        "XII, 72, L00, L99",
        "XIII, 79, M00, M99",
        "XIV, 82, N00, N99",
        "XV, 76, O00, O99",
        "XVI, 59, P00, P96",
        "XVII, 87, Q00, Q99",
        "XVIII, 91, R00, R99",
        "XIX, 195, S00, T98",
        "XX, 373, V01, Y98",
        "XXI, 84, Z00, Z99"
    })
    void aChapterHasAllItsCategories(String chapter, int categories, String first, String last) {
        List<String> codes = ROWS.stream()
                .filter(row -> row.kind().equals("category"))
                .filter(row -> chapter.equals(BY_CODE.get(row.parent()).parent()))
                .map(Row::code)
                .toList();
        assertThat(codes).hasSize(categories).isSorted();
        assertThat(codes.getFirst()).isEqualTo(first);
        assertThat(codes.getLast()).isEqualTo(last);
    }

    @Test
    void aBlockOfAChapterFollowsTheOneBeforeOrLiesInsideIt() {
        Map<String, List<String>> blocksOfChapter = ROWS.stream()
                .filter(row -> row.kind().equals("block"))
                .collect(Collectors.groupingBy(Row::parent, Collectors.mapping(Row::code, Collectors.toList())));
        assertThat(blocksOfChapter.values()).allSatisfy(blocks -> assertThat(IntStream.range(1, blocks.size()))
                .allMatch(i -> end(blocks.get(i - 1)).compareTo(start(blocks.get(i))) < 0
                        || inside(blocks.get(i), blocks.get(i - 1))));
    }

    @Test
    void aBlockHasCategoriesOrNarrowerBlocks() {
        assertThat(blocks())
                .allMatch(block -> ROWS.stream().anyMatch(row -> block.equals(row.parent()))
                        || blocks().stream().anyMatch(other -> !other.equals(block) && inside(other, block)));
    }

    @Test
    void namesAreChineseAndEveryOneHasInitials() {
        assertThat(ROWS).allSatisfy(row -> assertThat(row.name()).matches(".*\\p{IsHan}.*"));
        assertThat(ROWS).allSatisfy(row -> assertThat(row.initials()).matches("[a-z0-9]+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I,chapter,,甲,\nA00,category,A00-A09,乙,\n",
                "I,chapter,,甲,\nA00-A09,block,I,乙,\nA10,category,A00-A09,丙,\n",
                "I,chapter,,甲,\nA00-A09,block,I,乙,\nA00,category,A00-A09,丙,\nA01.0,subcategory,A00,丁,\n",
                "I,chapter,,甲,\nA00,category,I,乙,\n",
                "A00-A09,block,,甲,\n"
            })
    void aRowWithoutItsPlaceIsRefused(String rows) {
        assertThatThrownBy(() -> new ShippedCodes(List.of(HEADER + rows)).rows())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not fit under its parent");
    }

    @Test
    void aCodeThatIsThereTwiceIsRefused() {
        ShippedCodes codes = new ShippedCodes(List.of(HEADER + "I,chapter,,甲,\n", HEADER + "I,chapter,,乙,\n"));
        assertThatThrownBy(codes::rows)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void initialsAreReadFromTheNameUnlessGiven() {
        ShippedCodes codes = new ShippedCodes(List.of(HEADER + "I,chapter,,示范病,\nII,chapter,,示范病,xyz\n"));
        assertThat(codes.rows()).extracting(Row::initials).containsExactly("sfb", "xyz");
    }

    private static List<String> blocks() {
        return ROWS.stream()
                .filter(row -> row.kind().equals("block"))
                .map(Row::code)
                .toList();
    }

    private static boolean inside(String block, String wider) {
        return start(wider).compareTo(start(block)) <= 0 && end(block).compareTo(end(wider)) <= 0;
    }

    private static String start(String block) {
        return block.substring(0, block.indexOf('-'));
    }

    private static String end(String block) {
        return block.substring(block.indexOf('-') + 1);
    }
}
