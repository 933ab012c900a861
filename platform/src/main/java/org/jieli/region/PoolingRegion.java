package org.jieli.region;

/**
 * The area whose medical-insurance fund and rules apply (医保统筹区).
 *
 * @param code the division that pools, usually a city of 4 digits
 * @param name e.g. 三门峡市
 */
public record PoolingRegion(String code, String name) {}
