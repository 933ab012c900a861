package org.jieli.referral;

import java.util.UUID;
import org.jieli.capacity.Capacity;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.Institutions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names where in the institution the person is expected. */
@Component
class BookedPlaces {

    private final Capacity capacity;
    private final Institutions institutions;

    BookedPlaces(Capacity capacity, Institutions institutions) {
        this.capacity = capacity;
        this.institutions = institutions;
    }

    /** Department and clinic of the place that is held or booked, e.g. 心血管内科 专家门诊; null without one. */
    @Nullable
    String of(UUID referralId) {
        return capacity.holdOf(referralId)
                .map(hold -> {
                    String department = institutions
                            .department(hold.departmentId())
                            .map(DepartmentSummary::name)
                            .orElse("");
                    // A bed has no clinic, and a clinic is often called by its department.
                    return hold.clinic().contains(department)
                            ? hold.clinic()
                            : (department + " " + hold.clinic()).strip();
                })
                .orElse(null);
    }
}
