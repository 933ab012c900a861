package org.jieli.chronic.reading;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jieli.chronic.NewReading;
import org.jieli.chronic.ReadingRefusal;
import org.jieli.chronic.ReadingSummary;
import org.jieli.chronic.Readings;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Readings of devices in batches, and a person's trend. */
@RestController
@RequestMapping("/api/v1/readings")
class ReadingApi {

    private static final int LONGEST = 1100;

    private final Readings readings;
    private final Residents residents;
    private final Clock clock;

    ReadingApi(Readings readings, Residents residents, Clock clock) {
        this.readings = readings;
        this.residents = residents;
        this.clock = clock;
    }

    /** How many rows were kept, and the others with their reasons. */
    private record Kept(int kept, List<ReadingRefusal> refused) {}

    /** Keeps each plausible row; sending a batch again refuses its rows as known and changes nothing. */
    @PostMapping
    Kept keep(@RequestBody List<NewReading> rows) {
        CurrentAccess.requireRole(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.INTEGRATOR);
        List<ReadingRefusal> refused = readings.keep(rows, "DEVICE");
        return new Kept(rows.size() - refused.size(), refused);
    }

    /** All that was measured of a resident within the last days: readings, follow-ups and visits, oldest first. */
    @GetMapping
    List<ReadingSummary> trend(@RequestParam UUID resident, @RequestParam(defaultValue = "365") int days) {
        if (residents.find(resident).isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return readings.trend(resident, clock.instant().minus(Duration.ofDays(Math.clamp(days, 1, LONGEST))));
    }
}
