/** What those who care for a person write to each other: notes of the team, questions to a hospital, and its advice. */
@NullMarked
package org.jieli.chronic.advice;

import org.jspecify.annotations.NullMarked;
