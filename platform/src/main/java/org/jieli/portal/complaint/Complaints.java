package org.jieli.portal.complaint;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Complaints of residents and their answers, each within its working days; who is not content passes it on to the commission. */
@Service
@Transactional
class Complaints {

    private static final int LONGEST = 2000;
    private static final int COUNTY = 6;
    private static final int SHOWN = 200;

    private final ComplaintRepository complaints;
    private final Institutions institutions;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Complaints(
            ComplaintRepository complaints, Institutions institutions, Notices notices, AuditLog audit, Clock clock) {
        this.complaints = complaints;
        this.institutions = institutions;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody wants to say, as he typed it. */
    record NewComplaint(
            @Nullable UUID institutionId,
            @Nullable ComplaintAddressee addressee,
            @Nullable ComplaintSubject subject,
            @Nullable String words) {}

    UUID make(NewComplaint wanted) {
        Access by = CurrentAccess.requireRole(Role.RESIDENT, Role.GUARDIAN);
        InstitutionSummary about = wanted.institutionId() == null
                ? null
                : institutions.find(wanted.institutionId()).orElse(null);
        Fault.throwIfAny(faults(wanted, about));
        Instant now = clock.instant();
        InstitutionSummary place = Objects.requireNonNull(about);
        ComplaintAddressee addressee = Objects.requireNonNull(wanted.addressee());
        Complaint made = new Complaint(
                Identifiers.next(),
                Objects.requireNonNull(by.scope().resident()),
                place.id(),
                place.division(),
                addressee,
                Objects.requireNonNull(wanted.subject()),
                Objects.requireNonNull(wanted.words()).strip(),
                ComplaintState.OPEN,
                now,
                due(addressee, now),
                List.of());
        complaints.insert(made);
        complaints.say(made.id(), ComplaintStep.MADE, by.personName(), made.words(), now);
        audit.record("complaint.make", made.residentId(), "complaint", made.id(), Map.of("to", addressee.name()));
        tell(made, addressee, place);
        return made.id();
    }

    List<Complaint> own(UUID residentId) {
        return complaints.ofResident(residentId, SHOWN);
    }

    /** One of the person's, or one that the asker has to answer or to watch; audited. */
    Complaint read(UUID id) {
        Complaint found = complaints.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        audit.record("complaint.read", found.residentId(), "complaint", id, Map.of());
        return found;
    }

    /** What waits at the asker's desk, and what was answered there. */
    List<Complaint> desk() {
        Access by = CurrentAccess.requireRole(ComplaintDesk.ROLES);
        List<Complaint> found = by.role() == Role.HEALTH_COMMISSION
                ? complaints.toCommission(by.division(), clock.instant(), SHOWN)
                : complaints.toInstitution(by.requireInstitution(), SHOWN);
        if (!found.isEmpty()) {
            audit.listed(
                    "complaint.list",
                    "desk",
                    found.stream().map(Complaint::residentId).toList());
        }
        return found;
    }

    boolean mayAnswer(Complaint complaint) {
        Access by = CurrentAccess.require();
        return complaint.state() == ComplaintState.OPEN
                && (complaint.addressee() == ComplaintAddressee.INSTITUTION
                        ? complaint.institutionId().equals(by.institutionId())
                        : by.role() == Role.HEALTH_COMMISSION
                                && complaint.division().startsWith(by.division()));
    }

    /** {@link ComplaintFault#MOVED_ON} when somebody answered it before. */
    void answer(UUID id, @Nullable String words) {
        CurrentAccess.requireRole(ComplaintDesk.ROLES);
        Complaint complaint = complaints.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (complaint.state() == ComplaintState.OPEN && !mayAnswer(complaint)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        Fault.throwIfAny(wordsFaults(words));
        step(complaint, ComplaintState.OPEN, ComplaintState.ANSWERED, ComplaintStep.ANSWERED, words);
        notices.text(complaint.residentId(), "您的投诉已有答复，请在居民端查看。", "complaint-answered:" + id);
    }

    /** The person is content with the answer. */
    void accept(UUID id) {
        step(ownComplaint(id), ComplaintState.ANSWERED, ComplaintState.CLOSED, ComplaintStep.ACCEPTED, null);
    }

    /** He is not, and the commission is to look at it. */
    void passOn(UUID id, @Nullable String words) {
        Complaint complaint = ownComplaint(id);
        Fault.throwIfAny(wordsFaults(words));
        Instant now = clock.instant();
        if (!complaints.passOn(id, due(ComplaintAddressee.COMMISSION, now), now)) {
            throw new Fault(ComplaintFault.MOVED_ON);
        }
        complaints.say(id, ComplaintStep.PASSED_ON, CurrentAccess.require().personName(), words, now);
        audit.record("complaint.pass-on", complaint.residentId(), "complaint", id, Map.of());
        institutions
                .find(complaint.institutionId())
                .ifPresent(place -> tell(complaint, ComplaintAddressee.COMMISSION, place));
    }

    private void step(
            Complaint complaint, ComplaintState from, ComplaintState to, ComplaintStep step, @Nullable String words) {
        Instant now = clock.instant();
        if (!complaints.move(complaint.id(), from, to, now)) {
            throw new Fault(ComplaintFault.MOVED_ON);
        }
        complaints.say(
                complaint.id(), step, CurrentAccess.require().personName(), words == null ? null : words.strip(), now);
        audit.record(
                "complaint." + step.name().toLowerCase(java.util.Locale.ROOT),
                complaint.residentId(),
                "complaint",
                complaint.id(),
                Map.of());
    }

    private Complaint ownComplaint(UUID id) {
        UUID person =
                CurrentAccess.requireRole(Role.RESIDENT, Role.GUARDIAN).scope().resident();
        return complaints
                .find(id)
                .filter(found -> found.residentId().equals(person))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private void tell(Complaint complaint, ComplaintAddressee addressee, InstitutionSummary place) {
        boolean toCommission = addressee == ComplaintAddressee.COMMISSION;
        notices.tell(List.of(new Notice(
                toCommission ? null : place.id(),
                toCommission ? place.division().substring(0, COUNTY) : null,
                "portal.complaint-came",
                List.of(
                        place.name(),
                        ChinaTime.date(due(addressee, clock.instant())).toString()),
                "/complaints/" + complaint.id(),
                "complaint:" + complaint.id() + ":" + addressee)));
    }

    /** So many working days later, at the end of that day; public holidays are not known here and make it no later. */
    private Instant due(ComplaintAddressee addressee, Instant from) {
        ZonedDateTime day = from.atZone(ChinaTime.ZONE);
        int left = complaints.workingDays(addressee, day.toLocalDate());
        while (left > 0) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return ChinaTime.startOf(day.toLocalDate().plusDays(1));
    }

    private static List<FieldFault> faults(NewComplaint wanted, @Nullable InstitutionSummary about) {
        List<FieldFault> faults = new ArrayList<>();
        if (about == null) {
            faults.add(FieldFault.of("institutionId", "portal.complaint-about"));
        }
        if (wanted.addressee() == null) {
            faults.add(FieldFault.of("addressee", "common.required"));
        }
        if (wanted.subject() == null) {
            faults.add(FieldFault.of("subject", "common.required"));
        }
        faults.addAll(wordsFaults(wanted.words()));
        return faults;
    }

    private static List<FieldFault> wordsFaults(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return List.of(FieldFault.of("words", "portal.words-missing"));
        }
        return words.strip().length() > LONGEST
                ? List.of(FieldFault.of("words", "common.too-long", LONGEST))
                : List.of();
    }
}
