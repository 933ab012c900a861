package org.jieli.criteria;

import java.util.List;

/** A decision table as people read it: labels of the columns, and for each row its cells, inputs first. */
record TableView(List<String> inputs, List<String> outputs, List<List<String>> rows) {}
