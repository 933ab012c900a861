package org.jieli.capacity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.KeysetPage;
import org.jieli.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Free slots, beds and holds for other systems. */
@RestController
@RequestMapping("/api/v1/capacity")
class CapacityApi {

    private static final int MOST_DAYS = 60;

    private final FreeSlots freeSlots;
    private final BedBook beds;
    private final Clock clock;

    CapacityApi(FreeSlots freeSlots, BedBook beds, Clock clock) {
        this.freeSlots = freeSlots;
        this.beds = beds;
        this.clock = clock;
    }

    /** Beds to set; the reserve that is left out comes from the alliance the institution leads. */
    record Beds(@Nullable Integer beds, @Nullable Integer reserved) {}

    /** A ward's beds on a day as they are. */
    record BedsOfDay(UUID departmentId, LocalDate day, int beds, int reserved, int taken, int free) {

        static BedsOfDay of(BedDay day) {
            return new BedsOfDay(day.departmentId(), day.day(), day.beds(), day.reserved(), day.taken(), day.free());
        }
    }

    record Items<T>(List<T> items) {}

    /** Slots of a department with a place free for a referral, earliest first, within so many days (at most 60). */
    @GetMapping("/slots")
    KeysetPage<SlotSummary> slots(
            @RequestParam("department") UUID department,
            @RequestParam(name = "from", required = false) @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(name = "days", defaultValue = "14") int days,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        CurrentAccess.require();
        Instant now = clock.instant();
        Instant start = from == null || from.isBefore(now) ? now : from;
        Instant until = start.plus(Duration.ofDays(Math.clamp(days, 1, MOST_DAYS)));
        return freeSlots.page(department, start, until, after, KeysetPage.limit(limit));
    }

    /** One slot with the places a referral may still take. */
    @GetMapping("/slots/{id}")
    SlotSummary slot(@PathVariable("id") UUID id) {
        CurrentAccess.require();
        return freeSlots.slot(id);
    }

    /** The caller's institution's beds by department and day; without dates today and the six days after. */
    @GetMapping("/beds")
    Items<BedsOfDay> beds(
            @RequestParam(name = "from", required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(name = "to", required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(name = "institution", required = false) @Nullable UUID institution) {
        UUID shown = CapacityAccess.readable(institution);
        LocalDate start = Objects.requireNonNullElseGet(from, () -> LocalDate.now(clock));
        LocalDate end = to == null ? start.plusDays(Week.DAYS - 1L) : to;
        if (end.isBefore(start) || end.isAfter(start.plusDays(MOST_DAYS))) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("to", "capacity.range", MOST_DAYS)));
        }
        return new Items<>(beds.list(shown, start, end.plusDays(1)).stream()
                .map(BedsOfDay::of)
                .toList());
    }

    /** A ward's beds on a day; its ETag rises when beds or reserve are set, not when one is taken. */
    @GetMapping("/beds/{department}/{day}")
    ResponseEntity<BedsOfDay> bedsOf(
            @PathVariable("department") UUID department,
            @PathVariable("day") @DateTimeFormat(iso = ISO.DATE) LocalDate day) {
        return answer(beds.require(CapacityAccess.readable(null), department, day));
    }

    /**
     * Sets a ward's beds on a day. A day that has beds already needs {@code If-Match}; never below what is taken
     * ({@code capacity.beds-below-taken}).
     */
    @PutMapping("/beds/{department}/{day}")
    ResponseEntity<BedsOfDay> setBeds(
            @PathVariable("department") UUID department,
            @PathVariable("day") @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @RequestBody Beds wanted,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Integer version = ifMatch == null || ifMatch.isBlank() ? null : Integer.valueOf(Versions.required(ifMatch));
        return answer(beds.setDay(version, new NewBeds(department, day, day, wanted.beds(), wanted.reserved())));
    }

    /** The hold or booking of a referral at the caller's institution; {@code expiresAt} is null once booked. */
    @GetMapping("/holds/{holder}")
    Capacity.Hold hold(@PathVariable("holder") UUID holder) {
        return freeSlots.hold(CapacityAccess.readable(null), holder);
    }

    private static ResponseEntity<BedsOfDay> answer(BedDay day) {
        return ResponseEntity.ok().eTag(Versions.etag(day.version())).body(BedsOfDay.of(day));
    }
}
