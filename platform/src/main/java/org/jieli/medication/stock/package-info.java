/** Stock of an institution: batches, receipt, transfer, count, days of supply. */
@NullMarked
package org.jieli.medication.stock;

import org.jspecify.annotations.NullMarked;
