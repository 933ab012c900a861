package org.jieli.insurance.fund;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dashboard's figures and the bills behind them. */
@Service
@Transactional
class FundFigures {

    private final FundRepository repository;
    private final Institutions institutions;
    private final Divisions divisions;
    private final AuditLog audit;
    private final Clock clock;

    FundFigures(
            FundRepository repository, Institutions institutions, Divisions divisions, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.institutions = institutions;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    FundReport report(FundAsked asked) {
        FundRepository.Places places = places(asked.region());
        Map<Integer, FundSums> now = repository.byMonth(asked, places);
        Map<Integer, FundSums> before = repository.byMonth(asked.lastYear(), places);
        List<FundReport.Month> months = new ArrayList<>();
        FundSums total = FundSums.NOTHING;
        FundSums lastYear = FundSums.NOTHING;
        for (int month = 1; month <= asked.month(); month++) {
            FundSums ofMonth = now.getOrDefault(month, FundSums.NOTHING);
            FundSums ofBefore = before.getOrDefault(month, FundSums.NOTHING);
            months.add(new FundReport.Month(month, ofMonth, ofBefore));
            total = total.plus(ofMonth);
            lastYear = lastYear.plus(ofBefore);
        }
        Optional<FundRepository.Refreshed> refreshed = repository.refreshed(asked.region());
        return new FundReport(
                asked,
                total,
                lastYear,
                months,
                levels(asked),
                counties(asked, places),
                asked.to().isBefore(LocalDate.now(clock)),
                refreshed.map(FundRepository.Refreshed::at).orElse(null),
                refreshed.map(FundRepository.Refreshed::claims).orElse(0L),
                refreshed.map(FundRepository.Refreshed::millis).orElse(0L),
                refreshed.isPresent() ? refreshed.get().firstMonth() : null);
    }

    private List<FundReport.Level> levels(FundAsked asked) {
        Map<String, String> names = repository.levelNames(asked.region());
        return repository.byLevel(asked).stream()
                .map(level -> new FundReport.Level(
                        names.getOrDefault(level.level(), level.level()),
                        level.stays(),
                        level.covered(),
                        level.basic()))
                .toList();
    }

    private List<FundReport.County> counties(FundAsked asked, FundRepository.Places places) {
        LocalDate today = LocalDate.now(clock);
        return repository.byCounty(asked, places).entrySet().stream()
                .map(each -> new FundReport.County(
                        each.getKey(),
                        divisions.find(each.getKey(), today).map(Division::name).orElse(each.getKey()),
                        each.getValue()))
                .sorted(Comparator.comparing(
                                (FundReport.County county) -> county.sums().basic())
                        .reversed())
                .toList();
    }

    /** The pooling regions that the asker may see and that have figures, for the picker. */
    List<Division> regions() {
        LocalDate today = LocalDate.now(clock);
        return repository.regions().stream()
                .flatMap(code -> divisions.find(code, today).stream())
                .toList();
    }

    /** The counties of a region, for the picker. */
    List<Division> children(String region) {
        return divisions.children(region, LocalDate.now(clock));
    }

    /** The name of the county or city that is asked for; empty for the whole region. */
    String place(FundAsked asked) {
        return asked.county().isEmpty()
                ? ""
                : divisions
                        .find(asked.county(), LocalDate.now(clock))
                        .map(Division::name)
                        .orElse(asked.county());
    }

    KeysetPage<FundBill> bills(FundAsked asked, @Nullable FundFigure figure, @Nullable String after, int limit) {
        List<FundBill> bills =
                repository.bills(asked, figure, places(asked.region()), FundRepository.FundKey.read(after), limit + 1);
        KeysetPage<FundBill> page =
                KeysetPage.of(bills, limit, each -> new FundRepository.FundKey(each.to(), each.id()).toString());
        audit.listed(
                "insurance.fund-bills",
                asked.query() + " figure=" + figure,
                page.items().stream().map(FundBill::residentId).toList());
        return page;
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        return institutions.findAll(ids).values().stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
    }

    private FundRepository.Places places(String region) {
        return FundRepository.Places.of(institutions.inDivision(region));
    }
}
