package org.jieli.portal;

/** The five places at the bottom of every page. */
public enum Tab {
    START("/my", "M3 11l9-8 9 8v10h-6v-6H9v6H3z"),
    CARE("/my/care", "M4 6h16v14H4zM8 3v5M16 3v5M12 11v6M9 14h6"),
    HEALTH("/my/health", "M3 12h4l2-6 4 12 3-8 1 2h4"),
    DOCTOR("/my/doctor", "M12 4a4 4 0 1 0 .01 0M4 21c0-5 4-7 8-7s8 2 8 7"),
    ME("/my/me", "M4 6h16M4 12h16M4 18h16");

    private final String path;
    private final String drawing;

    Tab(String path, String drawing) {
        this.path = path;
        this.drawing = drawing;
    }

    public String path() {
        return path;
    }

    /** An SVG path in a square of 24. */
    public String drawing() {
        return drawing;
    }
}
