package org.jieli.medication.urgent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.medication.MedicationFault;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.formulary.Formularies;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.medication.stock.StockKeeping;
import org.jieli.medication.stock.Thresholds;
import org.jieli.medication.urgent.UrgentRequest.RequestState;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks another institution of the alliance for a drug, and answers in time: promised, sent, or refused with a reason. */
@Service
@Transactional
class UrgentRequests {

    private static final int MOST = 1_000_000;
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final DrugCatalogue catalogue;
    private final Formularies formularies;
    private final StockKeeping keeping;
    private final Thresholds thresholds;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    UrgentRequests(
            JdbcClient jdbc,
            DrugCatalogue catalogue,
            Formularies formularies,
            StockKeeping keeping,
            Thresholds thresholds,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.formularies = formularies;
        this.keeping = keeping;
        this.thresholds = thresholds;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is wanted; {@code to} null asks the lead. */
    record NewRequest(
            @Nullable UUID drugId,
            @Nullable UUID to,
            @Nullable Integer amount,
            @Nullable String reason) {}

    UUID ask(NewRequest wanted, List<FieldFault> unreadable) {
        Access by = MedicationPosts.dispenser();
        UUID own = by.requireInstitution();
        UUID to = Optional.ofNullable(wanted.to())
                .or(() -> formularies.leadOf(own))
                .orElse(null);
        List<FieldFault> faults = new ArrayList<>();
        Drug drug =
                wanted.drugId() == null ? null : catalogue.find(wanted.drugId()).orElse(null);
        if (drug == null) {
            faults.add(FieldFault.of("drugId", "medication.drug-missing"));
        }
        if (to == null || !formularies.partners(own).contains(to)) {
            faults.add(FieldFault.of("to", "medication.not-a-partner"));
        }
        if (wanted.amount() == null || wanted.amount() < 1 || wanted.amount() > MOST) {
            faults.add(FieldFault.of("amount", "medication.not-positive"));
        }
        words("reason", wanted.reason(), faults);
        Fault.throwIfAny(FieldFault.joined(unreadable, faults));
        UUID id = Identifiers.next();
        Instant now = clock.instant();
        Instant due = now.plus(Duration.ofHours(thresholds.of("urgent-answer-hours")));
        int asked = jdbc.sql("""
                        insert into medication.urgent_request
                          (id, from_institution, to_institution, drug_id, amount, reason, state, asked_at, asked_by, due_at, changed_at)
                        values (:id, :from, :to, :drug, :amount, :reason, 'ASKED', :now, :by, :due, :now) on conflict do nothing
                        """)
                .param("id", id)
                .param("from", own)
                .param("to", to)
                .param("drug", wanted.drugId())
                .param("amount", wanted.amount())
                .param(
                        "reason",
                        java.util.Objects.requireNonNull(wanted.reason()).strip())
                .param("now", utc(now))
                .param("by", by.personName())
                .param("due", utc(due))
                .update();
        if (asked == 0) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("drugId", "medication.asked-already")));
        }
        tell(
                java.util.Objects.requireNonNull(to),
                "medication.news-urgent",
                List.of(title(drug), by.institutionName()),
                id,
                "asked");
        audit.record("urgent-drug.ask", null, "urgent-request", id, Map.of("drug", title(drug)));
        return id;
    }

    /** Says when it comes, or why not. */
    void answer(UUID id, boolean promised, @Nullable String answer) {
        Access by = MedicationPosts.pharmacist();
        UrgentRequest request = asked(id, by);
        List<FieldFault> faults = new ArrayList<>();
        words("answer", answer, faults);
        Fault.throwIfAny(faults);
        String words = java.util.Objects.requireNonNull(answer).strip();
        move(
                id,
                promised ? RequestState.PROMISED : RequestState.REFUSED,
                by,
                words,
                promised ? List.of(RequestState.ASKED) : List.of(RequestState.ASKED, RequestState.PROMISED));
        tell(
                request.fromInstitution(),
                promised ? "medication.news-promised" : "medication.news-refused",
                List.of(title(catalogue.find(request.drugId()).orElse(null)), words),
                id,
                promised ? "promised" : "refused");
    }

    /** Sends units out of a batch for it; the request and the transfer are written together. */
    void send(UUID id, @Nullable UUID batch, @Nullable Integer amount) {
        Access by = MedicationPosts.pharmacist();
        UrgentRequest request = asked(id, by);
        if (batch == null) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("batch", "medication.batch-missing")));
        }
        move(id, RequestState.SENT, by, null, List.of(RequestState.ASKED, RequestState.PROMISED));
        keeping.send(batch, request.fromInstitution(), amount, id);
    }

    void withdraw(UUID id) {
        Access by = MedicationPosts.dispenser();
        UrgentRequest request = find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!request.fromInstitution().equals(by.institutionId())) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        move(id, RequestState.WITHDRAWN, by, null, List.of(RequestState.ASKED, RequestState.PROMISED));
    }

    /** Those to and from the institution, open ones by their deadline first, newest first behind them. */
    @Transactional(readOnly = true)
    KeysetPage<UrgentRequest> list(UUID institution, boolean open, @Nullable UUID after, int limit) {
        List<UrgentRequest> found = jdbc.sql("""
                        select * from medication.urgent_request
                        where (from_institution = :institution or to_institution = :institution)
                          and (not :open or state in ('ASKED', 'PROMISED'))
                          and (:after::uuid is null or id < :after)
                        order by id desc limit :limit
                        """)
                .param("institution", institution)
                .param("open", open)
                .param("after", after)
                .param("limit", limit + 1)
                .query(UrgentRequests::request)
                .list();
        return KeysetPage.of(found, limit, last -> last.id().toString());
    }

    @Transactional(readOnly = true)
    long overdue(UUID institution) {
        return jdbc.sql("""
                select count(*) from medication.urgent_request
                where to_institution = :institution and state in ('ASKED', 'PROMISED') and state = 'ASKED' and due_at < :now
                """)
                .param("institution", institution)
                .param("now", utc(clock.instant()))
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    Optional<UrgentRequest> find(UUID id) {
        return jdbc.sql("select * from medication.urgent_request where id = :id")
                .param("id", id)
                .query(UrgentRequests::request)
                .optional();
    }

    /** Tells both sides of requests that nobody answered in time; each once. */
    void tellOverdue() {
        jdbc.sql("""
                        update medication.urgent_request set overdue_told_at = :now
                        where id in (select id from medication.urgent_request
                                     where state = 'ASKED' and overdue_told_at is null and due_at < :now
                                     order by due_at limit 100 for update skip locked)
                        returning *
                        """)
                .param("now", utc(clock.instant()))
                .query(UrgentRequests::request)
                .list()
                .forEach(request -> List.of(request.fromInstitution(), request.toInstitution())
                        .forEach(place -> tell(
                                place,
                                "medication.news-urgent-overdue",
                                List.of(title(catalogue.find(request.drugId()).orElse(null))),
                                request.id(),
                                "overdue")));
    }

    private UrgentRequest asked(UUID id, Access by) {
        return find(id).filter(request -> request.toInstitution().equals(by.institutionId()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private void move(UUID id, RequestState to, Access by, @Nullable String answer, List<RequestState> from) {
        int moved = jdbc.sql("""
                        update medication.urgent_request set state = :to, answered_at = coalesce(answered_at, :now),
                          answered_by = coalesce(answered_by, :by), answer = coalesce(:answer, answer), changed_at = :now
                        where id = :id and state = any (:from)
                        """)
                .param("to", to.name())
                .param("now", utc(clock.instant()))
                .param("by", by.personName())
                .param("answer", answer)
                .param("id", id)
                .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                .update();
        if (moved == 0) {
            throw new Fault(MedicationFault.SETTLED);
        }
        audit.record("urgent-drug.answer", null, "urgent-request", id, Map.of("state", to.name()));
    }

    private static void words(String field, @Nullable String text, List<FieldFault> faults) {
        String words = text == null ? "" : text.strip();
        if (words.isEmpty()) {
            faults.add(FieldFault.of(field, "medication.reason"));
        } else if (words.length() > LONGEST) {
            faults.add(FieldFault.of(field, "common.too-long", LONGEST));
        }
    }

    private void tell(UUID place, String key, List<String> arguments, UUID id, String what) {
        notices.tell(List.of(new Notice(place, null, key, arguments, "/urgent-drugs", id + ":" + what)));
    }

    private static String title(@Nullable Drug drug) {
        return drug == null ? "" : drug.title();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static UrgentRequest request(ResultSet row, int number) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new UrgentRequest(
                row.getObject("id", UUID.class),
                row.getObject("from_institution", UUID.class),
                row.getObject("to_institution", UUID.class),
                row.getObject("drug_id", UUID.class),
                row.getInt("amount"),
                row.getString("reason"),
                RequestState.valueOf(row.getString("state")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("asked_by"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                answered == null ? null : answered.toInstant(),
                row.getString("answered_by"),
                row.getString("answer"));
    }
}
