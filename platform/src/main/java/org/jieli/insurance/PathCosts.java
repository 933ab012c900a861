package org.jieli.insurance;

/** What each way of getting care costs a person, told before he chooses: past cost of the same group by the rules that hold for him. */
public interface PathCosts {

    /** Reads the person's bills within the asker's scope; audited as a read. */
    PathComparison compare(PathQuestion question);
}
