package org.jieli.insurance.path;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.PathComparison;
import org.jieli.insurance.PathCosts;
import org.jieli.insurance.PathQuestion;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What each path costs a person, for hospital and village systems. */
@RestController
@RequestMapping("/api/v1/insurance/path-costs")
class PathCostApi {

    private static final int MOST = 50;
    private static final List<CareKind> USUAL = List.of(CareKind.INPATIENT, CareKind.OUTPATIENT);

    private final PathCosts costs;
    private final Residents residents;
    private final Clock clock;

    PathCostApi(PathCosts costs, Residents residents, Clock clock) {
        this.costs = costs;
        this.residents = residents;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param diagnosis ICD-10 code
     * @param kinds kinds of care, the preferred first; stays, then outpatient visits when left out
     * @param from where the person is; the caller's institution when left out
     * @param to candidates, at most 50
     * @param on the day; today when left out
     */
    record Asked(
            @Nullable UUID residentId,
            @Nullable String diagnosis,
            @Nullable List<CareKind> kinds,
            @Nullable UUID from,
            @Nullable List<UUID> to,
            @Nullable Boolean emergency,
            @Nullable LocalDate on) {}

    /** By query, for one kind of care. */
    @GetMapping
    PathComparison get(
            @RequestParam(required = false) @Nullable UUID resident,
            @RequestParam(required = false) @Nullable String diagnosis,
            @RequestParam(required = false) @Nullable CareKind kind,
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(required = false) @Nullable List<UUID> to,
            @RequestParam(defaultValue = "false") boolean emergency) {
        return answer(new Asked(resident, diagnosis, kind == null ? null : List.of(kind), from, to, emergency, null));
    }

    /** By a body, which keeps the diagnosis out of addresses; changes nothing. */
    @PostMapping
    PathComparison post(@RequestBody Asked asked) {
        return answer(asked);
    }

    private PathComparison answer(Asked asked) {
        CurrentAccess.requirePeople();
        List<FieldFault> faults = new ArrayList<>();
        UUID resident = asked.residentId();
        String diagnosis = asked.diagnosis();
        if (resident == null) {
            faults.add(FieldFault.of("residentId", "common.required"));
        }
        if (diagnosis == null || diagnosis.isBlank()) {
            faults.add(FieldFault.of("diagnosis", "common.required"));
        }
        List<UUID> to = asked.to() == null ? List.of() : asked.to();
        List<CareKind> kinds = asked.kinds() == null || asked.kinds().isEmpty() ? USUAL : asked.kinds();
        requireAll("kinds", kinds, faults);
        requireAll("to", to, faults);
        if (to.size() > MOST) {
            faults.add(FieldFault.of("to", "insurance.too-many-candidates", MOST));
        }
        Fault.throwIfAny(faults);
        if (resident == null || diagnosis == null || residents.find(resident).isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        UUID from = asked.from();
        return costs.compare(new PathQuestion(
                resident,
                diagnosis.strip(),
                kinds,
                from == null ? CurrentAccess.require().requireInstitution() : from,
                to,
                Boolean.TRUE.equals(asked.emergency()),
                asked.on() instanceof LocalDate day ? day : ChinaTime.date(clock.instant())));
    }

    /** A body may have null among the others. */
    private static void requireAll(String path, List<?> asked, List<FieldFault> faults) {
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i) == null) {
                faults.add(FieldFault.of(path + "[" + i + "]", "common.required"));
            }
        }
    }
}
