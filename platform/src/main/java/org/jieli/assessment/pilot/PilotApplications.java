package org.jieli.assessment.pilot;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.attachment.AttachmentOwner;
import org.jieli.audit.AuditLog;
import org.jieli.region.Divisions;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes applications up the line: the city writes and submits, the province recommends or returns, the nation decides. */
@Service
@Transactional
class PilotApplications {

    static final String OWNER = "pilot-application";

    private static final int LONGEST_REASON = 500;
    private static final int HIGHEST_RANK = 500;

    private final PilotRepository applications;
    private final PilotCities cities;
    private final AttachedFiles files;
    private final Divisions divisions;
    private final AuditLog audit;
    private final Clock clock;

    PilotApplications(
            PilotRepository applications,
            PilotCities cities,
            AttachedFiles files,
            Divisions divisions,
            AuditLog audit,
            Clock clock) {
        this.applications = applications;
        this.cities = cities;
        this.files = files;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many cities a province has, how many it recommends, and how many the source wants at least. */
    record Share(int cities, int recommended) {

        int least() {
            return (cities + 1) / 2;
        }

        boolean suffices() {
            return recommended >= least();
        }
    }

    @Transactional(readOnly = true)
    List<PilotApplication> list() {
        return applications.list(CurrentAccess.require().division());
    }

    @Transactional(readOnly = true)
    PilotApplication find(UUID id) {
        return applications.find(id).filter(PilotAccess::maySee).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** 各省份推荐设区的地市不少于总地市数的 50%; none for the municipalities, which recommend districts. */
    @Transactional(readOnly = true)
    Optional<Share> share(String province) {
        if (PilotAccess.isMunicipality(province)) {
            return Optional.empty();
        }
        int all = (int) divisions.children(province, LocalDate.now(clock)).stream()
                .filter(city ->
                        city.code().length() > province.length() && city.name().endsWith("市"))
                .count();
        int recommended = (int) applications.list(province).stream()
                .filter(each -> each.rank() != null)
                .count();
        return Optional.of(new Share(all, recommended));
    }

    /** The asker's open application, begun where there is none. */
    UUID begin() {
        if (!PilotAccess.applies()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        String division = CurrentAccess.require().division();
        UUID id = Identifiers.next();
        applications.begin(id, division, divisions.fullName(division, LocalDate.now(clock)));
        PilotApplication open = applications.open(division).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (open.id().equals(id)) {
            record("begin", open, Map.of());
        }
        return open.id();
    }

    void save(UUID id, PilotForm typed) {
        PilotApplication application = toFill(id);
        PilotReading read = new PilotReading(typed);
        Fault.throwIfAny(read.faults());
        if (!applications.save(application.id(), read, typed.version())) {
            throw new Fault(CommonFault.STALE);
        }
        record("save", application, Map.of());
    }

    /** Faults are in the fields that are missing, and in {@code met…} where a condition is not met. */
    void submit(UUID id) {
        PilotApplication application = toFill(id);
        Fault.throwIfAny(PilotReading.missing(application));
        move(application, PilotState.SUBMITTED, null, "submit");
    }

    /** Recommends at a place of the province's order, or moves a recommended one there. */
    void recommend(UUID id, @Nullable Integer place) {
        PilotApplication application = find(id);
        require(PilotAccess.recommends());
        if (place == null || place < 1 || place > HIGHEST_RANK) {
            throw invalid("rank", "assessment.pilot-rank");
        }
        if (application.state() == PilotState.SUBMITTED) {
            move(application, PilotState.RECOMMENDED, null, "recommend");
        } else if (application.state() != PilotState.RECOMMENDED) {
            throw new Fault(CommonFault.STALE);
        }
        applications.rank(application, place);
        record("rank", application, Map.of("rank", place.toString()));
    }

    void giveBack(UUID id, String typed) {
        PilotApplication application = find(id);
        require(PilotAccess.recommends());
        if (application.state() != PilotState.SUBMITTED && application.state() != PilotState.RECOMMENDED) {
            throw new Fault(CommonFault.STALE);
        }
        move(application, PilotState.RETURNED, reason(typed), "return");
    }

    /** A pilot from a day, which publishes it; or none, with the reason. */
    void decide(UUID id, boolean chosen, @Nullable LocalDate from, String typed) {
        PilotApplication application = find(id);
        require(PilotAccess.decides());
        if (application.state() != PilotState.RECOMMENDED) {
            throw new Fault(CommonFault.STALE);
        }
        if (!chosen) {
            move(application, PilotState.NOT_CHOSEN, reason(typed), "refuse");
            return;
        }
        if (from == null) {
            throw invalid("from", "common.required");
        }
        move(application, PilotState.CHOSEN, null, "choose");
        cities.publish(
                new PilotCity(application.division(), application.name(), from, null),
                CurrentAccess.require().personName(),
                clock.instant());
    }

    void attach(UUID id, String name, byte[] content) {
        PilotApplication application = toFill(id);
        files.add(new AttachmentOwner(OWNER, id, application.division(), null, false), name, content);
    }

    void detach(UUID id, UUID file) {
        files.remove(OWNER, toFill(id).id(), file);
    }

    private PilotApplication toFill(UUID id) {
        PilotApplication application = find(id);
        require(PilotAccess.applies());
        if (!PilotAccess.mayFill(application)) {
            throw new Fault(CommonFault.STALE);
        }
        return application;
    }

    private void move(PilotApplication application, PilotState to, @Nullable String reason, String action) {
        Access by = CurrentAccess.require();
        if (!applications.move(application, to, reason, by.personName(), clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        record(action, application, reason == null ? Map.of() : Map.of("reason", reason));
    }

    private static String reason(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty()) {
            throw invalid("reason", "common.required");
        }
        if (reason.length() > LONGEST_REASON) {
            throw invalid("reason", "common.too-long", LONGEST_REASON);
        }
        return reason;
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
    }

    private static Fault invalid(String field, String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of(field, code, arguments)));
    }

    private void record(String action, PilotApplication application, Map<String, String> details) {
        Map<String, String> all = new java.util.HashMap<>(details);
        all.put("city", application.name());
        audit.record("assessment.pilot-" + action, null, OWNER, application.id(), all);
    }
}
