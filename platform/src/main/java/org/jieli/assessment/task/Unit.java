package org.jieli.assessment.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who reports: an authority over a division, or an institution in an alliance.
 *
 * @param form the kind of form it fills in
 * @param division where it is, GB/T 2260; 2 digits for a province's authority, 4 for a city's
 * @param institutionId null for an authority
 * @param leadUnitId the unit of the lead hospital, for a member
 * @param tier constant name of the institution's level; {@code NONE} for an authority
 */
public record Unit(
        UUID id,
        String form,
        String name,
        String division,
        @Nullable UUID institutionId,
        @Nullable UUID leadUnitId,
        String tier,
        boolean tcm) {}
