package org.jieli.chronic.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.chronic.ChronicCare;
import org.jieli.chronic.FollowUpAdvice;
import org.jieli.chronic.ProgrammeState;
import org.jieli.criteria.Advice;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.resident.ResidentSummary;
import org.springframework.stereotype.Component;

/** Tells who manages a person of a reading for which the decision tables call for urgent referral. */
@Component
class UrgentReadings {

    private final ChronicCare care;
    private final FollowUpAdvice advice;
    private final Notices notices;

    UrgentReadings(ChronicCare care, FollowUpAdvice advice, Notices notices) {
        this.care = care;
        this.advice = advice;
        this.notices = notices;
    }

    /** The institutions to be told of such values: those that manage the person; empty where the values are not urgent. */
    List<UUID> concerned(ResidentSummary person, Map<String, BigDecimal> values, LocalDate day) {
        return care.of(person.id()).stream()
                .map(ProgrammeState::institutionId)
                .distinct()
                .filter(institution -> advice.on(person, institution, day, List.of(), values, List.of(), 0)
                                .level()
                                .compareTo(Advice.Level.REFER_URGENTLY)
                        >= 0)
                .toList();
    }

    /** One notice for each institution and reading. */
    void tell(UUID readingId, ResidentSummary person, List<UUID> institutions) {
        notices.tell(institutions.stream()
                .map(institution -> new Notice(
                        institution,
                        null,
                        "notice.chronic.urgent-reading",
                        // An inbox is no record: who it is and what he measured stand behind the link.
                        List.of(),
                        "/chronic/people/" + person.id(),
                        "reading:" + readingId))
                .toList());
    }
}
