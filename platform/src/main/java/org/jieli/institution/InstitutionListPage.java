package org.jieli.institution;

import java.util.function.UnaryOperator;

/** What the list shows. */
record InstitutionListPage(
        InstitutionFilter filter, InstitutionDirectory.Page page, long count, UnaryOperator<String> place) {}
