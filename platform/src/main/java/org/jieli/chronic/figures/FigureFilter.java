package org.jieli.chronic.figures;

import java.util.UUID;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;

/**
 * Whose years are counted, within the asker's scope.
 *
 * @param counts only those that count for this figure when true, only the others when false; null all
 */
record FigureFilter(
        int year,
        ChronicProgramme programme,
        @Nullable UUID institution,
        @Nullable String division,
        @Nullable CareFigure figure,
        @Nullable Boolean counts) {}
