/** Loads payments and budgets of a demo region. */
@NullMarked
package org.jieli.insurance.example;

import org.jspecify.annotations.NullMarked;
