/** Performance evaluation by 国卫医发〔2018〕26号: schemes, experts, scores, feedback, objections, rectification, publication. */
@NullMarked
package org.jieli.assessment.scoring;

import org.jspecify.annotations.NullMarked;
