package org.jieli.assessment.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.form.Period;
import org.jieli.audit.AuditLog;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the leader of an evaluation does with tasks: sets them, chooses who reports, moves times, extends single reports. */
@Service
@Transactional
public class Tasks {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 500;

    private final TaskRepository tasks;
    private final ReportRepository reports;
    private final Respondents respondents;
    private final Forms forms;
    private final ReportEvents events;
    private final AuditLog audit;
    private final Clock clock;

    Tasks(
            TaskRepository tasks,
            ReportRepository reports,
            Respondents respondents,
            Forms forms,
            ReportEvents events,
            AuditLog audit,
            Clock clock) {
        this.tasks = tasks;
        this.reports = reports;
        this.respondents = respondents;
        this.forms = forms;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sets a task for the asker's area and opens a report for everybody who is to report. */
    public UUID set(NewTask wanted) {
        ReportAccess.requireLead();
        String area = CurrentAccess.require().division();
        Fault.throwIfAny(faults(wanted));
        Task task = task(wanted, area);
        try {
            tasks.insert(task);
        } catch (DuplicateKeyException e) {
            throw new Fault(
                    AssessmentFault.TASK_EXISTS, List.of(FieldFault.of("name", AssessmentFault.TASK_EXISTS.code())));
        }
        int units = ask(task);
        record("set", task, Map.of("name", task.name(), "units", String.valueOf(units)));
        return task.id();
    }

    /** Asks those who joined since the task was set; how many were added. */
    public int askAgain(UUID taskId) {
        Task task = led(taskId);
        int units = ask(task);
        record("ask-again", task, Map.of("units", String.valueOf(units)));
        return units;
    }

    public void changeTimes(UUID taskId, @Nullable LocalDateTime opens, @Nullable LocalDateTime closes, int version) {
        Task task = led(taskId);
        Fault.throwIfAny(timeFaults(opens, closes));
        Instant from = instant(java.util.Objects.requireNonNull(opens));
        Instant to = instant(java.util.Objects.requireNonNull(closes));
        if (!tasks.changeTimes(task.id(), from, to, version)) {
            throw new Fault(CommonFault.STALE);
        }
        record("change-times", task, Map.of("opens", from.toString(), "closes", to.toString()));
    }

    /** A later closing time for one report, with the reason. */
    public void extend(UUID reportId, @Nullable LocalDateTime to, @Nullable String reason) {
        Report report = reports.find(reportId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Task task = tasks.find(report.taskId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!ReportAccess.mayExtend(report.unit())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        List<FieldFault> faults = new ArrayList<>();
        String words = reason == null ? "" : reason.strip();
        if (to == null) {
            faults.add(FieldFault.of("to", "common.required"));
        } else if (!instant(to).isAfter(task.closes())) {
            faults.add(FieldFault.of("to", "assessment.extension-too-early", ChinaTime.words(task.closes())));
        }
        if (words.isEmpty()) {
            faults.add(FieldFault.of("reason", "common.required"));
        } else if (words.length() > LONGEST_REASON) {
            faults.add(FieldFault.of("reason", "common.too-long", LONGEST_REASON));
        }
        Fault.throwIfAny(faults);
        reports.extend(report.id(), instant(java.util.Objects.requireNonNull(to)), words);
        events.note(List.of(report.id()), ReportAction.EXTEND, words);
        audit.record(
                "assessment.extend",
                null,
                "report",
                report.id(),
                Map.of("unit", report.unit().name(), "to", to.toString(), "reason", words));
    }

    /** A task, for work of the system. */
    @Transactional(readOnly = true)
    public Task load(UUID taskId) {
        return tasks.find(taskId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** Who is asked in a task, by report, as far as the transaction sees. */
    @Transactional(readOnly = true)
    public Map<UUID, Unit> asked(UUID taskId) {
        return reports.asked(taskId);
    }

    private Task led(UUID taskId) {
        ReportAccess.requireLead();
        return tasks.find(taskId)
                .filter(task ->
                        task.division().startsWith(CurrentAccess.require().division()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private int ask(Task task) {
        Map<UUID, UUID> leadUnits = new HashMap<>();
        int added = 0;
        for (Respondents.Respondent respondent : respondents.of(task.division(), LocalDate.now(clock))) {
            Unit unit = respondent.unit();
            UUID lead = respondent.leadInstitution() == null ? null : leadUnits.get(respondent.leadInstitution());
            Unit wanted = new Unit(
                    unit.id(),
                    unit.form(),
                    unit.name(),
                    unit.division(),
                    unit.institutionId(),
                    lead,
                    unit.tier(),
                    unit.tcm());
            UUID id = reports.putUnit(wanted);
            if (unit.institutionId() != null && respondent.leadInstitution() == null) {
                leadUnits.put(unit.institutionId(), id);
            }
            Unit stored = new Unit(
                    id, unit.form(), unit.name(), unit.division(), unit.institutionId(), lead, unit.tier(), unit.tcm());
            added += reports.open(task.id(), stored) ? 1 : 0;
        }
        return added;
    }

    private Task task(NewTask wanted, String area) {
        Period period = new Period(
                java.util.Objects.requireNonNull(wanted.from()),
                java.util.Objects.requireNonNull(wanted.to()),
                java.util.Objects.requireNonNull(wanted.workingDays()));
        UUID previous = wanted.previous() != null
                ? wanted.previous()
                : tasks.around(area).stream()
                        .filter(task -> task.division().equals(area)
                                && task.period().to().isBefore(period.from()))
                        .findFirst()
                        .map(Task::id)
                        .orElse(null);
        return new Task(
                Identifiers.next(),
                java.util.Objects.requireNonNull(wanted.name()).strip(),
                java.util.Objects.requireNonNull(wanted.edition()),
                area,
                period,
                instant(java.util.Objects.requireNonNull(wanted.opens())),
                instant(java.util.Objects.requireNonNull(wanted.closes())),
                previous,
                null,
                java.util.Set.of(),
                1);
    }

    List<FieldFault> faults(NewTask wanted) {
        List<FieldFault> faults = new ArrayList<>();
        String name = Optional.ofNullable(wanted.name()).map(String::strip).orElse("");
        if (name.isEmpty()) {
            faults.add(FieldFault.of("name", "common.required"));
        } else if (name.length() > LONGEST_NAME) {
            faults.add(FieldFault.of("name", "common.too-long", LONGEST_NAME));
        }
        if (wanted.edition() == null || !forms.editions().contains(wanted.edition())) {
            faults.add(FieldFault.of("edition", "assessment.no-edition"));
        }
        if (wanted.from() == null) {
            faults.add(FieldFault.of("from", "common.required"));
        }
        if (wanted.to() == null) {
            faults.add(FieldFault.of("to", "common.required"));
        } else if (wanted.from() != null && wanted.to().isBefore(wanted.from())) {
            faults.add(FieldFault.of("to", "assessment.ends-before"));
        }
        if (wanted.workingDays() == null) {
            faults.add(FieldFault.of("workingDays", "common.required"));
        } else if (wanted.from() != null
                && wanted.to() != null
                && (wanted.workingDays() < 1
                        || wanted.workingDays() > new Period(wanted.from(), wanted.to(), 1).days())) {
            faults.add(FieldFault.of("workingDays", "assessment.working-days"));
        }
        faults.addAll(timeFaults(wanted.opens(), wanted.closes()));
        return faults;
    }

    private static List<FieldFault> timeFaults(@Nullable LocalDateTime opens, @Nullable LocalDateTime closes) {
        List<FieldFault> faults = new ArrayList<>();
        if (opens == null) {
            faults.add(FieldFault.of("opens", "common.required"));
        }
        if (closes == null) {
            faults.add(FieldFault.of("closes", "common.required"));
        } else if (opens != null && !closes.isAfter(opens)) {
            faults.add(FieldFault.of("closes", "assessment.closes-before"));
        }
        return faults;
    }

    private void record(String action, Task task, Map<String, String> details) {
        audit.record("assessment.task-" + action, null, "task", task.id(), details);
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(ChinaTime.ZONE).toInstant();
    }
}
