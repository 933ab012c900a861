package org.jieli.portal.medicine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.medication.Prescriptions;
import org.jieli.portal.NextThings;
import org.springframework.stereotype.Component;

/** Parts of his prescriptions that are due soon. */
@Component
class NextRefills implements NextThings {

    private static final int LOOKED_AT = 20;
    private static final int AHEAD = 14;

    private final Prescriptions prescriptions;
    private final Clock clock;

    NextRefills(Prescriptions prescriptions, Clock clock) {
        this.prescriptions = prescriptions;
        this.clock = clock;
    }

    @Override
    public List<NextThing> of(UUID residentId) {
        LocalDate today = LocalDate.now(clock);
        return prescriptions.of(residentId, LOOKED_AT).stream()
                .filter(each -> each.state().mayBeDispensed())
                .flatMap(each -> Stream.ofNullable(each.nextDue())
                        .filter(due -> !due.isAfter(today.plusDays(AHEAD)))
                        .map(due -> new NextThing(
                                due,
                                due.toString(),
                                "portal.refill",
                                each.diagnosisName(),
                                "/my/prescriptions",
                                due.isBefore(today))))
                .toList();
    }
}
