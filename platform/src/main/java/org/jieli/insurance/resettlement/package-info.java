/** Bills that are settled again because rules were issued for their days later. */
@NullMarked
package org.jieli.insurance.resettlement;

import org.jspecify.annotations.NullMarked;
