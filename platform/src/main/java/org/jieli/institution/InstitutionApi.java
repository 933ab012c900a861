package org.jieli.institution;

import java.util.List;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The directory of institutions, which every signed-in account may read. */
@RestController
class InstitutionApi {

    private static final int MOST = 200;

    private final InstitutionDirectory directory;
    private final Institutions institutions;

    InstitutionApi(InstitutionDirectory directory, Institutions institutions) {
        this.directory = directory;
        this.institutions = institutions;
    }

    record Institution(
            InstitutionDirectory.Details institution,
            CareLevel careLevel,
            List<DepartmentSummary> departments,
            List<String> services) {}

    @GetMapping("/api/v1/institutions")
    InstitutionDirectory.Page list(
            @RequestParam(name = "q", required = false) @Nullable String q,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "division", required = false) @Nullable String division,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        CurrentAccess.require();
        return directory.list(InstitutionFilter.of(q, kind, division, after), Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/api/v1/institutions/{id}")
    ResponseEntity<Institution> get(@PathVariable("id") UUID id) {
        CurrentAccess.require();
        InstitutionDirectory.Details details =
                directory.details(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return ResponseEntity.ok()
                .eTag("\"" + details.version() + "\"")
                .body(new Institution(
                        details, institutions.careLevel(id), institutions.departments(id), directory.services(id)));
    }
}
