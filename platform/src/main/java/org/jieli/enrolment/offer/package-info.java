/** Service packages: versions, items, price, filing with the county authority. */
@NullMarked
package org.jieli.enrolment.offer;

import org.jspecify.annotations.NullMarked;
