package org.jieli.insurance;

import java.util.Optional;

/** What each way of getting care costs a person, told before he chooses: past cost of the same group by the rules that hold for him. */
public interface PathCosts {

    /** Reads the person's bills within the asker's scope; audited as a read. */
    PathComparison compare(PathQuestion question);

    /** The steps of the typical case at the first candidate, or of staying when there is none; empty when no cost is told. Audited. */
    Optional<PathExplanation> explain(PathQuestion question);
}
