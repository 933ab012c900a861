/** Who may do what with prescriptions and stock. */
@NullMarked
package org.jieli.medication.post;

import org.jspecify.annotations.NullMarked;
