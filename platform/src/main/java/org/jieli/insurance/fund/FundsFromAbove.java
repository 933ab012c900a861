package org.jieli.insurance.fund;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jieli.institution.Institutions;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jieli.region.PoolingRegion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a province's or the nation's bureau sees of the funds below it: sums of each side by side, no bill and no person. */
@Service
@Transactional(readOnly = true)
class FundsFromAbove {

    private final FundRepository repository;
    private final Institutions institutions;
    private final Divisions divisions;
    private final Clock clock;

    FundsFromAbove(FundRepository repository, Institutions institutions, Divisions divisions, Clock clock) {
        this.repository = repository;
        this.institutions = institutions;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** One line for each pooling region, also for those whose bills were never added up. */
    FundsReport report(FundAsked asked) {
        Map<String, FundSums> now = sums(asked);
        Map<String, FundSums> before = sums(asked.lastYear());
        Map<String, Integer> months = repository.monthsByRegion(asked);
        Map<String, Integer> monthsBefore = repository.monthsByRegion(asked.lastYear());
        boolean isOver = asked.to().isBefore(today());
        Map<String, String> names = new TreeMap<>(regions(asked.region()));
        now.keySet().forEach(code -> names.computeIfAbsent(code, each -> divisions.fullName(each, today())));
        List<FundsReport.Line> lines = names.entrySet().stream()
                .map(each -> new FundsReport.Line(
                        each.getKey(),
                        each.getValue(),
                        now.getOrDefault(each.getKey(), FundSums.NOTHING),
                        before.getOrDefault(each.getKey(), FundSums.NOTHING),
                        isOver
                                && months.getOrDefault(each.getKey(), 0) == asked.month()
                                && monthsBefore.getOrDefault(each.getKey(), 0) == asked.month()))
                .toList();
        return new FundsReport(asked, lines, total(lines));
    }

    /** Can be compared where each fund that has bills can. */
    private static FundsReport.Line total(List<FundsReport.Line> lines) {
        return new FundsReport.Line(
                "",
                "",
                lines.stream().map(FundsReport.Line::now).reduce(FundSums.NOTHING, FundSums::plus),
                lines.stream().map(FundsReport.Line::before).reduce(FundSums.NOTHING, FundSums::plus),
                lines.stream().filter(FundsReport.Line::hasBills).allMatch(FundsReport.Line::comparable));
    }

    private Map<String, FundSums> sums(FundAsked asked) {
        return repository.byRegion(
                asked,
                FundRepository.Places.of(institutions.findAll(repository.paidFromAbove(asked)).values().stream()
                        .toList()));
    }

    private Map<String, String> regions(String above) {
        Map<String, String> names = new TreeMap<>();
        Stream<Division> below = above.isEmpty()
                ? divisions.children("", today()).stream()
                        .flatMap(each -> divisions.children(each.code(), today()).stream())
                : divisions.children(above, today()).stream();
        below.flatMap(each -> divisions.poolingRegionOf(each.code(), today()).stream())
                .filter(each -> each.code().startsWith(above))
                .forEach((PoolingRegion each) -> names.put(each.code(), each.name()));
        return names;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
