package org.jieli.assessment.scoring;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.assessment.evaluation.Indicators;
import org.jieli.assessment.evaluation.PerformanceSets;
import org.jieli.assessment.evaluation.PerformanceSets.PerformanceSet;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the leader does with scoring schemes; a used version stays as it is, and a change to it makes the next one. */
@Service
@Transactional
class Schemes {

    private final SchemeRepository schemes;
    private final Indicators indicators;
    private final AuditLog audit;
    private final Clock clock;

    Schemes(SchemeRepository schemes, Indicators indicators, AuditLog audit, Clock clock) {
        this.schemes = schemes;
        this.indicators = indicators;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Scheme> all() {
        ReportAccess.requireLead();
        return schemes.all();
    }

    @Transactional(readOnly = true)
    Scheme require(UUID id) {
        return schemes.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<SchemeRepository.Change> changes(Scheme scheme) {
        return schemes.changes(scheme.family());
    }

    PerformanceSet set(Scheme scheme) {
        return indicators
                .performance(scheme.edition())
                .flatMap((PerformanceSets sets) -> sets.set(scheme.set()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** A scheme of one's own that begins as a copy of another. */
    UUID copy(UUID id) {
        ReportAccess.requireLead();
        Scheme base = require(id);
        UUID copy = Identifiers.next();
        insert(with(base, copy, copy, 1, "L"));
        schemes.note(copy, "copied", base.name() + " v" + base.version(), base.name(), clock.instant());
        record("copy", base.name(), copy);
        return copy;
    }

    /** Changes a version that nobody uses yet, or makes the next one of a used one; the version that holds what was typed. */
    UUID change(UUID id, SchemeForm form) {
        ReportAccess.requireLead();
        Scheme base = require(id);
        List<FieldFault> faults = new ArrayList<>();
        Scheme typed = form.read(base, set(base), faults);
        Fault.throwIfAny(faults);
        Scheme wanted = Objects.requireNonNull(typed);
        if (base.confidence().equals("U")) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        UUID kept = base.used() ? Identifiers.next() : id;
        Scheme signed = with(wanted, kept, base.family(), base.version(), base.confidence());
        if (base.used()) {
            insert(with(signed, kept, base.family(), schemes.latestVersion(base.family()) + 1, base.confidence()));
        } else if (!schemes.change(signed)) {
            throw new Fault(CommonFault.STALE);
        }
        noteChanges(base, signed);
        record("change", wanted.name(), kept);
        return kept;
    }

    private void insert(Scheme scheme) {
        if (!schemes.insert(scheme)) {
            throw new Fault(CommonFault.STALE);
        }
    }

    private void noteChanges(Scheme before, Scheme after) {
        Instant now = clock.instant();
        Map<String, String> first = SchemeForm.of(before).typed();
        SchemeForm.of(after).typed().forEach((field, value) -> {
            String known = first.getOrDefault(field, "");
            if (!field.equals("revision") && !known.equals(value)) {
                schemes.note(after.id(), field, known, value, now);
            }
        });
    }

    private Scheme with(Scheme scheme, UUID id, UUID family, int version, String confidence) {
        return new Scheme(
                id,
                family,
                version,
                scheme.name(),
                scheme.set(),
                scheme.edition(),
                scheme.missing(),
                scheme.difference(),
                scheme.levels(),
                scheme.items(),
                confidence,
                false,
                scheme.revision(),
                CurrentAccess.require().personName(),
                clock.instant());
    }

    private void record(String action, String name, UUID id) {
        audit.record("assessment.scheme-" + action, null, "scheme", id, Map.of("name", name));
    }
}
