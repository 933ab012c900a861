package org.jieli.assessment.spotcheck;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.audit.AuditLog;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws samples of a task's counting versions. */
@Service
@Transactional
class SpotSamples {

    private static final int MOST = 200;
    private static final int MOST_HOURS = 720;
    private static final int SHOWN = 50;
    private static final int SEEDS = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SampleRepository samples;
    private final Reports reports;
    private final Forms forms;
    private final AuditLog audit;
    private final Clock clock;

    SpotSamples(SampleRepository samples, Reports reports, Forms forms, AuditLog audit, Clock clock) {
        this.samples = samples;
        this.reports = reports;
        this.forms = forms;
        this.audit = audit;
        this.clock = clock;
    }

    /** An authority or the evaluator; {@link CommonFault#FORBIDDEN} for others. */
    static Access checker() {
        return CurrentAccess.requireRole(Role.EVALUATOR, Role.HEALTH_COMMISSION);
    }

    @Transactional(readOnly = true)
    List<SpotSample> list(UUID taskId) {
        checker();
        return samples.list(taskId, SHOWN);
    }

    @Transactional(readOnly = true)
    SpotSample find(UUID id) {
        checker();
        return samples.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<SpotSample.Drawn> drawn(UUID id) {
        return samples.drawn(find(id).id());
    }

    /** The forms of a task's edition. */
    List<Form> forms(Task task) {
        return forms.of(task.edition());
    }

    /** Draws and keeps a sample; one that finds nothing is kept too, because that is what was found. */
    UUID draw(UUID taskId, SampleForm typed) {
        Access access = checker();
        Task task = reports.task(taskId);
        boolean leads = ReportAccess.leadsTasks();
        SpotSample wanted = wanted(task, typed, access);
        SpotSample sample = counted(wanted, samples.population(wanted, leads));
        samples.insert(sample);
        int drawn = samples.draw(sample, leads);
        audit.record(
                "assessment.spot-check-draw",
                null,
                "spot-check",
                sample.id(),
                Map.of(
                        "task", task.name(),
                        "rule", sample.rule().name(),
                        "seed", String.valueOf(sample.seed()),
                        "drawn", String.valueOf(drawn)));
        return sample.id();
    }

    private SpotSample wanted(Task task, SampleForm typed, Access access) {
        TypedNumbers numbers = new TypedNumbers();
        Integer size = numbers.whole("size", typed.size());
        Integer hours = numbers.whole("hours", typed.hours());
        Integer seed = numbers.whole("seed", typed.seed());
        List<FieldFault> faults = new ArrayList<>(numbers.faults());
        faults.addAll(rangeFaults(numbers, "size", size, MOST));
        if (typed.chosen() == SampleRule.LATE_CHANGES) {
            faults.addAll(rangeFaults(numbers, "hours", hours, MOST_HOURS));
        }
        if (seed != null && seed < 0) {
            faults.add(FieldFault.of("seed", "assessment.negative"));
        }
        String form = typed.form() == null || typed.form().isEmpty() ? null : typed.form();
        if (form != null && forms(task).stream().noneMatch(known -> known.id().equals(form))) {
            faults.add(FieldFault.of("form", "assessment.board-form"));
        }
        Fault.throwIfAny(faults);
        return new SpotSample(
                Identifiers.next(),
                task.id(),
                access.division(),
                typed.chosen(),
                form,
                java.util.Objects.requireNonNull(size),
                typed.chosen() == SampleRule.LATE_CHANGES ? hours : null,
                typed.chosen() == SampleRule.RANDOM ? seed(seed) : null,
                0,
                access.personName(),
                clock.instant());
    }

    private static List<FieldFault> rangeFaults(
            TypedNumbers numbers, String field, @Nullable Integer number, int most) {
        if (numbers.faults().stream().anyMatch(fault -> fault.path().equals(field))) {
            return List.of();
        }
        return number == null || number < 1 || number > most
                ? List.of(FieldFault.of(field, "assessment.spotcheck-range", most))
                : List.of();
    }

    private static long seed(@Nullable Integer typed) {
        return typed == null ? RANDOM.nextInt(SEEDS) : typed;
    }

    private static SpotSample counted(SpotSample wanted, int population) {
        return new SpotSample(
                wanted.id(),
                wanted.taskId(),
                wanted.division(),
                wanted.rule(),
                wanted.form(),
                wanted.size(),
                wanted.hours(),
                wanted.seed(),
                population,
                wanted.drawnBy(),
                wanted.drawnAt());
    }
}
