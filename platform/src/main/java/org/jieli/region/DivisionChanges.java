package org.jieli.region;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of divisions of the asker's own part of the country from a day on; what was before that day stays as it was. */
@Service
@Transactional
class DivisionChanges {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}()（）·、-]{1,50}");

    private final DivisionRepository divisions;
    private final PoolingRepository pooling;
    private final CachedDivisions cached;
    private final AuditLog audit;

    DivisionChanges(DivisionRepository divisions, PoolingRepository pooling, CachedDivisions cached, AuditLog audit) {
        this.divisions = divisions;
        this.pooling = pooling;
        this.cached = cached;
        this.audit = audit;
    }

    /** Whether the division is the asker's or lies inside it; his is the whole country for the empty code. */
    static boolean isOfAsker(String code) {
        return code.startsWith(CurrentAccess.require().division());
    }

    /** Sets up a division below the one that its code names. */
    void establish(String code, String name, LocalDate from) {
        requireOfAsker(code);
        requireName(name);
        String parent = DivisionFile.parentOf(code);
        if (!parent.isEmpty()) {
            inForce(parent, from);
        }
        insert(code, name, parent.isEmpty() ? null : parent, from);
        record("division.establish", Map.of("division", code, "name", name), from);
        cached.changed();
    }

    /** Gives a division another name. */
    void rename(String code, String name, LocalDate from) {
        requireOfAsker(code);
        requireName(name);
        Division before = inForce(code, from);
        end(code, from);
        insert(code, name, before.parentCode(), from);
        record("division.rename", Map.of("division", code, "before", before.name(), "name", name), from);
        cached.changed();
    }

    /**
     * Ends divisions and puts what lies below them under the one that takes them in, which also takes them into its pooling
     * region. The codes below stay until the authority publishes new ones.
     */
    void merge(Collection<String> codes, String into, LocalDate from) {
        requireOfAsker(into);
        codes.forEach(DivisionChanges::requireOfAsker);
        Division receiver = inForce(into, from);
        for (String code : codes) {
            if (inForce(code, from).level() != receiver.level()) {
                throw new Fault(RegionFault.LEVELS_DIFFER, code, into);
            }
            for (Division child : cached.children(code, from)) {
                end(child.code(), from);
                insert(child.code(), child.name(), into, from);
            }
            end(code, from);
            divisions.succeed(code, into, from);
            pooling.end(code, from);
            cached.poolingRegionOf(into, from).ifPresent(region -> pooling.insert(code, region, from));
        }
        record("division.merge", Map.of("division", String.join(", ", codes), "into", into), from);
        cached.changed();
    }

    private static void requireOfAsker(String code) {
        if (!isOfAsker(code)) {
            throw new Fault(RegionFault.OUTSIDE, code, CurrentAccess.require().division());
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("name", "region.name")));
        }
    }

    private void record(String action, Map<String, String> details, LocalDate from) {
        Map<String, String> facts = new TreeMap<>(details);
        facts.put("from", from.toString());
        audit.record(action, null, "division", null, facts);
    }

    private Division inForce(String code, LocalDate on) {
        return cached.find(code, on)
                .filter(division -> division.to() == null)
                .orElseThrow(() -> new Fault(RegionFault.NOT_IN_FORCE, code, on.toString()));
    }

    private void end(String code, LocalDate on) {
        if (!divisions.end(code, on)) {
            throw new Fault(RegionFault.NOT_IN_FORCE, code, on.toString());
        }
    }

    private void insert(String code, String name, @Nullable String parent, LocalDate from) {
        try {
            divisions.insert(code, name, parent, from);
        } catch (DataIntegrityViolationException e) {
            throw new Fault(RegionFault.CODE_TAKEN, code, from.toString());
        }
    }
}
