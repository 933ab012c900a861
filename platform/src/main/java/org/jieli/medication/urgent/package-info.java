/** Requests for drugs that are urgently missing, with their clock. */
@NullMarked
package org.jieli.medication.urgent;

import org.jspecify.annotations.NullMarked;
