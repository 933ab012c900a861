package org.jieli.medication.formulary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.alliance.Alliances;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.formulary.FormularySheet.Listing;
import org.jieli.medication.sheet.CheckedRow;
import org.jieli.medication.sheet.CheckedRow.RowOutcome;
import org.jieli.medication.sheet.SheetKind;
import org.jieli.medication.sheet.SheetReader;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.SheetLines.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what institutions stock; the office of an alliance may bring the lists of its members. */
@Component
class FormularySheet implements SheetReader<Listing> {

    private static final Map<String, Boolean> STOCKED =
            Map.of("", true, "是", true, "YES", true, "1", true, "否", false, "NO", false, "0", false);

    private final DrugCatalogue catalogue;
    private final Formularies formularies;
    private final Institutions institutions;
    private final Alliances alliances;
    private final Clock clock;

    FormularySheet(
            DrugCatalogue catalogue,
            Formularies formularies,
            Institutions institutions,
            Alliances alliances,
            Clock clock) {
        this.catalogue = catalogue;
        this.formularies = formularies;
        this.institutions = institutions;
        this.alliances = alliances;
        this.clock = clock;
    }

    /** A right line. */
    record Listing(UUID institutionId, UUID drugId, boolean stocked) {}

    @Override
    public SheetKind kind() {
        return SheetKind.FORMULARY;
    }

    @Override
    public Class<Listing> content() {
        return Listing.class;
    }

    @Override
    public UUID writer() {
        return CurrentAccess.requireRole(Role.PHARMACIST, Role.VILLAGE_DOCTOR, Role.ALLIANCE_OFFICE)
                .requireInstitution();
    }

    @Override
    public LineCheck check() {
        Access by = CurrentAccess.require();
        UUID own = by.requireInstitution();
        Map<String, UUID> places = new HashMap<>();
        Set<UUID> led = by.role() == Role.ALLIANCE_OFFICE ? alliances.ledBy(own, LocalDate.now(clock)) : Set.of(own);
        institutions.findAll(led).values().forEach((InstitutionSummary place) -> places.put(place.name(), place.id()));
        places.put("", own);
        Map<Listing, Integer> seen = new HashMap<>();
        Map<UUID, Set<UUID>> lists = new HashMap<>();
        return line -> {
            List<FieldFault> faults = new ArrayList<>();
            Listing listing = listing(line, places, faults);
            if (listing == null) {
                return CheckedRow.faulty(faults);
            }
            Integer before =
                    seen.putIfAbsent(new Listing(listing.institutionId(), listing.drugId(), true), line.number());
            if (before != null) {
                return CheckedRow.faulty(List.of(FieldFault.of("code", "medication.twice", before)));
            }
            boolean now = lists.computeIfAbsent(listing.institutionId(), formularies::of)
                    .contains(listing.drugId());
            return CheckedRow.right(outcome(now, listing.stocked()), listing);
        };
    }

    private static RowOutcome outcome(boolean now, boolean wanted) {
        if (now == wanted) {
            return RowOutcome.SAME;
        }
        return wanted ? RowOutcome.ADDED : RowOutcome.CHANGED;
    }

    private @Nullable Listing listing(Line line, Map<String, UUID> places, List<FieldFault> faults) {
        String code = kind().cell(line, "code");
        Drug drug = catalogue.findByCode(code).orElse(null);
        if (drug == null) {
            faults.add(FieldFault.of("code", "medication.drug-unknown", code));
        }
        String name = kind().cell(line, "institution");
        UUID place = places.get(name);
        if (place == null) {
            faults.add(FieldFault.of("institution", "medication.place-unknown", name));
        }
        String text = kind().cell(line, "stocked");
        Boolean stocked = STOCKED.get(text.toUpperCase(Locale.ROOT));
        if (stocked == null) {
            faults.add(FieldFault.of("stocked", "medication.choice", text, "是、否"));
        }
        return drug == null || place == null || stocked == null ? null : new Listing(place, drug.id(), stocked);
    }

    @Override
    public void put(List<Listing> rows, UUID importId) {
        rows.forEach(row -> {
            if (row.stocked()) {
                formularies.take(row.institutionId(), row.drugId());
            } else {
                formularies.leave(row.institutionId(), row.drugId());
            }
        });
    }
}
