package org.jieli.chronic;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.audit.AuditLog;
import org.jieli.chronic.membership.Membership;
import org.jieli.chronic.membership.Memberships;
import org.jieli.chronic.programme.Classification;
import org.jieli.chronic.programme.Parameters;
import org.jieli.chronic.programme.ProgrammeTables;
import org.jieli.chronic.programme.Settings;
import org.jieli.chronic.programme.Steps;
import org.jieli.chronic.state.PersonStates;
import org.jieli.chronic.state.Replanning;
import org.jieli.criteria.Advice;
import org.jieli.enrolment.ServiceGiven;
import org.jieli.enrolment.ServiceKind;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what a follow-up found, with its next step for every programme it served. */
@Service
@Transactional
class DoingFollowUps {

    private final FollowUpRepository rows;
    private final Memberships memberships;
    private final Residents residents;
    private final Parameters parameters;
    private final ProgrammeTables tables;
    private final Classification classification;
    private final Steps steps;
    private final FollowUpAdvice advice;
    private final PersonStates states;
    private final Replanning replanning;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DoingFollowUps(
            FollowUpRepository rows,
            Memberships memberships,
            Residents residents,
            Parameters parameters,
            ProgrammeTables tables,
            Classification classification,
            Steps steps,
            FollowUpAdvice advice,
            PersonStates states,
            Replanning replanning,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.memberships = memberships;
        this.residents = residents;
        this.parameters = parameters;
        this.tables = tables;
        this.classification = classification;
        this.steps = steps;
        this.advice = advice;
        this.states = states;
        this.replanning = replanning;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A follow-up at hand with all by which it is judged. */
    private record Work(
            FollowUpSummary planned,
            ResidentSummary resident,
            Map<ChronicProgramme, Membership> members,
            Settings settings,
            FollowUpForm form,
            Instant at) {

        LocalDate day() {
            return ChinaTime.date(at);
        }
    }

    /** What the numbers so far propose for each programme that the follow-up serves. */
    @Transactional(readOnly = true)
    public Collection<Classification.Proposal> propose(UUID id, FollowUpForm form) {
        Work work = work(id, form);
        return judge(work, served(work)).proposals().values().stream()
                .filter(each -> !served(work).isEmpty() || !each.misses().isEmpty())
                .toList();
    }

    /**
     * Writes what was found; {@link ChronicFault#DONE_MEANWHILE} when somebody did it before, {@link CommonFault#FORBIDDEN} when it is
     * another institution's to do.
     *
     * @param unreadable fields in which something else stood than a value
     */
    public FollowUpSummary complete(UUID id, FollowUpForm form, List<FieldFault> unreadable) {
        Work work = work(id, form);
        if (work.planned().doneAt() != null) {
            throw meanwhile(work.planned());
        }
        if (!CurrentAccess.scope().coversInstitution(work.planned().institutionId())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        LocalDate died = work.resident().deceasedOn();
        if (died != null && work.day().isAfter(died)) {
            throw new Fault(ChronicFault.DECEASED);
        }
        Set<ChronicProgramme> served = served(work);
        Judgement judgement = judge(work, served);
        List<FieldFault> faults = new ArrayList<>(FieldFault.joined(unreadable, judgement.faults()));
        checkTime(work, faults);
        boolean urgent = faults.isEmpty() && isUrgent(work, judgement);
        List<FollowUpResult> results = faults.isEmpty() ? results(work, judgement, urgent, faults) : List.of();
        Fault.throwIfAny(faults);
        String by = CurrentAccess.require().personName();
        if (!rows.done(id, form, judgement.outcome(), work.at(), clock.instant(), by)) {
            throw meanwhile(rows.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        }
        for (FollowUpResult result : results) {
            rows.insert(
                    work.planned(), result, work.at(), form.kindOrClinic().isFaceToFace(), isComplete(form, result));
        }
        states.refresh(Set.of(work.resident().id()));
        replanning.replan(work.resident().id());
        tell(work, by);
        return rows.find(id).orElseThrow();
    }

    private Work work(UUID id, FollowUpForm form) {
        FollowUpSummary planned = rows.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        ResidentSummary resident =
                residents.find(planned.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Map<ChronicProgramme, Membership> members = new EnumMap<>(ChronicProgramme.class);
        memberships.of(resident.id(), false).forEach(each -> members.put(each.programme(), each));
        Instant at = form.doneAt() == null ? clock.instant() : form.doneAt();
        return new Work(planned, resident, members, parameters.on(resident.division(), ChinaTime.date(at)), form, at);
    }

    /** Those planned and still lasting; where the plan names none, those of which enough was measured. */
    private Set<ChronicProgramme> served(Work work) {
        Set<ChronicProgramme> lasting = work.members().keySet();
        if (!work.planned().programmes().isEmpty()) {
            return work.planned().programmes().stream()
                    .filter(lasting::contains)
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        }
        return lasting.stream()
                .filter(each -> work.form().outcomes().containsKey(each)
                        || classification.isMeasured(each, work.form().values()))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private Judgement judge(Work work, Set<ChronicProgramme> served) {
        return Judgement.of(
                work.form(),
                work.planned().purpose(),
                served,
                work.members().keySet(),
                work.resident().ageOn(work.day()),
                work.settings(),
                tables,
                classification);
    }

    private void checkTime(Work work, List<FieldFault> faults) {
        Instant now = clock.instant();
        int days = work.settings().whole("latestEntryDays");
        if (work.at().isAfter(now)) {
            faults.add(FieldFault.of("doneAt", "chronic.done-in-future"));
        } else if (work.day().isBefore(ChinaTime.date(now).minusDays(days))) {
            faults.add(FieldFault.of("doneAt", "chronic.done-too-long-ago", days));
        }
    }

    private boolean isUrgent(Work work, Judgement judgement) {
        boolean uncontrolled = judgement.chosen().values().stream()
                .anyMatch(state -> state != ControlState.CONTROLLED && state != ControlState.NOT_MEASURED);
        Advice given = advice.on(
                work.resident(),
                work.planned().institutionId(),
                work.day(),
                List.of(work.planned().purpose()),
                work.form().values(),
                work.form().findings(),
                uncontrolled ? 1 : 0);
        return given.level().compareTo(Advice.Level.REFER_URGENTLY) >= 0;
    }

    private List<FollowUpResult> results(Work work, Judgement judgement, boolean urgent, List<FieldFault> faults) {
        List<FollowUpResult> results = new ArrayList<>();
        judgement.chosen().forEach((programme, state) -> {
            int before = rows.uncontrolledInARow(work.resident().id(), programme, work.at());
            boolean bad = state != ControlState.CONTROLLED && state != ControlState.NOT_MEASURED;
            Membership member = work.members().get(programme);
            Steps.Following following = steps.after(
                    programme,
                    state.code(),
                    work.form().isHard(),
                    bad ? before + 1 : 0,
                    urgent,
                    member == null ? null : member.risk(),
                    work.day(),
                    work.settings());
            LocalDate next = next(work, following.dueOn(), faults);
            Classification.Proposal proposal = judgement.proposals().get(programme);
            if (next != null) {
                results.add(new FollowUpResult(
                        work.planned().id(),
                        programme,
                        state,
                        proposal == null ? null : proposal.state(),
                        following.step(),
                        next,
                        null));
            }
        });
        return results;
    }

    /** The doctor may name an earlier day; where no interval is in force he has to name one. */
    private static @Nullable LocalDate next(Work work, @Nullable LocalDate due, List<FieldFault> faults) {
        LocalDate named = work.form().nextOn();
        if (named == null && due == null) {
            faults.add(FieldFault.of("nextOn", "chronic.next-needed"));
        } else if (named != null && !named.isAfter(work.day())) {
            faults.add(FieldFault.of("nextOn", "chronic.next-in-past"));
        } else if (named != null && due != null && named.isAfter(due)) {
            faults.add(FieldFault.of("nextOn", "chronic.next-too-late", due.toString()));
        } else {
            return named == null ? due : named;
        }
        return null;
    }

    private boolean isComplete(FollowUpForm form, FollowUpResult result) {
        boolean intervened = form.intervention() != null && !form.intervention().isBlank();
        return intervened
                && result.state() != ControlState.NOT_MEASURED
                && classification.isMeasured(result.programme(), form.values());
    }

    private void tell(Work work, String by) {
        FollowUpSummary planned = work.planned();
        String path = "/follow-ups/" + planned.id();
        audit.record("follow-up.do", planned.residentId(), "follow-up", planned.id(), Map.of());
        residents.addToTimeline(new TimelineEntry(
                planned.residentId(),
                work.at(),
                "timeline.follow-up",
                planned.institutionId(),
                planned.purpose(),
                planned.id(),
                path));
        events.publishEvent(new FollowUpDone(
                planned.id(), planned.residentId(), planned.institutionId(), planned.referralId(), work.at()));
        Stream.of(ServiceKind.FOLLOW_UP, ServiceKind.HOME_VISIT)
                .filter(kind -> kind == ServiceKind.FOLLOW_UP || work.form().kindOrClinic() == FollowUpKind.HOME)
                .forEach(kind -> events.publishEvent(new ServiceGiven(
                        planned.residentId(), kind, planned.institutionId(), work.at(), by, planned.id(), path)));
    }

    /** Says who was first, when, and what he found, so that a queue can show it beside what it holds. */
    private static Fault meanwhile(FollowUpSummary first) {
        return new Fault(
                ChronicFault.DONE_MEANWHILE,
                String.valueOf(first.doneBy()),
                first.doneAt() == null ? "" : ChinaTime.words(first.doneAt()),
                words(first));
    }

    private static String words(FollowUpSummary first) {
        String pressure = first.systolic() == null ? "" : first.systolic() + "/" + first.diastolic() + " mmHg";
        String glucose =
                first.fastingGlucose() == null ? "" : first.fastingGlucose().toPlainString() + " mmol/L";
        String words = pressure + (pressure.isEmpty() || glucose.isEmpty() ? "" : " · ") + glucose;
        return words.isEmpty() ? "–" : words;
    }
}
