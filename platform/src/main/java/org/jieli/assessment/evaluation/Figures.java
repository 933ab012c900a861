package org.jieli.assessment.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.form.Operands;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the figures of counting versions: those submitted and not sent back. What was derived from a version that still counts stays as it
 * is, so deriving again costs little and changes nothing. Works for the whole task, whoever asks, and so outside of any transaction.
 */
@Service
public class Figures {

    private static final int BATCH = 500;

    private final DerivedFigureRepository figures;
    private final Reports reports;
    private final Indicators indicators;
    private final Forms forms;
    private final TransactionTemplate transactions;

    Figures(
            DerivedFigureRepository figures,
            Reports reports,
            Indicators indicators,
            Forms forms,
            TransactionTemplate transactions) {
        this.figures = figures;
        this.reports = reports;
        this.indicators = indicators;
        this.forms = forms;
        this.transactions = transactions;
    }

    /** Brings the figures of all reports of a task up to their counting versions; how many reports had changed. */
    public int derive(UUID taskId) {
        return derive(taskId, null);
    }

    /** The same for a task and those of the periods before it, which trends show; a period that has its figures is not looked at again. */
    public void deriveWithHistory(Task task) {
        derive(task.id());
        UUID previous = task.previous();
        while (previous != null) {
            UUID id = previous;
            if (!asSystem(() -> figures.isDerived(id))) {
                derive(id);
            }
            previous = asSystem(() -> Optional.ofNullable(reports.task(id).previous()))
                    .orElse(null);
        }
    }

    /** The same for one report, when its version has changed. */
    public int deriveReport(UUID reportId) {
        Optional<UUID> task = asSystem(() -> figures.taskOf(reportId));
        return task.map(id -> derive(id, reportId)).orElse(0);
    }

    private int derive(UUID taskId, @Nullable UUID reportId) {
        return asSystem(() -> {
            Task task = reports.task(taskId);
            if (indicators.forms(task.edition()).isEmpty()) {
                return 0;
            }
            figures.lock(taskId);
            return new Derivation(task).run(reportId);
        });
    }

    private <T> T asSystem(java.util.function.Supplier<T> work) {
        return CurrentAccess.callAsSystem(
                "figures", () -> java.util.Objects.requireNonNull(transactions.execute(status -> work.get())));
    }

    /** One run through a task's reports, which come one by one and are written in batches. */
    private final class Derivation {

        private final Task task;
        private final String definitions;
        private final Map<String, Form> known = new HashMap<>();
        private final Map<String, List<Indicator>> wanted = new HashMap<>();
        private final List<DerivedFigureRepository.Derived> derived = new ArrayList<>(BATCH);
        private final List<UUID> gone = new ArrayList<>();
        private final java.util.Set<String> touched = new java.util.TreeSet<>();
        private int changed;

        Derivation(Task task) {
            this.task = task;
            this.definitions = indicators.definitions(task.edition());
            indicators.forms(task.edition()).forEach(form -> {
                known.put(form, forms.get(form, task.edition()));
                wanted.put(form, indicators.of(task.edition(), form));
            });
        }

        int run(@Nullable UUID reportId) {
            figures.changed(task, reportId, known.keySet(), definitions, this::take);
            flush();
            touched.forEach(form -> figures.makeQuartiles(task.id(), form));
            return changed;
        }

        private void take(DerivedFigureRepository.Version version) {
            changed++;
            touched.add(version.form());
            gone.add(version.unitId());
            if (version.number() != null) {
                Form form = java.util.Objects.requireNonNull(known.get(version.form()));
                Operands operands = Operands.of(form.read(version.cells()))
                        .lastPeriod(form.read(version.lastCells()))
                        .period(task.period())
                        .kind(version.tier(), version.tcm());
                derived.add(new DerivedFigureRepository.Derived(
                        version,
                        java.util.Objects.requireNonNull(wanted.get(version.form())).stream()
                                .map(indicator -> indicator.figure(operands))
                                .toList()));
            }
            if (gone.size() >= BATCH) {
                flush();
            }
        }

        private void flush() {
            figures.remove(task.id(), gone);
            figures.add(task.id(), definitions, derived);
            gone.clear();
            derived.clear();
        }
    }
}
