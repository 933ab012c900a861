package org.jieli.region;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Divisions below another one, or found by a text, as they were on a day. */
@RestController
class DivisionApi {

    private static final int MOST = 100;

    private final Divisions divisions;
    private final Clock clock;

    DivisionApi(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    record Page(List<Division> items) {}

    @GetMapping("/api/v1/divisions")
    Page list(
            @RequestParam(name = "parent", defaultValue = "") String parent,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "on", required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate on) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        return new Page(q.isBlank() ? divisions.children(parent, day) : divisions.search(q, day, MOST));
    }
}
