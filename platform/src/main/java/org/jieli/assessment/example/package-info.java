/** Invents reports that pass their logical checks, for the demo region, tests and benchmarks; never for a real one. */
@NullMarked
package org.jieli.assessment.example;

import org.jspecify.annotations.NullMarked;
