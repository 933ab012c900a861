package org.jieli.institution;

/** One entry of a code table, with its official Chinese name and an English one. */
record Code(String code, String name, String english) {

    String name(boolean inEnglish) {
        return inEnglish ? english : name;
    }
}
