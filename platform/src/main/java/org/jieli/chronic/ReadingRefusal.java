package org.jieli.chronic;

import java.util.List;
import org.jieli.shared.FieldFault;

/**
 * Why a reading of a batch was not kept.
 *
 * @param row its place in the batch, from 0
 */
public record ReadingRefusal(int row, List<FieldFault> faults) {}
