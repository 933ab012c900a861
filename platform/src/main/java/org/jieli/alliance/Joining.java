package org.jieli.alliance;

import org.jieli.web.FormFault;

/** The form for a new member: what was chosen, its name, and what is wrong with it or with the last change of the members. */
record Joining(JoinForm typed, String institutionName, FormFault fault) {}
