package org.jieli.alliance;

/** A line of the list of alliances. */
record AllianceListItem(Alliance alliance, String leadName, int members) {}
