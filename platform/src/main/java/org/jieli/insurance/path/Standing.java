package org.jieli.insurance.path;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareAreas;
import org.jieli.insurance.RegistrationNeed;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.RuleSet;
import org.springframework.stereotype.Component;

/** Tells where an institution stands for the fund that insures a person, and what has to be registered for going there. */
@Component
public class Standing {

    private final CareAreas areas;

    Standing(CareAreas areas) {
        this.areas = areas;
    }

    /** Categories of WS 218 without beds, by their beginning: outpatient departments, clinics, village clinics; health stations. */
    private static final List<String> WITHOUT_BEDS = List.of("D", "B2");

    /**
     * An institution seen from a fund.
     *
     * @param beds whether people stay there
     */
    public record Place(UUID id, CareArea area, Optional<LevelTerms> level, boolean beds) {

        public RegistrationNeed need() {
            if (area != CareArea.LOCAL) {
                return RegistrationNeed.TEMPORARY_AFTER_ASSESSMENT;
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
            InstitutionSummary institution, String region, RuleSet rules, Map<UUID, String> levels, LocalDate on) {
        CareArea area = area(region, institution.division(), on);
        String put = levels.get(institution.id());
        Optional<LevelTerms> level = put == null
                ? rules.rules().levelOf(institution.tier(), area)
                : rules.rules().level(put);
        return new Place(
                institution.id(), area, level, WITHOUT_BEDS.stream().noneMatch(institution.category()::startsWith));
    }

    /** Where a division lies, seen from a pooling region. */
    public CareArea area(String region, String division, LocalDate on) {
        return areas.of(region, division, on);
    }
}
