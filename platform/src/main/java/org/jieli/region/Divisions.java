package org.jieli.region;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Looks up divisions and pooling regions as they were on a given day. */
public interface Divisions {

    Optional<Division> find(String code, LocalDate on);

    /** The divisions directly below; the provinces for the empty code. */
    List<Division> children(String code, LocalDate on);

    /** The names from the province down, without separators, e.g. 河南省三门峡市陕州区; the code itself when unknown. */
    String fullName(String code, LocalDate on);

    /** The division and all above it, from the province down; empty when unknown. */
    List<Division> path(String code, LocalDate on);

    /** All versions of a code, the oldest first; empty when unknown. */
    List<Division> history(String code);

    /** Divisions whose name contains the text, or whose code or pinyin initials start with it, the higher levels first. */
    List<Division> search(String text, LocalDate on, int limit);

    /** The pooling region that a division belongs to. */
    Optional<PoolingRegion> poolingRegionOf(String divisionCode, LocalDate on);
}
