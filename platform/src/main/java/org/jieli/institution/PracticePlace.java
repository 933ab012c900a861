package org.jieli.institution;

import java.util.UUID;
import org.jieli.institution.PractitionerSummary.TitleLevel;

/** Where somebody practises: one practitioner at one institution. */
public record PracticePlace(
        UUID practitionerId,
        String practitionerName,
        TitleLevel titleLevel,
        UUID institutionId,
        String institutionName) {}
