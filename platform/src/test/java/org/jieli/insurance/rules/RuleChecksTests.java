package org.jieli.insurance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.parameter.RuleFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each fault is made in the rules of the linear city, which have none. */
class RuleChecksTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> COMPLETE = List.of(
            "linear-city",
            "henan-resident-2017",
            "anhui-resident-2019",
            "beijing-employee",
            "beijing-resident",
            "shanghai-resident",
            "chengdu-employee",
            "xuzhou-resident",
            "xuzhou-employee",
            "kunming-resident",
            "kunming-employee",
            "xiamen-resident",
            "xiamen-employee");

    private final ObjectNode rules =
            (ObjectNode) JSON.valueToTree(RuleFile.shipped("linear-city").rules());

    @Test
    void noExampleWithNumbersHasAnError() {
        assertThat(COMPLETE).allSatisfy(name -> assertThat(RuleChecks.of(RuleFile.shipped(name), List.of()))
                .filteredOn(RuleFinding::isError)
                .isEmpty());
    }

    @Test
    void theTwoWithoutNumbersCannotBeIssued() {
        assertThat(List.of("qinghai-ladder-2014", "heilongjiang-restricted-2015"))
                .allSatisfy(name -> assertThat(errors(RuleFile.shipped(name)))
                        .contains("levels[0].segments insurance.rules-no-segments"));
    }

    @Test
    void aSetWithoutStepsAndOneWithSmallStepsAreRemarkedWithTheDocument() {
        assertThat(RuleChecks.of(RuleFile.shipped("xiamen-employee"), List.of()))
                .anySatisfy(finding -> {
                    assertThat(finding.isError()).isFalse();
                    assertThat(finding.path()).isEqualTo("levels[2].segments");
                    assertThat(finding.what().arguments()).contains("国办发〔2026〕11号（十一）", "0%", "10%");
                });
    }

    @Test
    void segmentsHaveToRiseWithoutGapToAnOpenEnd() {
        put("levels/1", "segments", "[{upTo: 5000, rate: 0.7}, {upTo: 5000, rate: 0.7}, {upTo: 9000, rate: 0.7}]");
        put("levels/2", "segments", "[{upTo: null, rate: 0.5}, {upTo: 900, rate: 0.6}, {upTo: null, rate: 1.2}]");
        put("levels/3", "segments", "[{upTo: 4000, rate: 0.7}, {upTo: 3000, rate: 0.6}]");
        put("critical", "segments", "[{upTo: 50000, rate: 0.6}, {upTo: 20000, rate: 0.6}, {upTo: null, rate: 0.6}]");
        assertThat(errors())
                .contains(
                        "levels[1].segments[1].upTo insurance.rules-bound-twice",
                        "levels[1].segments[2].upTo insurance.rules-not-open",
                        "levels[2].segments[0].upTo insurance.rules-open-inside",
                        "levels[2].segments[2].rate insurance.rules-share",
                        "levels[3].segments[1].upTo insurance.rules-bound-order",
                        "levels[3].segments[1].upTo insurance.rules-not-open",
                        "critical.segments[1].upTo insurance.rules-bound-order");
    }

    @Test
    void levelsNeedTheirOwnCodesAndRanksWithoutGap() {
        put("levels/1", "code", "PRIMARY");
        put("levels/2", "rank", "9");
        put("levels/3", "rank", "3");
        put("levels/3", "code", "else where");
        assertThat(errors())
                .contains(
                        "levels[1].code insurance.rules-twice",
                        "levels[3].code insurance.rules-code",
                        "levels[3].rank insurance.rules-rank-order",
                        "levels[2].rank insurance.rules-rank-gap");
    }

    @Test
    void placesThatNoLevelOrTwoTakeAreRemarked() {
        put("levels/1", "tiers", "[PRIMARY]");
        put("levels/3", "areas", "[IN_PROVINCE]");
        assertThat(warnings())
                .contains(
                        "levels insurance.rules-place-twice",
                        "levels insurance.rules-no-place",
                        "levels insurance.rules-no-area");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aHigherLevelThatIsPaidBetterIsRemarked() {
        put("levels/2/segments/0", "rate", "0.95");
        assertThat(warnings()).contains("levels[2].segments insurance.rules-down-step");
    }

    @Test
    void aLowerLevelWithAHigherDeductibleIsRemarked() {
        put("levels/1", "deductibles", "[2000]");
        assertThat(warnings()).contains("levels[2].deductibles insurance.rules-deductible-down");
    }

    @Test
    void everyDirectionNeedsAStrategy() {
        ((ObjectNode) rules.at("/episode/strategies")).remove("LATERAL");
        assertThat(errors()).containsExactly("episode.strategies.LATERAL insurance.rules-no-strategy");
    }

    @Test
    void sharesAndAmountsHaveToBePossible() {
        put("items/1", "firstShare", "1.5");
        put("items/5", "unitLimit", "-50");
        put("levels/0", "deductibles", "[-1]");
        put("levels/0", "ofBill", "{share: 2, least: 500, most: 100}");
        put("referral", "notReferredPoints", "-0.1");
        put("referral/areas/IN_PROVINCE", "deductibleFactor", "11");
        put("critical", "assistedThresholdFactor", "2");
        put("assistance/1", "rate", "7");
        assertThat(errors())
                .contains(
                        "items[1].firstShare insurance.rules-share",
                        "items[5].unitLimit insurance.rules-negative",
                        "levels[0].deductibles insurance.rules-negative",
                        "levels[0].ofBill.share insurance.rules-share",
                        "levels[0].ofBill.most insurance.rules-cap-below",
                        "referral.notReferredPoints insurance.rules-share",
                        "referral.areas.IN_PROVINCE.deductibleFactor insurance.rules-factor",
                        "critical.assistedThresholdFactor insurance.rules-share",
                        "assistance[1].rate insurance.rules-share");
    }

    @Test
    void benefitsNameLevelsThatThereAre() {
        put("outpatient/rates", "VILLAGE", "0.6");
        put("chronic/0/rates", "VILLAGE", "0.6");
        put("", "restricted", "[{name: x, level: VILLAGE, diseases: [], rateThere: 0.9, rateAbove: 0.1}]");
        assertThat(errors())
                .containsExactlyInAnyOrder(
                        "outpatient.rates.VILLAGE insurance.rules-no-level",
                        "chronic[0].rates.VILLAGE insurance.rules-no-level",
                        "restricted[0].level insurance.rules-no-level",
                        "restricted[0].diseases insurance.rules-no-diseases");
    }

    @Test
    void aRestrictionThatNeverActsIsRefused() {
        put(
                "",
                "restricted",
                "[{name: x, level: PRIMARY, diseases: [J18, pneumonia], rateThere: 0.9, rateAbove: 0.7}]");
        assertThat(errors())
                .containsExactly(
                        "restricted[0].diseases insurance.rules-disease",
                        "restricted[0].rateAbove insurance.rules-restricted-above");
    }

    @Test
    void codesStandOnce() {
        for (String list : List.of("items", "chronic", "assistance")) {
            ArrayNode array = (ArrayNode) rules.get(list);
            array.add(array.get(0));
        }
        assertThat(errors())
                .containsExactlyInAnyOrder(
                        "items[7].code insurance.rules-twice",
                        "chronic[1].code insurance.rules-twice",
                        "assistance[2].code insurance.rules-twice");
    }

    @Test
    void agesNeitherOverlapNorRunBackwards() {
        put("", "groups", """
                [{code: OLD, name: x, fromAge: 60, toAge: null, deductibleFactor: 1, points: 0.1, shareFactor: 1},
                 {code: OLDER, name: x, fromAge: 70, toAge: 80, deductibleFactor: 1, points: 0.1, shareFactor: 1},
                 {code: NONE, name: x, fromAge: 9, toAge: 3, deductibleFactor: 1, points: 0.1, shareFactor: 1}]
                """);
        put("referral/exemptions/1", "toAge", "70");
        assertThat(errors())
                .containsExactlyInAnyOrder(
                        "groups[1].fromAge insurance.rules-ages-overlap",
                        "groups[2].fromAge insurance.rules-ages",
                        "referral.exemptions[1].fromAge insurance.rules-ages-overlap");
    }

    @Test
    void capsLieAboveDeductibles() {
        put("inpatient", "ceiling", "1000");
        put("outpatient", "deductible", "500");
        put("chronic/0", "deductible", "900");
        assertThat(errors())
                .containsExactlyInAnyOrder(
                        "inpatient.ceiling insurance.rules-cap-below",
                        "outpatient.cap insurance.rules-cap-below",
                        "chronic[0].cap insurance.rules-cap-below");
    }

    @Test
    void daysMeetTheIssuedVersionsBesideThem() {
        RuleSet before = of(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        RuleSet after = of(LocalDate.of(2027, 1, 1), null);
        List<RuleSet> issued = List.of(after, before);
        assertThat(errors(of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)), issued))
                .isEmpty();
        assertThat(errors(of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 11, 30)), issued))
                .containsExactly("from insurance.rules-gap", "to insurance.rules-gap");
        assertThat(errors(of(LocalDate.of(2025, 12, 31), null), issued))
                .containsExactly("from insurance.rules-overlap", "to insurance.rules-overlap");
        assertThat(errors(of(LocalDate.of(2027, 7, 1), null), issued)).isEmpty();
        assertThat(errors(of(LocalDate.of(2027, 1, 1), null), issued)).contains("to insurance.rules-overlap");
        assertThat(errors(of(LocalDate.of(2026, 1, 1), LocalDate.of(2025, 1, 1)), issued))
                .containsExactly("to insurance.rules-ends-before");
    }

    private static RuleSet of(LocalDate from, @Nullable LocalDate to) {
        return RuleFile.shipped("linear-city").withId(UUID.randomUUID()).holding(from, to);
    }

    private void put(String at, String field, String yaml) {
        JsonNode value = new tools.jackson.dataformat.yaml.YAMLMapper().readTree(yaml);
        ((ObjectNode) rules.at(at.isEmpty() ? "" : "/" + at)).set(field, value);
    }

    private List<String> errors() {
        return errors(changed());
    }

    private List<String> warnings() {
        return told(RuleChecks.of(changed(), List.of()), false);
    }

    private RuleSet changed() {
        RuleSet set = RuleFile.shipped("linear-city");
        return set.with(JSON.treeToValue(rules, BenefitRules.class));
    }

    private static List<String> errors(RuleSet set) {
        return errors(set, List.of());
    }

    private static List<String> errors(RuleSet set, List<RuleSet> issued) {
        return told(RuleChecks.of(set, issued), true);
    }

    private static List<String> told(List<RuleFinding> findings, boolean errors) {
        return new ArrayList<>(findings)
                .stream()
                        .filter(finding -> finding.isError() == errors)
                        .map(finding -> finding.path() + " " + finding.what().code())
                        .toList();
    }
}
