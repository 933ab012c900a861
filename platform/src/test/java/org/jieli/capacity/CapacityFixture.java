package org.jieli.capacity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;

/** A hospital with a heart and a kidney department, another one for each test. */
record CapacityFixture(NewInstitution hospital, DepartmentSummary heart, DepartmentSummary kidney) {

    static CapacityFixture registeredIn(InstitutionRegistry registry) {
        NewInstitution hospital = InstitutionFixture.countyHospital();
        DepartmentSummary heart = InstitutionFixture.department(hospital.id(), "心血管内科", "03.04");
        DepartmentSummary kidney = InstitutionFixture.department(hospital.id(), "肾病学科", "03.07");
        registry.register(List.of(hospital));
        registry.addDepartments(List.of(heart, kidney));
        return new CapacityFixture(hospital, heart, kidney);
    }

    UUID id() {
        return hospital.id();
    }

    Access access(Role role) {
        return new Access(
                null, null, "测试", id(), hospital.name(), role, "411203", AccessScope.institutions(Set.of(id())));
    }

    void as(Role role, Runnable work) {
        CurrentAccess.runAs(access(role), work);
    }
}
