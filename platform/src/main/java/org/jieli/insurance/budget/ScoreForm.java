package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** Scores and weights as they are typed, the members' in the order of {@code ids}. */
record ScoreForm(
        int revision,
        @Nullable String score,
        @Nullable List<String> ids,
        @Nullable List<String> weights,
        @Nullable List<String> scores) {

    private static final BigDecimal MOST_SCORE = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_WEIGHT = BigDecimal.valueOf(99_999);

    static ScoreForm of(Budget budget, List<BudgetMember> members) {
        return new ScoreForm(
                budget.revision(),
                budget.score() == null ? "" : budget.score().toPlainString(),
                members.stream()
                        .map(member -> member.institutionId().toString())
                        .toList(),
                members.stream()
                        .map(member -> member.weight().stripTrailingZeros().toPlainString())
                        .toList(),
                members.stream()
                        .map(member ->
                                member.score() == null ? "" : member.score().toPlainString())
                        .toList());
    }

    /** What was typed for the nth member. */
    String weight(int i) {
        return at(weights, i);
    }

    String scoreOf(int i) {
        return at(scores, i);
    }

    /** The alliance's score and the members with what was typed; faults name {@code score} or {@code scores[n]}, {@code weights[n]}. */
    Scores read(List<BudgetMember> members) {
        TypedNumbers numbers = new TypedNumbers();
        List<FieldFault> faults = new ArrayList<>();
        BigDecimal alliance = score(numbers, faults, "score", score);
        Map<UUID, Integer> places = new HashMap<>();
        for (int i = 0; ids != null && i < ids.size(); i++) {
            int place = i;
            members.stream()
                    .map(BudgetMember::institutionId)
                    .filter(id -> id.toString().equals(at(ids, place)))
                    .forEach(id -> places.put(id, place));
        }
        List<BudgetMember> typed = new ArrayList<>();
        for (BudgetMember member : members) {
            Integer i = places.get(member.institutionId());
            if (i == null) {
                continue;
            }
            BigDecimal weight = numbers.decimal("weights[" + i + "]", at(weights, i));
            if (weight != null && !BudgetTermsChecks.within(weight, MOST_WEIGHT, 3)) {
                faults.add(FieldFault.of("weights[" + i + "]", "insurance.budget.weight"));
            }
            typed.add(new BudgetMember(
                    member.institutionId(),
                    member.name(),
                    member.tier(),
                    weight == null ? BigDecimal.ONE : weight,
                    score(numbers, faults, "scores[" + i + "]", at(scores, i))));
        }
        List<FieldFault> all = FieldFault.joined(numbers.faults(), faults);
        if (!all.isEmpty()) {
            throw new Fault(CommonFault.INVALID, all);
        }
        return new Scores(alliance, typed);
    }

    /** What was typed, read. */
    record Scores(@Nullable BigDecimal alliance, List<BudgetMember> members) {}

    private static @Nullable BigDecimal score(
            TypedNumbers numbers, List<FieldFault> faults, String field, @Nullable String typed) {
        BigDecimal score = numbers.decimal(field, typed);
        if (score != null && !BudgetTermsChecks.within(score, MOST_SCORE, 2)) {
            faults.add(FieldFault.of(field, "insurance.budget.score"));
        }
        return score;
    }

    private static String at(@Nullable List<String> typed, int i) {
        return typed == null || i >= typed.size() ? "" : typed.get(i);
    }
}
