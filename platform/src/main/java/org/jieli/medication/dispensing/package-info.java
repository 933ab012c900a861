/** Circulation of a prescription: dispensing in parts, delivery, return. */
@NullMarked
package org.jieli.medication.dispensing;

import org.jspecify.annotations.NullMarked;
