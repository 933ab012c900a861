package org.jieli.chronic.worklist;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;

/** The filters of a work list as they stand in its address. */
record AskedWork(
        @Nullable String list,
        @Nullable String programme,
        @Nullable String assigned) {

    static final String MINE = "MINE";
    static final String NOBODY = "NOBODY";
    private static final String PATH = "/follow-ups";

    WorkFilter read(@Nullable UUID me) {
        String whose = assigned == null ? "" : assigned;
        UUID person =
                switch (whose) {
                    case "", NOBODY -> null;
                    case MINE -> me == null ? new UUID(0, 0) : me;
                    default -> identifier(whose);
                };
        return new WorkFilter(
                list == null || list.isBlank() ? WorkKind.DUE : constant(WorkKind.class, list),
                programme == null || programme.isBlank() ? null : constant(ChronicProgramme.class, programme),
                person,
                whose.equals(NOBODY));
    }

    /** The address with one filter put on or, when null, taken off. */
    String with(String name, @Nullable String value) {
        return PATH + query(name, value);
    }

    String at(String path) {
        return path + query("", null);
    }

    private String query(String name, @Nullable String value) {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("list", list);
        all.put("programme", programme);
        all.put("assigned", assigned);
        all.put(name, value);
        String query = all.entrySet().stream()
                .filter(each -> each.getValue() != null && !each.getValue().isBlank())
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static UUID identifier(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Fault(CommonFault.UNREADABLE);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.UNREADABLE));
    }
}
