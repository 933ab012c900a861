package org.jieli.insurance.path;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareAreas;
import org.jieli.insurance.LongResidences;
import org.jieli.insurance.RegistrationNeed;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.RuleSet;
import org.springframework.stereotype.Component;

/** Tells where an institution stands for the fund that insures a person, and what has to be registered for going there. */
@Component
public class Standing {

    /** Categories of WS 218 without beds, by their beginning: outpatient departments, clinics, village clinics; health stations. */
    private static final List<String> WITHOUT_BEDS = List.of("D", "B2");

    private final CareAreas areas;
    private final LongResidences residences;

    Standing(CareAreas areas, LongResidences residences) {
        this.areas = areas;
        this.residences = residences;
    }

    /**
     * An institution seen from a fund and a person.
     *
     * @param beds whether people stay there
     * @param home whether it lies in another region where the person is registered as living
     */
    public record Place(UUID id, CareArea area, Optional<LevelTerms> level, boolean beds, boolean home) {

        public RegistrationNeed need() {
            if (area != CareArea.LOCAL) {
                return home ? RegistrationNeed.NOTHING : RegistrationNeed.TEMPORARY_AFTER_ASSESSMENT;
            }
            boolean first = level.map(LevelTerms::firstContact).orElse(false);
            return first ? RegistrationNeed.NOTHING : RegistrationNeed.REFERRAL_COUNTS;
        }
    }

    /**
     * Where an institution stands.
     *
     * @param region that insures the person
     * @param levels where the fund put institutions other than their tier would
     */
    public Place of(
            InstitutionSummary institution,
            UUID resident,
            String region,
            RuleSet rules,
            Map<UUID, String> levels,
            LocalDate on) {
        CareArea area = area(region, institution.division(), on);
        String put = levels.get(institution.id());
        Optional<LevelTerms> level = put == null
                ? rules.rules().levelOf(institution.tier(), area)
                : rules.rules().level(put);
        return new Place(
                institution.id(),
                area,
                level,
                WITHOUT_BEDS.stream().noneMatch(institution.category()::startsWith),
                area != CareArea.LOCAL && residences.livesIn(resident, region, institution.division(), on));
    }

    /** Where a division lies, seen from a pooling region. */
    public CareArea area(String region, String division, LocalDate on) {
        return areas.of(region, division, on);
    }
}
