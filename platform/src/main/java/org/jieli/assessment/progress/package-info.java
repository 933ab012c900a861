/** How far a task has come: counts down the tree of divisions, who is missing, and asking those who have not submitted. */
@NullMarked
package org.jieli.assessment.progress;

import org.jspecify.annotations.NullMarked;
