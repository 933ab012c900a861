package org.jieli.enrolment.team;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a team is called, where it is reached, and its two further institutions for 1+1+1. */
record TeamSettings(
        String name,
        @Nullable String phone,
        @Nullable UUID districtInstitutionId,
        @Nullable UUID cityInstitutionId) {}
