package org.jieli.institution;

import java.time.LocalDate;
import java.util.List;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** What the record of an institution shows. */
record InstitutionRecordPage(
        InstitutionDirectory.Details details,
        String place,
        CareLevel level,
        List<InstitutionDirectory.Period> periods,
        List<DepartmentSummary> departments,
        List<InstitutionDirectory.Colleague> people,
        List<String> services,
        boolean ownCatalogue,
        List<CatalogueRepository.Line> catalogue,
        LocalDate today,
        StatusForm typed,
        @Nullable Fault fault) {

    /** What is wrong with the change of status. */
    List<FieldFault> faults() {
        return fault == null ? List.of() : fault.fields();
    }

    /** A fault that lies in no single field. */
    @Nullable
    Fault generalFault() {
        return fault == null || fault.code() == CommonFault.INVALID ? null : fault;
    }

    /** The status of today. */
    String status() {
        return periods.stream()
                .filter(period -> period.holdsOn(today))
                .map(InstitutionDirectory.Period::status)
                .findFirst()
                .orElse(InstitutionStatus.CLOSED.name());
    }

    /** What comes after today. */
    List<InstitutionDirectory.Period> coming() {
        return periods.stream()
                .filter(period -> period.fromDate().isAfter(today))
                .toList();
    }
}
