package org.jieli.medication.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jieli.chronic.ChronicCare;
import org.jieli.chronic.ControlState;
import org.jieli.chronic.ProgrammeState;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.rules.Limits.Limit;
import org.jieli.shared.ChinaTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the record shows that a disease is under control: by the follow-ups of its programme, never by the doctor's word alone. */
@Component
public class Stability {

    private static final int QUARTER = 100;

    private final ChronicCare care;
    private final LongTermDiseases diseases;
    private final Limits limits;

    Stability(ChronicCare care, LongTermDiseases diseases, Limits limits) {
        this.care = care;
        this.diseases = diseases;
        this.limits = limits;
    }

    /** What the record says. */
    public enum Stand {
        CONTROLLED,
        /** No programme follows this disease up; the doctor's evaluation stands alone. */
        NOT_FOLLOWED_UP,
        NOT_IN_PROGRAMME,
        NEVER_MEASURED,
        OUT_OF_CONTROL,
        /** Controlled when last measured, but that is too long ago. */
        TOO_LONG_AGO;

        public boolean allowsLong() {
            return this == CONTROLLED || this == NOT_FOLLOWED_UP;
        }
    }

    /** What the record says, and by which follow-up. */
    public record Shown(Stand stand, @Nullable LocalDate lastFollowUp, String source) {}

    public Shown of(UUID residentId, String diagnosis, LocalDate on) {
        Optional<Limit> within = limits.find("followed-up-within-days", PrescriptionKind.LONG, true, on);
        String source = within.map(Limit::source).orElse("");
        var programme = diseases.find(diagnosis).flatMap(LongTermDiseases.Disease::programme);
        if (programme.isEmpty()) {
            return new Shown(Stand.NOT_FOLLOWED_UP, null, source);
        }
        return care.of(residentId).stream()
                .filter(state -> state.programme() == programme.get())
                .findFirst()
                .map(state ->
                        shown(residentId, state, on, within.map(Limit::value).orElse(QUARTER), source))
                .orElse(new Shown(Stand.NOT_IN_PROGRAMME, null, source));
    }

    private Shown shown(UUID residentId, ProgrammeState state, LocalDate on, int days, String source) {
        Instant at = state.lastFollowUpAt();
        ControlState last = state.lastState();
        if (at == null || last == null) {
            return new Shown(Stand.NEVER_MEASURED, null, source);
        }
        LocalDate day = ChinaTime.date(at);
        if (last != ControlState.CONTROLLED || care.hasUrgentReadingAfter(residentId, at)) {
            return new Shown(Stand.OUT_OF_CONTROL, day, source);
        }
        return new Shown(day.plusDays(days).isBefore(on) ? Stand.TOO_LONG_AGO : Stand.CONTROLLED, day, source);
    }
}
