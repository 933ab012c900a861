/** A report as an Excel workbook: taken away empty or filled, and read back line by line before anything is stored. */
@NullMarked
package org.jieli.assessment.workbook;

import org.jspecify.annotations.NullMarked;
