package org.jieli.insurance.resettlement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jieli.audit.AuditLog;
import org.jieli.database.Revisions;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.claim.SettlementChange;
import org.jieli.insurance.claim.SettlingAgain;
import org.jieli.insurance.parameter.LeftAsIs;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles bills again on whose days rules were issued later: one version after the other, one person in a transaction that also takes down
 * that he is through, so that a crash loses and repeats nothing. A person whose bills cannot be settled keeps them as they are.
 */
@Component
class ResettlementWork {

    private static final Logger LOG = LoggerFactory.getLogger(ResettlementWork.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String ACTOR = "insurance.resettlement";
    private static final int AT_ONCE = 200;

    /** As long other nodes may settle by the rules as they were, with some time for what they have begun. */
    private static final Duration SPREAD = Revisions.LOOK_EVERY.multipliedBy(3);

    /** No transaction that takes bills in lasts longer. */
    private static final Duration LONGEST_INTAKE = Duration.ofMinutes(10);

    private final ResettlementRepository resettlements;
    private final SettlingAgain settling;
    private final RuleBook book;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ResettlementWork(
            ResettlementRepository resettlements,
            SettlingAgain settling,
            RuleBook book,
            AuditLog audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.resettlements = resettlements;
        this.settling = settling;
        this.book = book;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> insuranceResettlements(ResettlementWork work) {
        return Tasks.recurring("insurance-resettlements", FixedDelay.of(PAUSE))
                .execute((task, context) -> CurrentAccess.runAsSystem(ACTOR, work::next));
    }

    /** Does the next one that waits, if there is one, from where it was left. */
    void next() {
        Optional<Resettlement> open = transactions.execute(status -> resettlements.next());
        if (open != null && open.isPresent()) {
            work(open.get());
        }
    }

    private void work(Resettlement it) {
        Optional<RuleSet> issued = book.versions(it.region(), it.scheme()).stream()
                .filter(each -> each.id().equals(it.ruleSet()))
                .findFirst();
        if (issued.isEmpty()) {
            // This node does not know of the issue yet and would settle by the rules before it.
            return;
        }
        RuleSet set = issued.get();
        transactions.executeWithoutResult(status -> resettlements.begin(it));
        Resettlement rest = it;
        List<UUID> people = people(rest);
        while (!people.isEmpty() && !Thread.currentThread().isInterrupted()) {
            for (UUID resident : people) {
                settle(it, set, resident, () -> resettlements.take(it.ruleSet(), resident));
            }
            rest = rest.after(people.getLast());
            people = people(rest);
        }
        if (people.isEmpty() && !clock.instant().isBefore(it.askedAt().plus(SPREAD))) {
            end(it, set);
        }
    }

    /** Before the end those whose bills were on their way at the issue and came out by the rules before it after the person was passed. */
    private void end(Resettlement it, RuleSet set) {
        Instant since = it.askedAt().minus(LONGEST_INTAKE);
        List<UUID> late =
                Objects.requireNonNull(transactions.execute(status -> resettlements.settledOtherwiseSince(it, since)));
        for (UUID resident : late) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            settle(it, set, resident, () -> true);
        }
        transactions.executeWithoutResult(status -> resettlements.finish(it.ruleSet(), clock.instant()));
        LOG.info("The bills on the days of {} are settled again", it.ruleSet());
    }

    private List<UUID> people(Resettlement rest) {
        return Objects.requireNonNull(transactions.execute(status -> resettlements.people(rest, AT_ONCE)));
    }

    private void settle(Resettlement it, RuleSet set, UUID resident, BooleanSupplier take) {
        try {
            transactions.executeWithoutResult(status -> {
                if (take.getAsBoolean()) {
                    settle(set, resident);
                }
            });
        } catch (Fault fault) {
            leave(it, resident, why(fault), take);
        } catch (TransientDataAccessException
                | NonTransientDataAccessResourceException
                | RecoverableDataAccessException
                | TransactionException e) {
            // Not for the bills' sake: the task comes back to the person.
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The bills of {} could not be settled again by {}", resident, it.ruleSet(), e);
            leave(it, resident, LeftAsIs.Why.NOT_CALCULABLE, take);
        }
    }

    private void settle(RuleSet set, UUID resident) {
        List<SettlementChange> changes = settling.settle(resident, set);
        List<SettlementChange> felt = changes.stream()
                .filter(each -> each.before() != null && each.isFelt())
                .toList();
        if (!felt.isEmpty()) {
            resettlements.add(set.id(), felt);
            audit.record(
                    "claim.settle-again",
                    resident,
                    "rule-set",
                    set.id(),
                    Map.of("bills", Integer.toString(felt.size())));
        }
    }

    private void leave(Resettlement it, UUID resident, LeftAsIs.Why why, BooleanSupplier take) {
        transactions.executeWithoutResult(status -> {
            if (take.getAsBoolean()) {
                resettlements.leave(it, resident, why);
            }
        });
    }

    private static LeftAsIs.Why why(Fault fault) {
        if (fault.code() == InsuranceFault.NO_RULES) {
            return LeftAsIs.Why.RULES_MISSING;
        }
        return fault.code() == InsuranceFault.NOT_INSURED ? LeftAsIs.Why.COVERAGE_MISSING : LeftAsIs.Why.NOT_CALCULABLE;
    }
}
