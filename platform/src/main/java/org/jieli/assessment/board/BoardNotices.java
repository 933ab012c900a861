package org.jieli.assessment.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.attachment.AttachmentOwner;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.jieli.audit.AuditLog;
import org.jieli.region.Divisions;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.KeysetPage;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes notices, and shows everybody those that are meant for him. */
@Service
@Transactional
class BoardNotices {

    static final String OWNER = "notice";

    private static final int PAGE = 20;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_WORDS = 5000;

    private final BoardNoticeRepository notices;
    private final AttachedFiles files;
    private final Reports reports;
    private final Forms forms;
    private final Divisions divisions;
    private final AuditLog audit;
    private final Clock clock;

    BoardNotices(
            BoardNoticeRepository notices,
            AttachedFiles files,
            Reports reports,
            Forms forms,
            Divisions divisions,
            AuditLog audit,
            Clock clock) {
        this.notices = notices;
        this.files = files;
        this.reports = reports;
        this.forms = forms;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    KeysetPage<BoardNotice> list(String q, String after) {
        return KeysetPage.of(
                notices.list(BoardReader.of(reports), q.strip(), BoardPlace.of(after), PAGE + 1),
                PAGE,
                BoardNotice::key);
    }

    /** A notice that is meant for the asker. */
    @Transactional(readOnly = true)
    BoardNotice find(UUID id) {
        return notices.find(BoardReader.of(reports), id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** The kinds of form that a notice can be for. */
    List<String> kinds() {
        return forms.of(forms.editions().getLast()).stream()
                .map(form -> form.id())
                .toList();
    }

    /** Publishes a notice for the leader's area, a division in it, or one kind of form there. */
    UUID publish(NoticeForm typed, String fileName, byte[] file) {
        ReportAccess.requireLead();
        Access access = CurrentAccess.require();
        String division = typed.text(typed.division()).isEmpty() ? access.division() : typed.text(typed.division());
        String form = typed.text(typed.form());
        List<FieldFault> faults = new ArrayList<>();
        faults.addAll(wordFaults("title", typed.text(typed.title()), LONGEST_TITLE));
        faults.addAll(wordFaults("words", typed.text(typed.words()), LONGEST_WORDS));
        if (!division.startsWith(access.division())
                || !division.isEmpty()
                        && divisions.find(division, LocalDate.now(clock)).isEmpty()) {
            faults.add(FieldFault.of("division", "assessment.board-division"));
        }
        if (!form.isEmpty() && !kinds().contains(form)) {
            faults.add(FieldFault.of("form", "assessment.board-form"));
        }
        faults.addAll(AttachedFiles.faults(file));
        Fault.throwIfAny(faults);
        BoardNotice notice = new BoardNotice(
                Identifiers.next(),
                typed.text(typed.title()),
                typed.text(typed.words()),
                division,
                form.isEmpty() ? null : form,
                typed.isPinned(),
                access.personName(),
                access.institutionName(),
                clock.instant(),
                false,
                0);
        notices.insert(notice);
        if (file.length > 0) {
            files.add(new AttachmentOwner(OWNER, notice.id(), division, null, true), fileName, file);
        }
        record("publish", notice);
        return notice.id();
    }

    void markRead(UUID id) {
        UUID account = CurrentAccess.require().accountId();
        if (account != null) {
            notices.markRead(find(id).id(), account, clock.instant());
        }
    }

    void pin(UUID id, boolean pinned) {
        BoardNotice notice = own(id);
        if (!notices.pin(notice.id(), pinned)) {
            throw new Fault(CommonFault.STALE);
        }
        record(pinned ? "pin" : "unpin", notice);
    }

    void withdraw(UUID id) {
        BoardNotice notice = own(id);
        if (!notices.withdraw(notice.id(), clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        record("withdraw", notice);
    }

    /** Whether the asker may pin and withdraw the notice: the leader of its area. */
    static boolean mayChange(BoardNotice notice) {
        return ReportAccess.leadsTasks()
                && notice.division().startsWith(CurrentAccess.require().division());
    }

    private BoardNotice own(UUID id) {
        BoardNotice notice = find(id);
        if (!mayChange(notice)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return notice;
    }

    private static List<FieldFault> wordFaults(String field, String text, int longest) {
        if (text.isEmpty()) {
            return List.of(FieldFault.of(field, "common.required"));
        }
        return text.length() > longest ? List.of(FieldFault.of(field, "common.too-long", longest)) : List.of();
    }

    private void record(String action, BoardNotice notice) {
        audit.record("assessment.notice-" + action, null, OWNER, notice.id(), Map.of("title", notice.title()));
    }
}
