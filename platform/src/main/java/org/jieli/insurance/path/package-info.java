/** What each path costs a person before he chooses, from past cases and the rules that hold for him. */
@NullMarked
package org.jieli.insurance.path;

import org.jspecify.annotations.NullMarked;
