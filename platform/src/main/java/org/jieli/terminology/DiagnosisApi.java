package org.jieli.terminology;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Diagnosis codes by name, pinyin initials or code: for integrators, and for the search box of the visit page. */
@RestController
class DiagnosisApi {

    private static final int MOST = 50;

    private final Diagnoses diagnoses;

    DiagnosisApi(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    record Page(List<Diagnosis> items) {}

    @GetMapping("/api/v1/diagnoses")
    Page search(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "limit", defaultValue = "20") int limit) {
        return new Page(diagnoses.search(q, Math.clamp(limit, 1, MOST)));
    }

    @GetMapping("/diagnoses/search")
    List<Diagnosis> box(@RequestParam(name = "q", defaultValue = "") String q) {
        return diagnoses.search(q, MOST / 2);
    }
}
