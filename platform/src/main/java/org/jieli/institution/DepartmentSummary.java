package org.jieli.institution;

import java.util.UUID;

/**
 * A department of an institution.
 *
 * @param specialty code of the diagnosis and treatment subject, e.g. {@code 03.04} for cardiology (诊疗科目)
 * @param inpatient whether it has beds
 */
public record DepartmentSummary(UUID id, UUID institutionId, String name, String specialty, boolean inpatient) {}
