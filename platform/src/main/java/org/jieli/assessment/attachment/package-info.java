/** Files that belong to a notice, an application or a finding. */
@NullMarked
package org.jieli.assessment.attachment;

import org.jspecify.annotations.NullMarked;
