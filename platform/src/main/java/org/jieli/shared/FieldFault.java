package org.jieli.shared;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong in one field.
 *
 * @param path the field as the form and the JSON body name it, e.g. {@code vitalSigns.systolic}
 * @param code key of the words, looked up as {@code fault.<code>}
 * @param arguments values for the words
 */
public record FieldFault(String path, String code, List<Object> arguments) {

    public FieldFault {
        arguments = List.copyOf(arguments);
    }

    public static FieldFault of(String path, String code, Object... arguments) {
        return new FieldFault(path, code, List.of(arguments));
    }

    /** The first faults, and of the others those that lie in other fields. */
    public static List<FieldFault> joined(List<FieldFault> first, List<FieldFault> others) {
        Set<String> paths = first.stream().map(FieldFault::path).collect(Collectors.toSet());
        return Stream.concat(first.stream(), others.stream().filter(each -> !paths.contains(each.path())))
                .toList();
    }
}
