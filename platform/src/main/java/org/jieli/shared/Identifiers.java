package org.jieli.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Makes identifiers: UUID version 7, so that they sort by time and index well. */
public final class Identifiers {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Identifiers() {}

    public static UUID next() {
        return GENERATOR.generate();
    }
}
