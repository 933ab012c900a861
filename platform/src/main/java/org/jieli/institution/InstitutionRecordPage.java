package org.jieli.institution;

import java.time.LocalDate;
import java.util.List;

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
        LocalDate today) {

    String status() {
        return periods.isEmpty()
                ? InstitutionStatus.CLOSED.name()
                : periods.getLast().status();
    }
}
