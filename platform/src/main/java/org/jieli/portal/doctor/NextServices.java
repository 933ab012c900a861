package org.jieli.portal.doctor;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.enrolment.EnrolmentRequests;
import org.jieli.enrolment.ServiceKind;
import org.jieli.portal.NextThings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Services of his agreement that are due soon; follow-ups tell of themselves. */
@Component
class NextServices implements NextThings {

    private static final int AHEAD = 30;

    private final EnrolmentRequests enrolment;
    private final MessageSource messages;
    private final Clock clock;

    NextServices(EnrolmentRequests enrolment, MessageSource messages, Clock clock) {
        this.enrolment = enrolment;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<NextThing> of(UUID residentId) {
        LocalDate today = LocalDate.now(clock);
        return enrolment.of(residentId).stream()
                .filter(DoctorController::isRunning)
                .flatMap(agreement -> enrolment.services(agreement.id()).stream())
                .filter(service -> service.kind() != ServiceKind.FOLLOW_UP)
                .flatMap(service -> Stream.ofNullable(service.dueOn())
                        .filter(due -> !due.isAfter(today.plusDays(AHEAD)))
                        .map(due -> new NextThing(
                                due,
                                due.toString(),
                                "portal.service-due",
                                String.valueOf(messages.getMessage(
                                        "ServiceKind." + service.kind().name(), null, LocaleContextHolder.getLocale())),
                                "/my/doctor",
                                due.isBefore(today))))
                .toList();
    }
}
