package org.jieli.institution;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner to be registered, with the places where he or she practises.
 *
 * @param staffType code of the staff type, e.g. 11 physician, 60 village doctor
 * @param practiceCategory 1 clinical, 2 dental, 3 public health, 4 TCM; null for others than physicians
 * @param specialties codes of diagnosis and treatment subjects
 */
public record NewPractitioner(
        UUID id,
        String name,
        TitleLevel titleLevel,
        String staffType,
        @Nullable String practiceCategory,
        List<String> specialties,
        List<Place> places) {

    public NewPractitioner {
        specialties = List.copyOf(specialties);
        places = List.copyOf(places);
    }

    /**
     * A place of practice.
     *
     * @param main whether it is the first of the practitioner's places (主要执业机构)
     * @param from first day
     */
    public record Place(UUID institutionId, @Nullable UUID departmentId, boolean main, LocalDate from) {}
}
