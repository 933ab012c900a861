package org.jieli.criteria;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.criteria.Criteria.Finding;
import org.jieli.institution.Institutions;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tables and their advice without the pages. */
@RestController
class CriteriaApi {

    private final Criteria criteria;
    private final TableAdministration administration;
    private final Institutions institutions;
    private final Idempotency idempotency;
    private final Vocabulary vocabulary = Vocabulary.shipped();

    CriteriaApi(
            Criteria criteria, TableAdministration administration, Institutions institutions, Idempotency idempotency) {
        this.criteria = criteria;
        this.administration = administration;
        this.institutions = institutions;
        this.idempotency = idempotency;
    }

    record Items<T>(List<T> items) {}

    record Version(
            String table,
            String title,
            int version,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String source,
            String uploadedBy) {

        static Version of(TableVersion version) {
            return new Version(
                    version.name(),
                    version.title(),
                    version.version(),
                    version.effectiveFrom(),
                    version.effectiveTo(),
                    version.source(),
                    version.uploadedBy());
        }
    }

    record Words(List<Finding> findings, List<Measurement> measurements) {}

    @GetMapping("/api/v1/criteria")
    Items<Version> tables() {
        return new Items<>(administration.standings().stream()
                .map(standing -> Version.of(standing.inForce()))
                .toList());
    }

    /** The findings and measurements that a case may name. */
    @GetMapping("/api/v1/criteria/vocabulary")
    Words vocabulary() {
        CurrentAccess.require();
        return new Words(vocabulary.findings(), vocabulary.measurements());
    }

    @GetMapping("/api/v1/criteria/{table}/versions")
    Items<Version> versions(@PathVariable("table") String table) {
        return new Items<>(
                administration.versions(table).stream().map(Version::of).toList());
    }

    @PostMapping("/api/v1/criteria/{table}/versions")
    ResponseEntity<Version> add(
            @PathVariable("table") String table,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewTableVersion wanted) {
        String path = "/api/v1/criteria/" + table + "/versions";
        Version added = idempotency.once(
                key,
                new Idempotency.Request("POST", path, wanted),
                Version.class,
                () -> Version.of(administration.add(table, wanted)));
        return ResponseEntity.created(URI.create(path + "/" + added.version())).body(added);
    }

    @PostMapping("/api/v1/criteria/{table}/versions/{number}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable("table") String table, @PathVariable("number") int number) {
        administration.withdraw(table, number);
    }

    @PostMapping("/api/v1/criteria/advice")
    Advice advise(@RequestBody CaseRequest request) {
        Access access = CurrentAccess.require();
        Case patient = request.toCase(administration.today(), vocabulary);
        UUID place = request.institutionId() == null ? access.institutionId() : request.institutionId();
        if (place == null || patient.diagnoses().isEmpty() || patient.capability() != null) {
            return criteria.advise(patient);
        }
        return criteria.advise(new Case(
                patient.on(),
                patient.ageYears(),
                patient.pregnant(),
                patient.diagnoses(),
                patient.findings(),
                patient.measurements(),
                patient.uncontrolledFollowUps(),
                place,
                institutions.capability(place, patient.diagnoses().getFirst(), patient.on())));
    }
}
