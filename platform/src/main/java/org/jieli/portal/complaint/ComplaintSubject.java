package org.jieli.portal.complaint;

/** What a complaint is about. */
enum ComplaintSubject {
    ATTITUDE,
    QUALITY,
    FEES,
    WAITING,
    PRIVACY,
    ENROLMENT,
    OTHER
}
