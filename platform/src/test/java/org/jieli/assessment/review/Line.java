package org.jieli.assessment.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.assessment.filling.Cause;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.filling.TypedCell;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.task.NewTask;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.ReportState;
import org.jieli.assessment.task.ReportStep;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Tasks;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.springframework.boot.test.context.TestComponent;

/** A county community and a health centre that report up the line in an own task, another one for each test. */
@TestComponent
public class Line {

    public static final String COUNTY = "411224";

    private static final Map<String, String> FIGURES = Map.of(
            "outpatient_visits", "20000",
            "outpatient_income", "1000000",
            "hospital_income", "2500000",
            "admissions", "1000",
            "referrals_up", "100");

    private final InstitutionRegistry institutions;
    private final AllianceRegistry alliances;
    private final Tasks tasks;
    private final Reports reports;
    private final Cells cells;
    private final Reviewing reviewing;
    private final Clock clock;

    Line(
            InstitutionRegistry institutions,
            AllianceRegistry alliances,
            Tasks tasks,
            Reports reports,
            Cells cells,
            Reviewing reviewing,
            Clock clock) {
        this.institutions = institutions;
        this.alliances = alliances;
        this.tasks = tasks;
        this.reports = reports;
        this.cells = cells;
        this.reviewing = reviewing;
        this.clock = clock;
    }

    /** Who reports in which task. */
    public record Place(NewInstitution hospital, NewInstitution centre, UUID task, UUID report) {}

    public Place found() {
        return found(LocalDateTime.now(clock.withZone(ChinaTime.ZONE)).plusDays(10));
    }

    public Place found(LocalDateTime closes) {
        NewInstitution hospital = InstitutionFixture.institution("示范县医院", "A100", Tier.SECONDARY, COUNTY);
        NewInstitution centre = InstitutionFixture.institution("示范镇卫生院", "C220", Tier.NONE, COUNTY);
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(List.of(hospital, centre));
            alliances.found(AllianceFixture.countyCommunity(
                    hospital.id(), Set.of(hospital.id(), centre.id()), LocalDate.of(2024, 1, 1)));
        });
        UUID task = CurrentAccess.callAs(
                evaluator(COUNTY),
                () -> tasks.set(new NewTask(
                        "示范任务" + Identifiers.next(),
                        "2019",
                        LocalDate.of(2026, 7, 1),
                        LocalDate.of(2026, 9, 30),
                        64,
                        LocalDateTime.now(clock.withZone(ChinaTime.ZONE)).minusDays(1),
                        closes,
                        null)));
        UUID report = CurrentAccess.callAs(office(centre), () -> {
            return reports.mine(reports.task(task)).stream()
                    .filter(each -> centre.id().equals(each.unit().institutionId()))
                    .findFirst()
                    .orElseThrow()
                    .id();
        });
        return new Place(hospital, centre, task, report);
    }

    /** Fills in every cell so that all checks hold. */
    public void fill(Place place) {
        as(office(place.centre()), () -> cells.save(place.report(), values(place), Cause.TYPED));
    }

    public List<TypedCell> values(Place place) {
        return as(office(place.centre()), () -> reports.read(place.report())).form().itemsFor(false).stream()
                .map(item -> new TypedCell(item.requireCode(), value(item, place), 0))
                .toList();
    }

    private static String value(FormRow item, Place place) {
        return switch (item.requireType()) {
            case TEXT -> place.centre().name();
            case CODE -> place.centre().creditCode();
            case CHOICE -> item.options().getFirst();
            case YESNO -> "是";
            case PERCENT -> "50";
            case MONEY, COUNT, DECIMAL -> FIGURES.getOrDefault(item.requireCode(), "10");
        };
    }

    /** A report that stands in the state, by the steps that lead there. */
    public Place foundIn(ReportState state) {
        Place place = found();
        if (state == ReportState.NOT_STARTED) {
            return place;
        }
        fill(place);
        steps(state).forEach(step -> act(place, step));
        return place;
    }

    private static List<ReportStep> steps(ReportState state) {
        return switch (state) {
            case NOT_STARTED, FILLING -> List.of();
            case SUBMITTED -> List.of(ReportStep.SUBMIT);
            case RETURNED -> List.of(ReportStep.SUBMIT, ReportStep.RETURN);
            case ACCEPTED -> List.of(ReportStep.SUBMIT, ReportStep.ACCEPT);
            case LOCKED, PUBLISHED -> List.of(ReportStep.SUBMIT, ReportStep.ACCEPT, ReportStep.LOCK);
        };
    }

    /** Takes a step as the one whose it is, with a reason where one is asked for. */
    public void act(Place place, ReportStep step) {
        Access taker =
                switch (step.taker()) {
                    case FILLER -> office(place.centre());
                    case REVIEWER -> commission("4112");
                    case LOCKER, LEADER -> commission("41");
                };
        act(place, step, taker, step.isReasoned() ? StepWords.reason("请核实") : StepWords.NONE);
    }

    public void act(Place place, ReportStep step, Access taker, StepWords words) {
        as(taker, () -> {
            reviewing.act(place.report(), step, words, null);
            return true;
        });
    }

    public Report report(Place place) {
        return as(commission("41"), () -> reports.read(place.report()).report());
    }

    public <T> T as(Access access, Supplier<T> work) {
        return CurrentAccess.callAs(access, work);
    }

    public Access office(NewInstitution institution) {
        return new Access(
                Identifiers.next(),
                null,
                "填报人",
                institution.id(),
                institution.name(),
                Role.ALLIANCE_OFFICE,
                institution.division(),
                AccessScope.institutions(Set.of(institution.id())));
    }

    public Access commission(String division) {
        return authority(Role.HEALTH_COMMISSION, division);
    }

    public Access evaluator(String division) {
        return authority(Role.EVALUATOR, division);
    }

    private static Access authority(Role role, String division) {
        return new Access(
                Identifiers.next(),
                null,
                "审核人",
                null,
                "卫健委" + division,
                role,
                division,
                AccessScope.division(division));
    }
}
