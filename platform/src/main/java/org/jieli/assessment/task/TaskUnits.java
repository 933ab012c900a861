package org.jieli.assessment.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Divisions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is asked in a task beyond what the alliances say: single units added and taken out, and the pilot cities. */
@Service
@Transactional
public class TaskUnits {

    private static final Set<String> OF_AUTHORITIES = Set.of("province", "city");
    private static final int CITY = 4;

    private final TaskRepository tasks;
    private final ReportRepository reports;
    private final Forms forms;
    private final Institutions institutions;
    private final Alliances alliances;
    private final Divisions divisions;
    private final AuditLog audit;
    private final Clock clock;

    TaskUnits(
            TaskRepository tasks,
            ReportRepository reports,
            Forms forms,
            Institutions institutions,
            Alliances alliances,
            Divisions divisions,
            AuditLog audit,
            Clock clock) {
        this.tasks = tasks;
        this.reports = reports;
        this.forms = forms;
        this.institutions = institutions;
        this.alliances = alliances;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The forms that institutions fill in; each says by whom, in the words of its source. */
    @Transactional(readOnly = true)
    public List<Form> choices(Task task) {
        return forms.of(task.edition()).stream()
                .filter(form -> !OF_AUTHORITIES.contains(form.id()))
                .toList();
    }

    /** Asks an institution for a form. Faults at {@code institution} and {@code form}. */
    public void add(UUID taskId, @Nullable UUID institution, @Nullable String form) {
        Task task = led(taskId);
        Optional<InstitutionSummary> place = Optional.ofNullable(institution)
                .flatMap(institutions::find)
                .filter(found -> found.division().startsWith(task.division()));
        boolean known = choices(task).stream().anyMatch(each -> each.id().equals(form));
        if (place.isEmpty() || !known || form == null) {
            throw new Fault(
                    CommonFault.INVALID,
                    java.util.stream.Stream.of(
                                    place.isEmpty()
                                            ? FieldFault.of("institution", "assessment.choose-institution")
                                            : null,
                                    known ? null : FieldFault.of("form", "assessment.choose-form"))
                            .filter(java.util.Objects::nonNull)
                            .toList());
        }
        Unit unit = unit(task, form, place.get());
        if (!reports.open(task.id(), unit)) {
            throw new Fault(
                    CommonFault.INVALID,
                    List.of(FieldFault.of("institution", "assessment.already-asked", unit.name())));
        }
        record("add-unit", task, Map.of("unit", unit.name(), "form", form));
    }

    /** Takes a unit that has not begun out of its task; {@link AssessmentFault#BEGUN} when it has. */
    public void remove(UUID taskId, UUID reportId) {
        Task task = led(taskId);
        Report report = reports.find(reportId)
                .filter(each -> each.taskId().equals(task.id()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!reports.close(report.id())) {
            throw new Fault(AssessmentFault.BEGUN);
        }
        record(
                "remove-unit",
                task,
                Map.of("unit", report.unit().name(), "form", report.unit().form()));
    }

    /** Names the cities in which all leads report, by code, parted by blanks or commas. */
    public void namePilotCities(UUID taskId, String typed) {
        Task task = led(taskId);
        Set<String> codes = new TreeSet<>(Arrays.asList(typed.strip().split("[\\s,，、;；]+")));
        codes.remove("");
        List<String> unknown = codes.stream()
                .filter(code -> code.length() != CITY
                        || !code.startsWith(task.division())
                        || divisions.find(code, LocalDate.now(clock)).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            throw new Fault(
                    CommonFault.INVALID,
                    List.of(FieldFault.of("pilotCities", "assessment.no-city", String.join("、", unknown))));
        }
        tasks.namePilotCities(task.id(), codes);
        record("pilot-cities", task, Map.of("cities", String.join(" ", codes)));
    }

    private Unit unit(Task task, String form, InstitutionSummary place) {
        UUID lead = alliances.of(place.id(), LocalDate.now(clock)).stream()
                .filter(alliance -> form.equals(memberForm(alliance.form())))
                .flatMap(alliance -> reports.ofInstitutions(task.id(), List.of(alliance.leadInstitutionId())).stream())
                .filter(report -> report.unit().form().endsWith("_lead"))
                .map(report -> report.unit().id())
                .findFirst()
                .orElse(null);
        Unit wanted = new Unit(
                Identifiers.next(),
                form,
                place.name(),
                place.division(),
                place.id(),
                lead,
                place.tier().name(),
                place.tcm());
        UUID id = reports.putUnit(wanted);
        return new Unit(
                id,
                form,
                place.name(),
                place.division(),
                place.id(),
                lead,
                place.tier().name(),
                place.tcm());
    }

    private static String memberForm(AllianceSummary.Form form) {
        return switch (form) {
            case URBAN_MEDICAL_GROUP -> "urban_member";
            case COUNTY_MEDICAL_COMMUNITY -> "township";
            case SPECIALTY_ALLIANCE, TELEMEDICINE_NETWORK -> "";
        };
    }

    private Task led(UUID taskId) {
        ReportAccess.requireLead();
        return tasks.find(taskId)
                .filter(task ->
                        task.division().startsWith(CurrentAccess.require().division()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private void record(String action, Task task, Map<String, String> details) {
        audit.record("assessment.task-" + action, null, "task", task.id(), details);
    }
}
