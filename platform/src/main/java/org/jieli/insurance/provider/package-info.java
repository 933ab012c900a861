/** Institutions under contract with a fund: their code of the national interface, and the level where the fund puts them. */
@NullMarked
package org.jieli.insurance.provider;

import org.jspecify.annotations.NullMarked;
