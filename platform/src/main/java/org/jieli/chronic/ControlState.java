package org.jieli.chronic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The class of a follow-up (国卫基层发〔2017〕13号 随访分类), with the code of its form; 9 stands for what could not be measured. */
public enum ControlState {
    CONTROLLED("1"),
    NOT_CONTROLLED("2"),
    ADVERSE_REACTION("3"),
    COMPLICATION("4"),
    NOT_MEASURED("9");

    private final String code;

    ControlState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The state of a code; null for none and for one that is unknown. */
    public static @Nullable ControlState of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElse(null);
    }
}
