package org.jieli.capacity;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jieli.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The schedules of the caller's institution for other systems. */
@RestController
@RequestMapping("/api/v1/capacity/schedules")
class ScheduleApi {

    private final ScheduleBook book;
    private final Idempotency idempotency;
    private final Clock clock;

    ScheduleApi(ScheduleBook book, Idempotency idempotency, Clock clock) {
        this.book = book;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(UUID id) {}

    /** The schedules, Monday's first; those that have ended only with {@code ended=true}. */
    @GetMapping
    KeysetPage<Schedule> list(
            @RequestParam(name = "department", required = false) @Nullable UUID department,
            @RequestParam(name = "ended", defaultValue = "false") boolean ended,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        UUID own = CapacityAccess.readable(null);
        LocalDate running = ended ? null : LocalDate.now(clock);
        KeysetPage<StoredSchedule> page =
                book.list(new ScheduleFilter(own, department, running, after), KeysetPage.limit(limit));
        List<Schedule> items =
                page.items().stream().map(StoredSchedule::schedule).toList();
        return new KeysetPage<>(items, page.next());
    }

    /** One schedule with its ETag. */
    @GetMapping("/{id}")
    ResponseEntity<Schedule> read(@PathVariable("id") UUID id) {
        return answer(book.require(CapacityAccess.readable(null), id));
    }

    /**
     * Adds a schedule and its slots of the coming four weeks. A reserved share or release hours that are left out come from the
     * alliance the institution leads. {@code capacity.overlap} when the same clinic is open then already.
     */
    @PostMapping
    ResponseEntity<Schedule> add(
            @RequestBody NewSchedule wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Made made = idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/capacity/schedules", wanted),
                Made.class,
                () -> new Made(book.add(wanted).schedule().id()));
        StoredSchedule stored = book.require(CapacityAccess.writable(), made.id());
        return ResponseEntity.created(URI.create("/api/v1/capacity/schedules/" + made.id()))
                .eTag(Versions.etag(stored.version()))
                .body(stored.schedule());
    }

    /** Changes share, release hours and last day; needs {@code If-Match}. Coming slots follow, what is taken stays taken. */
    @PutMapping("/{id}")
    ResponseEntity<Schedule> change(
            @PathVariable("id") UUID id,
            @RequestBody ScheduleTerms terms,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(book.change(id, Versions.required(ifMatch), terms));
    }

    private static ResponseEntity<Schedule> answer(StoredSchedule stored) {
        return ResponseEntity.ok().eTag(Versions.etag(stored.version())).body(stored.schedule());
    }
}
