package org.jieli.assessment.accounts;

import java.util.List;
import org.jieli.web.SheetLines;

/** The columns of a list of accounts. */
enum AccountColumn {
    USERNAME("用户名", "username"),
    UNIT("单位", "unit"),
    FORM("表", "form"),
    PASSWORD("初始密码", "first password"),
    OPERATOR("填报人", "operator");

    private final String chinese;
    private final String english;

    AccountColumn(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String[] names() {
        return new String[] {chinese, english};
    }

    String name(boolean inEnglish) {
        return inEnglish ? english : chinese;
    }

    /** Whether the file has what an account needs. */
    static boolean suffice(List<String> headers) {
        SheetLines.Line line = new SheetLines.Line(1, headers, headers);
        return !line.get(USERNAME.names()).isEmpty()
                && !line.get(PASSWORD.names()).isEmpty();
    }
}
