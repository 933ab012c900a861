/** Accounts, posts, sign-in and tokens: who somebody is, in which role and institution, and how far he may see. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "web", "region", "institution", "audit"})
package org.jieli.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
