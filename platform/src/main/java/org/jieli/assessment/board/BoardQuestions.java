package org.jieli.assessment.board;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.filling.ItemAnswers;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Unit;
import org.jieli.audit.AuditLog;
import org.jieli.notification.Notices;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes questions and answers them: the leader of the area, or an authority above who asked. */
@Service
@Transactional
class BoardQuestions implements ItemAnswers {

    static final int LONGEST = 2000;

    private static final int PAGE = 20;
    private static final int OF_ITEM = 10;

    private final BoardQuestionRepository questions;
    private final Forms forms;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    BoardQuestions(BoardQuestionRepository questions, Forms forms, Notices notices, AuditLog audit, Clock clock) {
        this.questions = questions;
        this.forms = forms;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    KeysetPage<BoardQuestion> list(BoardQuestion.QuestionFilter filter, String q, @Nullable UUID before) {
        BoardReader.require();
        return KeysetPage.of(questions.list(filter, q.strip(), before, PAGE + 1), PAGE, question -> question.id()
                .toString());
    }

    @Transactional(readOnly = true)
    BoardQuestion find(UUID id) {
        BoardReader.require();
        return questions.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** The item of the latest edition that a question is about. */
    Optional<FormRow> item(@Nullable String form, @Nullable String item) {
        return form == null || item == null
                ? Optional.empty()
                : forms.of(forms.editions().getLast()).stream()
                        .filter(known -> known.id().equals(form))
                        .findFirst()
                        .flatMap((Form known) -> known.item(item));
    }

    UUID ask(String form, String item, String typed) {
        Access access = BoardReader.require();
        List<FieldFault> faults = new ArrayList<>(wordFaults("words", typed.strip()));
        if (!item.isEmpty() && item(form, item).isEmpty()) {
            faults.add(FieldFault.of("item", "assessment.not-asked"));
        }
        Fault.throwIfAny(faults);
        BoardQuestion question = new BoardQuestion(
                Identifiers.next(),
                item.isEmpty() ? null : form,
                item.isEmpty() ? null : item,
                typed.strip(),
                access.division(),
                access.institutionId(),
                access.personName(),
                access.institutionName(),
                clock.instant(),
                null,
                null,
                null,
                null,
                false);
        questions.insert(question);
        audit.record("assessment.question-ask", null, "question", question.id(), Map.of("item", item));
        return question.id();
    }

    /** Answers, or mends an answer; {@code seen} is when it was last answered, empty where it was not. */
    void answer(UUID id, String seen, String typed, boolean open) {
        BoardQuestion question = find(id);
        if (!mayAnswer(question)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        Fault.throwIfAny(wordFaults("answer", typed.strip()));
        if (!questions.answer(id, instant(seen), typed.strip(), open, CurrentAccess.require(), clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        audit.record("assessment.question-answer", null, "question", id, Map.of("public", String.valueOf(open)));
    }

    static boolean mayAnswer(BoardQuestion question) {
        Access access = CurrentAccess.require();
        Unit asker = new Unit(
                question.id(),
                "",
                question.place(),
                question.division(),
                question.institutionId(),
                null,
                "NONE",
                false);
        return question.division().startsWith(access.division())
                && (ReportAccess.leadsTasks() || ReportAccess.mayReview(asker));
    }

    @Override
    @Transactional(readOnly = true)
    public List<ItemAnswer> of(String form, String item) {
        return questions.ofItem(form, item, OF_ITEM).stream()
                .map(question -> new ItemAnswer(
                        question.words(),
                        String.valueOf(question.answer()),
                        String.valueOf(question.answeredPlace()),
                        ChinaTime.date(java.util.Objects.requireNonNull(question.answeredAt()))))
                .toList();
    }

    private static @Nullable Instant instant(String seen) {
        try {
            return seen.isEmpty() ? null : Instant.parse(seen);
        } catch (java.time.format.DateTimeParseException e) {
            throw new Fault(CommonFault.STALE);
        }
    }

    private static List<FieldFault> wordFaults(String field, String text) {
        if (text.isEmpty()) {
            return List.of(FieldFault.of(field, "common.required"));
        }
        return text.length() > LONGEST ? List.of(FieldFault.of(field, "common.too-long", LONGEST)) : List.of();
    }
}
