package org.jieli.enrolment.team;

import java.util.UUID;
import org.jieli.enrolment.CareTeam;
import org.jspecify.annotations.Nullable;

/** A team as typed. */
record TeamForm(
        @Nullable String institution,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String district,
        @Nullable String city,
        @Nullable String version,
        @Nullable String key) {

    static TeamForm of(CareTeam team) {
        return new TeamForm(
                team.institutionId().toString(),
                team.name(),
                team.phone(),
                team.districtInstitutionId() == null
                        ? ""
                        : team.districtInstitutionId().toString(),
                team.cityInstitutionId() == null ? "" : team.cityInstitutionId().toString(),
                Integer.toString(team.version()),
                null);
    }

    TeamSettings settings() {
        String typed = text(phone);
        return new TeamSettings(text(name), typed.isEmpty() ? null : typed, id(district), id(city));
    }

    @Nullable
    UUID institutionId() {
        return id(institution);
    }

    int knownVersion() {
        return text(version).matches("[0-9]{1,9}") ? Integer.parseInt(text(version)) : 0;
    }

    static @Nullable UUID id(@Nullable String typed) {
        try {
            return text(typed).isEmpty() ? null : UUID.fromString(text(typed));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
