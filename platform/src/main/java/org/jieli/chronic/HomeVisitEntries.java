package org.jieli.chronic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes in what was written on home visits without a network. It answers in words what became of an entry, because the browser that
 * holds the entry has to show it: taken, refused with its fields, or in conflict with what somebody else did meanwhile.
 */
@RestController
class HomeVisitEntries {

    static final Set<Role> DOERS = EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR);

    private final StoredFollowUps followUps;
    private final DoingFollowUps doing;
    private final Residents residents;
    private final Idempotency idempotency;
    private final MessageSource messages;
    private final Clock clock;

    HomeVisitEntries(
            StoredFollowUps followUps,
            DoingFollowUps doing,
            Residents residents,
            Idempotency idempotency,
            MessageSource messages,
            Clock clock) {
        this.followUps = followUps;
        this.doing = doing;
        this.residents = residents;
        this.idempotency = idempotency;
        this.messages = messages;
        this.clock = clock;
    }

    /** What became of an entry. */
    enum HomeVisitOutcome {
        SENT,
        CONFLICT,
        REFUSED
    }

    /**
     * The answer to an entry.
     *
     * @param words what to tell the doctor, null when it was taken
     * @param faults by field, of a refused one
     * @param theirs what somebody else wrote for the same follow-up, of one in conflict; null when it is no longer there at all
     */
    record Answer(
            HomeVisitOutcome outcome,
            @Nullable String words,
            List<FaultOfField> faults,
            @Nullable Theirs theirs) {}

    record FaultOfField(String field, String words) {}

    /** What stands in the record already. */
    record Theirs(
            @Nullable String doneAt,
            @Nullable String doneBy,
            @Nullable Integer systolic,
            @Nullable Integer diastolic,
            @Nullable String fastingGlucose,
            @Nullable String outcome,
            @Nullable String note) {}

    private record Done(UUID id) {}

    /**
     * Writes an entry down, once for its key.
     *
     * @param extra whether the doctor wants it kept as one more follow-up, beside the one that somebody else did, or instead of the one that
     *     is no longer planned
     * @param resident of whom it was, for when the follow-up itself is gone
     */
    @PostMapping("/home-visits/entries/{id}")
    ResponseEntity<Answer> take(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean extra,
            @RequestParam(required = false) @Nullable UUID resident,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody FollowUpForm form,
            Locale locale) {
        CurrentAccess.requireRole(DOERS.toArray(Role[]::new));
        try {
            idempotency.once(
                    key,
                    new Idempotency.Request("POST", "/home-visits/entries/" + id + (extra ? "?extra" : ""), form),
                    Done.class,
                    () -> new Done(complete(extra ? oneMore(id, resident) : id, form)));
            return ResponseEntity.ok(new Answer(HomeVisitOutcome.SENT, null, List.of(), null));
        } catch (Fault fault) {
            return answer(id, fault, locale);
        }
    }

    private UUID complete(UUID id, FollowUpForm form) {
        return doing.complete(id, form, List.of()).id();
    }

    private UUID oneMore(UUID id, @Nullable UUID resident) {
        FollowUpSummary first = followUps.find(id).orElse(null);
        UUID whose = first != null ? first.residentId() : resident;
        if (whose == null || residents.find(whose).isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return followUps.plan(
                whose,
                CurrentAccess.require().requireInstitution(),
                LocalDate.now(clock),
                first != null ? first.purpose() : "入户随访",
                null);
    }

    private ResponseEntity<Answer> answer(UUID id, Fault fault, Locale locale) {
        List<FaultOfField> fields = fault.fields().stream()
                .map(each -> new FaultOfField(each.path(), words(each, locale)))
                .toList();
        if (!fields.isEmpty()) {
            return ResponseEntity.status(fault.code().status())
                    .body(new Answer(HomeVisitOutcome.REFUSED, words(fault, locale), fields, null));
        }
        Theirs theirs = followUps
                .find(id)
                .filter(each -> each.doneAt() != null)
                .map(HomeVisitEntries::theirs)
                .orElse(null);
        boolean deceased = fault.code() == ChronicFault.DECEASED;
        boolean gone = fault.code() == CommonFault.NOT_FOUND;
        HomeVisitOutcome outcome =
                theirs != null || gone || deceased ? HomeVisitOutcome.CONFLICT : HomeVisitOutcome.REFUSED;
        return ResponseEntity.status(fault.code().status())
                .body(new Answer(
                        outcome,
                        gone
                                ? messages.getMessage("chronic.home-gone", null, locale)
                                : theirs != null && !deceased
                                        ? messages.getMessage("chronic.home-done-meanwhile", null, locale)
                                        : words(fault, locale),
                        List.of(),
                        theirs));
    }

    private static Theirs theirs(FollowUpSummary each) {
        return new Theirs(
                each.doneAt() == null ? null : ChinaTime.words(each.doneAt()),
                each.doneBy(),
                each.systolic(),
                each.diastolic(),
                each.fastingGlucose() == null ? null : each.fastingGlucose().toPlainString(),
                each.outcome(),
                each.note());
    }

    private String words(FieldFault fault, Locale locale) {
        return String.valueOf(
                messages.getMessage("fault." + fault.code(), fault.arguments().toArray(), fault.code(), locale));
    }

    private String words(Fault fault, Locale locale) {
        return String.valueOf(messages.getMessage(
                "fault." + fault.code().code(),
                fault.arguments().toArray(),
                fault.code().code(),
                locale));
    }
}
