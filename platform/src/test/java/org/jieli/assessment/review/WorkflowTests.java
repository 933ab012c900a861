package org.jieli.assessment.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieli.JieliTest;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.filling.Cause;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.filling.Remark;
import org.jieli.assessment.filling.Remarks;
import org.jieli.assessment.filling.SavedCell;
import org.jieli.assessment.filling.TypedCell;
import org.jieli.assessment.task.ClosingTasks;
import org.jieli.assessment.task.ReportAction;
import org.jieli.assessment.task.ReportEvent;
import org.jieli.assessment.task.ReportEvents;
import org.jieli.assessment.task.ReportState;
import org.jieli.assessment.task.ReportStep;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Tasks;
import org.jieli.database.OwnerConnection;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FaultCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A report's way up the line: which step leads where, who takes it, and that nothing is lost on the way. */
@JieliTest
class WorkflowTests {

    @Autowired
    Line line;

    @Autowired
    Reports reports;

    @Autowired
    Reviewing reviewing;

    @Autowired
    Submissions submissions;

    @Autowired
    Cells cells;

    @Autowired
    Remarks remarks;

    @Autowired
    ReportEvents events;

    @Autowired
    Tasks tasks;

    @Autowired
    ClosingTasks closing;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    @Test
    void everyStepLeadsFromItsStatesAndFromNoOther() {
        for (ReportState state : EnumSet.complementOf(EnumSet.of(ReportState.PUBLISHED))) {
            for (ReportStep step : ReportStep.values()) {
                Line.Place place = line.foundIn(state);
                if (step == ReportStep.SUBMIT && state == ReportState.NOT_STARTED || !step.isSingle()) {
                    continue;
                }
                if (step.from().contains(state)) {
                    line.act(place, step);
                    assertThat(line.report(place).state())
                            .as(state + " " + step)
                            .isEqualTo(step.to());
                } else {
                    assertFault(AssessmentFault.WRONG_STATE, () -> line.act(place, step));
                    assertThat(line.report(place).state()).isEqualTo(state);
                }
            }
        }
    }

    @Test
    void aStepIsTakenOnlyByWhoeverHasItsPart() {
        Line.Place place = line.foundIn(ReportState.SUBMITTED);
        assertThat(steps(place, line.office(place.centre()))).containsExactly(ReportStep.WITHDRAW);
        assertThat(steps(place, line.commission("4112"))).containsExactly(ReportStep.RETURN, ReportStep.ACCEPT);
        assertThat(steps(place, line.commission(Line.COUNTY))).isEmpty();
        for (Access other : List.of(line.office(place.hospital()), line.commission("4101"))) {
            assertFault(CommonFault.NOT_FOUND, () -> line.act(place, ReportStep.ACCEPT, other, StepWords.NONE));
        }
        for (Access other : List.of(line.office(place.centre()), line.commission(Line.COUNTY))) {
            assertFault(CommonFault.FORBIDDEN, () -> line.act(place, ReportStep.ACCEPT, other, StepWords.NONE));
        }
        line.act(place, ReportStep.ACCEPT);
        assertFault(
                CommonFault.FORBIDDEN, () -> line.act(place, ReportStep.LOCK, line.commission("4112"), StepWords.NONE));
        assertThat(steps(place, line.commission("41"))).containsExactly(ReportStep.RETURN, ReportStep.LOCK);
    }

    @Test
    void aReportIsNotSubmittedBeforeItsChecksPass() {
        Line.Place place = line.found();
        line.as(
                line.office(place.centre()),
                () -> cells.save(place.report(), List.of(new TypedCell("admissions", "5", 0)), Cause.TYPED));
        assertThatThrownBy(() -> line.act(place, ReportStep.SUBMIT)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(AssessmentFault.CHECKS);
            assertThat(fault.arguments().getFirst()).isEqualTo(14);
        });
        assertThat(line.report(place).state()).isEqualTo(ReportState.FILLING);
        assertThat(line.report(place).submissions()).isZero();
    }

    @Test
    void aFailedPlausibilityCheckGoesWithItsExplanationAndTheVersionKeepsIt() {
        Line.Place place = line.found();
        line.fill(place);
        change(place, "own_capacity_diseases", "5000", 1);
        assertFault(AssessmentFault.CHECKS, () -> line.act(place, ReportStep.SUBMIT));
        line.act(
                place,
                ReportStep.SUBMIT,
                line.office(place.centre()),
                new StepWords(null, null, Map.of("own-capacity-range", "新院区启用，病种大幅增加")));
        Submission version = version(place, 1);
        assertThat(version.explanations()).singleElement().satisfies(explanation -> assertThat(explanation.words())
                .isEqualTo("新院区启用，病种大幅增加"));
        assertThat(version.cells())
                .containsEntry("own_capacity_diseases", "5000")
                .hasSize(15);
    }

    @Test
    void aReturnNeedsAReasonAndItsRemarksStandBesideTheCellsUntilTheyAreAnswered() {
        Line.Place place = line.foundIn(ReportState.SUBMITTED);
        Access city = line.commission("4112");
        assertFault(CommonFault.INVALID, () -> line.act(place, ReportStep.RETURN, city, StepWords.NONE));
        assertFault(
                CommonFault.INVALID,
                () -> line.act(place, ReportStep.RETURN, city, new StepWords("有误", Map.of("no_such_item", "？"), null)));
        line.act(
                place,
                ReportStep.RETURN,
                city,
                new StepWords("有误", Map.of("admissions", "偏少", "hospital_income", "请核对"), null));
        Access office = line.office(place.centre());
        assertThat(line.as(office, () -> remarks.of(place.report())))
                .extracting(Remark::item, Remark::isAnswered)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("admissions", false),
                        org.assertj.core.groups.Tuple.tuple("hospital_income", false));
        change(place, "admissions", "1200", 1);
        line.as(office, () -> {
            UUID remark = remarks.of(place.report()).stream()
                    .filter(each -> each.item().equals("hospital_income"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            return remarks.answer(place.report(), remark, "已与财务核对，属实");
        });
        assertThat(line.as(office, () -> remarks.of(place.report()))).allMatch(Remark::isAnswered);
        line.act(place, ReportStep.SUBMIT);
        assertThat(version(place, 1).cells()).containsEntry("admissions", "1000");
        assertThat(version(place, 2).cells()).containsEntry("admissions", "1200");
        assertThat(line.as(office, () -> events.of(place.report())))
                .extracting(ReportEvent::action)
                .containsExactly(ReportAction.SUBMIT, ReportAction.RETURN, ReportAction.SUBMIT);
    }

    @Test
    void whoSavesDuringTheSubmissionIsEitherInItOrTold() throws Exception {
        for (int round = 0; round < 8; round++) {
            Line.Place place = line.found();
            line.fill(place);
            Access office = line.office(place.centre());
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                Future<List<SavedCell>> save = both.submit(() -> line.as(
                        office,
                        () -> cells.save(place.report(), List.of(new TypedCell("admissions", "77", 1)), Cause.TYPED)));
                both.submit(() -> line.act(place, ReportStep.SUBMIT)).get();
                String frozen = version(place, 1).cells().get("admissions");
                try {
                    assertThat(save.get()).extracting(SavedCell::outcome).containsExactly(SavedCell.Saving.SAVED);
                    assertThat(frozen).isEqualTo("77");
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code())
                            .isEqualTo(AssessmentFault.NOT_YOURS_TO_CHANGE));
                    assertThat(frozen).isEqualTo("1000");
                }
            }
        }
    }

    @Test
    void twoFirstSavesAtTheSameTimeAreBothKept() throws Exception {
        for (int round = 0; round < 5; round++) {
            Line.Place place = line.found();
            Access office = line.office(place.centre());
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                List<Future<List<SavedCell>>> saves = List.of("admissions", "referrals_up").stream()
                        .map(item -> both.submit(() -> line.as(
                                office,
                                () -> cells.save(place.report(), List.of(new TypedCell(item, "3", 0)), Cause.TYPED))))
                        .toList();
                for (Future<List<SavedCell>> save : saves) {
                    assertThat(save.get()).extracting(SavedCell::outcome).containsExactly(SavedCell.Saving.SAVED);
                }
            }
            assertThat(line.report(place).state()).isEqualTo(ReportState.FILLING);
        }
    }

    @Test
    void oneOfTwoReviewersIsToldThatTheOtherWasFaster() throws Exception {
        Line.Place place = line.foundIn(ReportState.SUBMITTED);
        int version = line.report(place).version();
        Access city = line.commission("4112");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<FaultCode>> answers = List.of(ReportStep.ACCEPT, ReportStep.RETURN).stream()
                    .map(step -> both.submit(() -> line.as(city, () -> {
                        try {
                            reviewing.act(place.report(), step, StepWords.reason("有误"), version);
                            return (FaultCode) null;
                        } catch (Fault fault) {
                            return fault.code();
                        }
                    })))
                    .toList();
            assertThat(List.of(
                            String.valueOf(answers.getFirst().get()),
                            String.valueOf(answers.getLast().get())))
                    .containsExactlyInAnyOrder("null", "STALE");
        }
    }

    @Test
    void afterTheClosingTimeOnlyAnExtensionLetsItInAndItIsMarkedAsLate() {
        Line.Place place = line.found();
        line.fill(place);
        close(place);
        Access office = line.office(place.centre());
        assertFault(AssessmentFault.CLOSED, () -> line.act(place, ReportStep.SUBMIT));
        assertFault(AssessmentFault.CLOSED, () -> change(place, "admissions", "11", 1));
        assertThat(steps(place, office)).isEmpty();
        line.as(line.commission("4112"), () -> {
            tasks.extend(
                    place.report(),
                    LocalDateTime.now(clock.withZone(ChinaTime.ZONE)).plusDays(2),
                    "系统故障");
            return true;
        });
        line.act(place, ReportStep.SUBMIT);
        assertThat(line.report(place).late()).isTrue();
    }

    @Test
    void aSaveThatMustWaitIsJudgedByTheTimeAtWhichItsTurnComes() throws Exception {
        Line.Place place = line.found();
        line.fill(place);
        Access office = line.office(place.centre());
        try (ExecutorService other = Executors.newSingleThreadExecutor();
                Connection holder = DriverManager.getConnection(owner.url())) {
            holder.setAutoCommit(false);
            holder.createStatement()
                    .execute("select from assessment.report where id = '" + place.report() + "' for update");
            Future<FaultCode> save = other.submit(() -> line.as(office, () -> {
                try {
                    cells.save(place.report(), List.of(new TypedCell("admissions", "1200", 1)), Cause.TYPED);
                    return null;
                } catch (Fault fault) {
                    return fault.code();
                }
            }));
            close(place);
            holder.commit();
            assertThat(save.get()).isEqualTo(AssessmentFault.CLOSED);
        }
        assertThat(line.as(office, () -> cells.values(reports.read(place.report()))
                        .get("admissions")
                        .text()))
                .isEqualTo("1000");
    }

    @Test
    void aTaskIsPublishedWithAllThatIsLocked() {
        Line.Place place = line.foundIn(ReportState.ACCEPTED);
        assertFault(AssessmentFault.NOTHING_LOCKED, () -> publish(place));
        assertThat(line.<Integer>as(line.evaluator(""), () -> closing.lockAccepted(place.task())))
                .isEqualTo(1);
        assertFault(CommonFault.FORBIDDEN, () -> line.as(line.commission("41"), () -> closing.publish(place.task())));
        assertThat(publish(place)).isEqualTo(1);
        assertThat(line.report(place).state()).isEqualTo(ReportState.PUBLISHED);
        assertFault(AssessmentFault.WRONG_STATE, () -> line.act(place, ReportStep.UNLOCK));
        assertThat(line.as(line.office(place.centre()), () -> reports.task(place.task())
                        .publishedAt()))
                .isNotNull();
    }

    @Test
    void theDatabaseItselfShowsAVersionToNobodyOutside() {
        Line.Place place = line.foundIn(ReportState.SUBMITTED);
        for (Access stranger : List.of(line.office(place.hospital()), line.commission("4101"))) {
            assertThat(line.as(stranger, () -> submissions.of(place.report()))).isEmpty();
            assertThat(line.as(stranger, () -> events.of(place.report()))).isEmpty();
        }
        assertThat(line.as(line.commission("41"), () -> submissions.of(place.report())))
                .hasSize(1);
    }

    private int publish(Line.Place place) {
        return line.as(line.evaluator(""), () -> closing.publish(place.task()));
    }

    private List<ReportStep> steps(Line.Place place, Access access) {
        return line.as(access, () -> reports.steps(reports.read(place.report())));
    }

    private Submission version(Line.Place place, int number) {
        return line.as(
                line.commission("41"),
                () -> submissions.find(place.report(), number).orElseThrow());
    }

    private void change(Line.Place place, String item, String value, int revision) {
        assertThat(line.as(
                        line.office(place.centre()),
                        () -> cells.save(place.report(), List.of(new TypedCell(item, value, revision)), Cause.TYPED)))
                .extracting(SavedCell::outcome)
                .containsExactly(SavedCell.Saving.SAVED);
    }

    private void close(Line.Place place) {
        owner.jdbc()
                .sql("update assessment.task set closes = now() - interval '1 minute' where id = :id")
                .param("id", place.task())
                .update();
    }

    private static void assertFault(FaultCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code())
                .isEqualTo(code));
    }
}
