package org.jieli.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All versions of all divisions, in memory. */
final class DivisionTree {

    /** Brackets of the code tables that are no part of a place's name. */
    private static final Set<String> BRACKETS = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    private static final Comparator<Version> TOP_DOWN = Comparator.comparing(
                    (Version version) -> version.division().level())
            .thenComparing(version -> version.division().code());

    private final Map<String, List<Version>> byCode = new HashMap<>();
    private final Map<String, List<Version>> byParent = new HashMap<>();
    private final List<Version> all;

    DivisionTree(List<Version> versions) {
        all = versions.stream().sorted(TOP_DOWN).toList();
        for (Version version : all) {
            String parent = version.division().parentCode();
            byCode.computeIfAbsent(version.division().code(), code -> new ArrayList<>(1))
                    .add(version);
            byParent.computeIfAbsent(parent == null ? "" : parent, code -> new ArrayList<>())
                    .add(version);
        }
    }

    /** A division with the pinyin initials by which it is found. */
    record Version(Division division, String initials) {

        boolean holdsOn(LocalDate day) {
            LocalDate to = division.to();
            return !day.isBefore(division.from()) && (to == null || day.isBefore(to));
        }

        boolean matches(String text) {
            return division.name().contains(text)
                    || division.code().startsWith(text)
                    || initials.startsWith(text.toLowerCase(Locale.ROOT));
        }
    }

    Optional<Division> find(String code, LocalDate on) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(version -> version.holdsOn(on))
                .map(Version::division)
                .findFirst();
    }

    List<Division> history(String code) {
        return byCode.getOrDefault(code, List.of()).stream()
                .map(Version::division)
                .sorted(Comparator.comparing(Division::from))
                .toList();
    }

    List<Division> children(String code, LocalDate on) {
        return byParent.getOrDefault(code, List.of()).stream()
                .filter(version -> version.holdsOn(on))
                .map(Version::division)
                .toList();
    }

    List<Division> search(String text, LocalDate on, int limit) {
        return all.stream()
                .filter(version -> version.matches(text) && version.holdsOn(on))
                .map(Version::division)
                .limit(limit)
                .toList();
    }

    /** From the province down. */
    List<Division> path(String code, LocalDate on) {
        List<Division> path = new ArrayList<>();
        Optional<Division> step = find(code, on);
        while (step.isPresent()) {
            path.addFirst(step.get());
            String parent = step.get().parentCode();
            step = parent == null ? Optional.empty() : find(parent, on);
        }
        return path;
    }

    String fullName(String code, LocalDate on) {
        StringBuilder name = new StringBuilder();
        String above = "";
        for (Division division : path(code, on)) {
            boolean bracket = division.level() == Division.Level.CITY && BRACKETS.contains(division.name());
            if (!bracket && !division.name().equals(above)) {
                name.append(division.name());
                above = division.name();
            }
        }
        return name.isEmpty() ? code : name.toString();
    }
}
