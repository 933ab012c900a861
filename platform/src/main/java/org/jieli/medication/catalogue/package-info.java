/** The drugs that may be stocked and prescribed: searched by name, initials or class, imported from a sheet. */
@NullMarked
package org.jieli.medication.catalogue;

import org.jspecify.annotations.NullMarked;
