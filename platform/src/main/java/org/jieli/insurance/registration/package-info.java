/** Registration of transfers with the insurance: the data sets 2501, 2501A and 2502, their sending, and their list. */
@NullMarked
package org.jieli.insurance.registration;

import org.jspecify.annotations.NullMarked;
