package org.jieli.criteria;

import java.util.List;

/**
 * What the decision tables advise, the weightiest level of all reasons.
 *
 * @param reasons why, weightiest first; empty when nothing speaks against treating here
 * @param exemptions why this person need not be seen first at primary level, where that holds
 */
public record Advice(Level level, List<Reason> reasons, List<Reason> exemptions) {

    /** The reasons of the level that was reached. */
    public List<Reason> decisive() {
        return reasons.stream().filter(reason -> reason.level() == level).toList();
    }

    /** What else the tables said, milder than the level that was reached. */
    public List<Reason> milder() {
        return reasons.stream().filter(reason -> reason.level() != level).toList();
    }

    public boolean isToRefer() {
        return level.isToRefer();
    }

    /** From the mildest to the weightiest. */
    public enum Level {
        TREAT_HERE,
        CONSULT,
        REFER_ROUTINELY,
        REFER_URGENTLY,
        EMERGENCY;

        /** Whether somebody else has to go on. */
        public boolean isToRefer() {
            return compareTo(REFER_ROUTINELY) >= 0;
        }
    }

    /**
     * One rule that spoke.
     *
     * @param table the decision table, e.g. {@code hypertension}
     * @param row its row, from 1
     * @param text in words, Chinese
     * @param source document and clause it comes from
     * @param confidence C certain, L likely, U uncertain, as the facts mark it
     */
    public record Reason(Level level, String table, int row, String text, String source, String confidence) {}
}
