package org.jieli.institution;

/** What the disease catalogue says of an institution and a condition. */
public enum Capability {
    /** 确保收治. */
    TREATS,
    /** 可在帮助下收治. */
    TREATS_WITH_HELP,
    /** Not in the catalogue: refer. */
    REFERS
}
