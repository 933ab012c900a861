package org.jieli.assessment.proposal;

/**
 * A value proposed for a cell.
 *
 * @param value as it would be stored
 * @param basis where it comes from
 * @param complete whether it may be taken over: every unit below counted, none {@code --}
 * @param counted units below whose figure is in it
 * @param notCounted units below that do not count the figure
 * @param units units below in all
 */
public record Proposal(String value, Basis basis, boolean complete, int counted, int notCounted, int units) {

    /** Where a proposal comes from. */
    public enum Basis {
        /** The registers of institutions, alliances and divisions. */
        RECORD,
        /** 下级汇总. */
        SUM_BELOW
    }

    static Proposal ofRecord(String value) {
        return new Proposal(value, Basis.RECORD, true, 0, 0, 0);
    }
}
