package org.jieli.insurance.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.entitlement.HandComputedCases.Bill;
import org.jieli.insurance.entitlement.HandComputedCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calculation comes to what was computed by hand, for every case of the table. */
class HandComputedCasesTests {

    private static final Pattern SUM = Pattern.compile("`([^`]* = [^`]*)`");
    private static final Map<String, Entitlement> RULES = new HashMap<>();
    private static final int LEAST = 44;

    static List<Case> cases() {
        return HandComputedCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesToWhatWasComputedByHand(Case hand) {
        Entitlement entitlement = RULES.computeIfAbsent(hand.rules(), name -> new Entitlement(TestRules.named(name)));
        Course course = new Course();
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Bill bill : hand.bills()) {
            Settlement settlement = entitlement.settle(hand.person(), bill.claim(), course, true);
            boolean stay = bill.claim().kind() == CareKind.INPATIENT;
            expected.add(row(
                    bill.expected().rightWay(),
                    bill.expected().follows(),
                    bill.expected().parts()));
            found.add(row(
                    !stay ? "·" : settlement.stepwise() ? "yes" : "no",
                    stay ? HandComputedCases.follows(settlement.link()) : "·",
                    settlement.parts()));
        }
        if (hand.inQuestion()) {
            assertThat(found)
                    .as("no longer in question: take the words off the table")
                    .isNotEqualTo(expected);
        } else {
            assertThat(found).as(hand.title()).isEqualTo(expected);
        }
    }

    @Test
    void everyCaseIsRead() {
        long titles = HandComputedCases.text()
                .lines()
                .filter(line -> line.startsWith("### "))
                .count();
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(LEAST).hasSize((int) titles);
        assertThat(cases()).allSatisfy(hand -> assertThat(hand.bills()).isNotEmpty());
        assertThat(cases()).extracting(Case::title).doesNotHaveDuplicates();
    }

    @Test
    void theWrittenSumsHold() {
        List<String> sums = SUM.matcher(HandComputedCases.text())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(sums).hasSizeGreaterThan(cases().size()).allMatch(WrittenSum::holds);
    }

    private static String row(String rightWay, String follows, Parts parts) {
        return "right way %s, follows %s: covered %s, deductible %s, basic %s, critical %s, assistance %s, person %s"
                .formatted(
                        rightWay,
                        follows,
                        yuan(parts.covered()),
                        yuan(parts.deductible()),
                        yuan(parts.basic()),
                        yuan(parts.critical()),
                        yuan(parts.assistance()),
                        yuan(parts.person()));
    }

    /** With two decimals; more are shown as they are, and are wrong. */
    private static String yuan(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 2 ? amount.setScale(2).toPlainString() : amount.toPlainString();
    }
}
