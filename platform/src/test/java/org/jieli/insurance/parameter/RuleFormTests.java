package org.jieli.insurance.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleFormTests {

    static List<String> names() {
        return ShippedRules.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsWrittenIntoTheFormIsReadBackTheSame(String name) {
        RuleSet set = RuleFile.shipped(name);
        RuleForm form = form(set);
        RuleSet read = form.read(set);
        assertThat(form(read).typed()).isEqualTo(form.typed());
        assertThat(RuleDifference.between(set.rules(), read.rules())).allMatch(RuleDifference::isSame);
    }

    @Test
    void everythingUnreadableIsNamedWithItsPlace() {
        Map<String, String> typed =
                new HashMap<>(form(RuleFile.shipped("linear-city")).typed());
        typed.put("levels[1].segments[0].rate", "七成");
        typed.put("levels[2].deductibles", "1500, x");
        typed.put("levels[0].name", " ");
        typed.put("from", "明年");
        typed.put("episode.cycleDays", "");
        typed.remove("inpatient.yearOf");
        assertThatThrownBy(() -> new RuleForm(typed).read(RuleFile.shipped("linear-city")))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.fields())
                        .extracting(FieldFault::path)
                        .containsExactlyInAnyOrder(
                                "levels[1].segments[0].rate",
                                "levels[2].deductibles",
                                "levels[0].name",
                                "from",
                                "episode.cycleDays",
                                "inpatient.yearOf"));
    }

    @Test
    void rowsAreAddedAtTheEndAndThoseBelowARemovedOneMoveUp() {
        RuleForm form = form(RuleFile.shipped("linear-city"));
        assertThat(form.rows("levels")).isEqualTo(4);
        assertThat(form.withRow("levels").rows("levels")).isEqualTo(5);
        assertThat(form.withRow("groups").rows("groups")).isEqualTo(1);
        assertThat(form.withRow("levels[1].segments").rows("levels[1].segments"))
                .isEqualTo(2);
        RuleForm fewer = form.withoutRow("levels[1]");
        assertThat(fewer.rows("levels")).isEqualTo(3);
        assertThat(fewer.get("levels[1].name")).isEqualTo("三级");
        assertThat(fewer.get("levels[1].segments[0].rate")).isEqualTo("65");
        assertThat(fewer.get("levels[0].name")).isEqualTo("基层");
        assertThat(fewer.get("items[1].firstShare")).isEqualTo("10");
    }

    @Test
    void fullWidthDigitsAndChineseCommasAreRead() {
        Map<String, String> typed =
                new LinkedHashMap<>(form(RuleFile.shipped("linear-city")).typed());
        typed.put("levels[0].deductibles", "３００，200、100");
        typed.put("chronic[0].diseases", "I10，E11");
        RuleSet read = new RuleForm(typed).read(RuleFile.shipped("linear-city"));
        assertThat(read.rules().levels().getFirst().deductibles()).hasSize(3);
        assertThat(read.rules().chronic().getFirst().diseases()).containsExactly("I10", "E11");
    }

    @Test
    void aCommaThatMayStandBetweenThousandsIsAskedAbout() {
        Map<String, String> typed =
                new HashMap<>(form(RuleFile.shipped("linear-city")).typed());
        typed.put("levels[0].deductibles", "900,600");
        typed.put("levels[1].deductibles", "1,500");
        typed.put("levels[2].deductibles", "4 000");
        typed.put("levels[1].segments[0].upTo", "￥4,000");
        assertThatThrownBy(() -> new RuleForm(typed).read(RuleFile.shipped("linear-city")))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.fields())
                        .extracting(FieldFault::path, FieldFault::code)
                        .containsExactly(
                                tuple("levels[1].deductibles", "insurance.rules-comma-unclear"),
                                tuple("levels[2].deductibles", "insurance.rules-comma-unclear")));
    }

    @Test
    void whatCanBeReadIsCheckedBesideWhatCannot() {
        Map<String, String> typed =
                new HashMap<>(form(RuleFile.shipped("linear-city")).typed());
        typed.put("name", "");
        typed.put("levels[1].segments[0].rate", "七成");
        typed.put("levels[2].segments[0].upTo", "3000");
        RuleForm form = new RuleForm(typed);
        StoredRuleSet draft =
                new StoredRuleSet(RuleFile.shipped("linear-city"), RuleState.DRAFT, 1, Instant.EPOCH, "tests", null);
        List<FieldFault> unreadable =
                List.of(FieldFault.of("name", "common.required"), FieldFault.of("levels[1].segments[0].rate", "x"));
        assertThat(form.readable(draft, unreadable)
                        .orElseThrow()
                        .rules()
                        .levels()
                        .get(2)
                        .segments()
                        .getFirst()
                        .upTo())
                .isEqualByComparingTo("3000");
    }

    private static RuleForm form(RuleSet set) {
        return RuleForm.of(new StoredRuleSet(set, RuleState.DRAFT, 1, Instant.EPOCH, "tests", null));
    }
}
