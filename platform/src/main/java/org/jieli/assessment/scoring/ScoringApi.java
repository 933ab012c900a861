package org.jieli.assessment.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Results of scoring for other systems: what was fed back to the units in the asker's reach, and what was published. */
@RestController
@RequestMapping("/api/v1/evaluation/appraisals")
class ScoringApi {

    private final Results results;

    ScoringApi(Results results) {
        this.results = results;
    }

    record Items<T>(List<T> items) {}

    /** A unit's total, level and rank in an appraisal. */
    record UnitResult(
            UUID appraisal,
            UUID unit,
            String name,
            @Nullable BigDecimal total,
            @Nullable String level,
            @Nullable Integer rank) {

        static UnitResult of(ScoredUnit unit) {
            return new UnitResult(
                    unit.appraisalId(), unit.unitId(), unit.name(), unit.total(), unit.level(), unit.rank());
        }
    }

    /** The result of one unit with the points of each indicator. */
    record FullResult(UnitResult result, List<ScoredUnit.Line> lines) {}

    /** The results of the asker's own unit and of those below it, the latest appraisal first; at most 200. */
    @GetMapping("/results")
    Items<UnitResult> readable() {
        return new Items<>(results.readable().stream().map(UnitResult::of).toList());
    }

    /** One unit's result with its points. */
    @GetMapping("/{appraisal}/units/{unit}")
    FullResult result(@PathVariable("appraisal") UUID appraisal, @PathVariable("unit") UUID unit) {
        ScoredUnit found = results.read(appraisal, unit).unit();
        return new FullResult(UnitResult.of(found), found.lines());
    }

    /** The published levels and ranks, for their audience. */
    @GetMapping("/{appraisal}/published")
    Items<AppraisalRepository.Published> published(@PathVariable("appraisal") UUID appraisal) {
        return new Items<>(results.levels(results.requirePublished(appraisal)));
    }
}
