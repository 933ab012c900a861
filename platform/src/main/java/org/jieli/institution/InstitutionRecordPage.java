package org.jieli.institution;

import java.time.LocalDate;
import java.util.List;
import org.jieli.web.FormFault;

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
        FormFault fault) {

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
