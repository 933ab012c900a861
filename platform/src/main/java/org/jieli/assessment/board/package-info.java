/** Notices and downloads for those who report, their questions with the answers, and the questions about single items. */
@NullMarked
package org.jieli.assessment.board;

import org.jspecify.annotations.NullMarked;
