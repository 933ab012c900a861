package org.jieli.enrolment.fulfilment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jieli.enrolment.ServiceGiven;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Ticks the packages with each service given: once for each source and kind, the promise that falls due first. */
@Component
class GivenServices {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    GivenServices(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Async
    @TransactionalEventListener
    void on(ServiceGiven event) {
        CurrentAccess.runAsSystem(
                "enrolment.fulfilment", () -> transactions.executeWithoutResult(status -> take(event, null)));
    }

    private record Running(UUID id, UUID teamId) {}

    /** Writes a service down under the agreement that held on its day; nothing where there was none or it is known already. */
    void take(ServiceGiven given, @Nullable String words) {
        LocalDate day = ChinaTime.date(given.at());
        Optional<Running> agreement = agreementOn(given.residentId(), day);
        if (agreement.isEmpty() || !insert(given, agreement.get(), words)) {
            return;
        }
        promise(agreement.get().id(), given, day).ifPresent(promise -> jdbc.sql("""
                        update enrolment.service set promise_id = :promise where source_id = :source and kind = :kind
                        """)
                .param("promise", promise)
                .param("source", given.sourceId())
                .param("kind", given.kind().name())
                .update());
    }

    private Optional<Running> agreementOn(UUID resident, LocalDate day) {
        return jdbc.sql("""
                        select id, team_id from enrolment.agreement
                        where resident_id = :resident and state = 'SIGNED' and held @> :day::date
                        """)
                .param("resident", resident)
                .param("day", day)
                .query(Running.class)
                .optional();
    }

    private boolean insert(ServiceGiven given, Running agreement, @Nullable String words) {
        return jdbc.sql("""
                        insert into enrolment.service (id, agreement_id, resident_id, team_id, institution_id, kind, at, by_name,
                          source_id, path, words)
                        values (:id, :agreement, :resident, :team, :institution, :kind, :at, :by, :source, :path, :words)
                        on conflict (source_id, kind) do nothing
                        """)
                        .param("id", Identifiers.next())
                        .param("agreement", agreement.id())
                        .param("resident", given.residentId())
                        .param("team", agreement.teamId())
                        .param("institution", given.institutionId())
                        .param("kind", given.kind().name())
                        .param("at", OffsetDateTime.ofInstant(given.at(), ZoneOffset.UTC))
                        .param("by", given.by())
                        .param("source", given.sourceId())
                        .param("path", given.path())
                        .param("words", words)
                        .update()
                == 1;
    }

    private Optional<UUID> promise(UUID agreement, ServiceGiven given, LocalDate day) {
        return jdbc.sql("""
                        update enrolment.promise set given = given + 1
                        where id = (
                          select id from enrolment.promise
                          where agreement_id = :agreement and kind = :kind and year_from <= :day and year_to > :day
                            and (times is null or given < times)
                          order by due_on nulls last, times nulls last, id limit 1 for update)
                        returning id
                        """)
                .param("agreement", agreement)
                .param("kind", given.kind().name())
                .param("day", day)
                .query(UUID.class)
                .optional();
    }
}
