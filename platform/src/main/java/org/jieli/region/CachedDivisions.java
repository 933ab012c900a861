package org.jieli.region;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.database.CachedSnapshot;
import org.jieli.database.Revisions;
import org.jieli.region.PoolingRepository.Membership;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;

/** The divisions in memory: they change a few times a year and are asked for on every page. */
@Service
@DependsOn("org.jieli.region.ShippedDivisions")
class CachedDivisions implements Divisions {

    private final CachedSnapshot<Region> region;

    CachedDivisions(DivisionRepository divisions, PoolingRepository pooling, Revisions revisions) {
        this.region = revisions.snapshot(
                "region.division",
                () -> new Region(
                        divisions.tree(), pooling.all().stream().collect(groupingBy(Membership::divisionCode))));
    }

    private record Region(DivisionTree tree, Map<String, List<Membership>> pooling) {}

    @Override
    public Optional<Division> find(String code, LocalDate on) {
        return tree().find(code, on);
    }

    @Override
    public List<Division> children(String code, LocalDate on) {
        return tree().children(code, on);
    }

    @Override
    public List<Division> path(String code, LocalDate on) {
        return tree().path(code, on);
    }

    @Override
    public List<Division> history(String code) {
        return tree().history(code);
    }

    @Override
    public String fullName(String code, LocalDate on) {
        return tree().fullName(code, on);
    }

    @Override
    public List<Division> search(String text, LocalDate on, int limit) {
        String wanted = text.strip();
        return wanted.isEmpty() ? List.of() : tree().search(wanted, on, limit);
    }

    @Override
    public Optional<PoolingRegion> poolingRegionOf(String divisionCode, LocalDate on) {
        Map<String, List<Membership>> pooling = region.get().pooling();
        for (String code = divisionCode; !code.isEmpty(); code = DivisionFile.parentOf(code)) {
            for (Membership membership : pooling.getOrDefault(code, List.of())) {
                if (membership.holdsOn(on)) {
                    return Optional.of(membership.region());
                }
            }
        }
        return Optional.empty();
    }

    void changed() {
        region.changed();
    }

    private DivisionTree tree() {
        return region.get().tree();
    }
}
