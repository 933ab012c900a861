package org.jieli.region;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;

/** What the page of divisions shows: the place itself, what lies below it or was found, and its history. */
record DivisionPage(
        String parent,
        String q,
        LocalDate on,
        List<Division> path,
        List<Division> shown,
        List<Division> history,
        @Nullable PoolingRegion pooling,
        UnaryOperator<String> fullName,
        boolean mayChange,
        RenameForm renaming,
        FormFault fault) {}
