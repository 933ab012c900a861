/** Diagnosis codes (ICD-10): chapters, blocks, categories and editions, found by name, pinyin initials or code. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "web", "audit"})
package org.jieli.terminology;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
