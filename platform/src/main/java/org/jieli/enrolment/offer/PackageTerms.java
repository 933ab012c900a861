package org.jieli.enrolment.offer;

import java.util.List;

/** What a version of a package says. */
record PackageTerms(String about, Price price, String source, List<PackageItem> items) {}
