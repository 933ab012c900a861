package org.jieli.region;

import java.time.LocalDate;
import java.util.Collection;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of divisions from a day on; what was before that day stays as it was. */
@Service
@Transactional
class DivisionChanges {

    private final DivisionRepository divisions;
    private final PoolingRepository pooling;
    private final CachedDivisions cached;

    DivisionChanges(DivisionRepository divisions, PoolingRepository pooling, CachedDivisions cached) {
        this.divisions = divisions;
        this.pooling = pooling;
        this.cached = cached;
    }

    /** Sets up a division below the one that its code names. */
    void establish(String code, String name, LocalDate from) {
        String parent = DivisionFile.parentOf(code);
        if (!parent.isEmpty()) {
            inForce(parent, from);
        }
        insert(code, name, parent.isEmpty() ? null : parent, from);
        cached.changed();
    }

    /** Gives a division another name. */
    void rename(String code, String name, LocalDate from) {
        Division before = inForce(code, from);
        end(code, from);
        insert(code, name, before.parentCode(), from);
        cached.changed();
    }

    /**
     * Ends divisions and puts what lies below them under the one that takes them in, which also takes them into its pooling
     * region. The codes below stay until the authority publishes new ones.
     */
    void merge(Collection<String> codes, String into, LocalDate from) {
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
        cached.changed();
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
