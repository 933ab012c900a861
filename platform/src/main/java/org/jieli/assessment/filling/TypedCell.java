package org.jieli.assessment.filling;

/**
 * What somebody wants a cell to hold.
 *
 * @param item the item's code
 * @param value as typed
 * @param revision the revision he saw; 0 for a cell that nobody has filled
 */
public record TypedCell(String item, String value, int revision) {}
