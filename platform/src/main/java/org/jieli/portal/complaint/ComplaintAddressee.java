package org.jieli.portal.complaint;

/** Who answers a complaint. */
enum ComplaintAddressee {
    INSTITUTION,
    COMMISSION
}
