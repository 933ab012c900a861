package org.jieli.enrolment.figure;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose people a figure is about: a division's, or a team's.
 *
 * @param division code prefix; null for a team
 * @param team null for a division
 * @param grid the team's divisions
 * @param institutions where its people are known, which is how a team sees them
 */
record FigureArea(@Nullable String division, @Nullable UUID team, List<String> grid, List<UUID> institutions) {

    static FigureArea of(String division) {
        return new FigureArea(division, null, List.of(), List.of());
    }
}
