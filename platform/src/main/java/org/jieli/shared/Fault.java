package org.jieli.shared;

import java.util.List;

/** Something a person can understand and mend: a stable code, the fields it lies in, and values for the words. */
public class Fault extends RuntimeException {

    private final transient FaultCode code;
    private final transient List<FieldFault> fields;
    private final transient List<Object> arguments;

    public Fault(FaultCode code, Object... arguments) {
        this(code, List.of(), arguments);
    }

    public Fault(FaultCode code, List<FieldFault> fields, Object... arguments) {
        super(code.code() + (fields.isEmpty() ? "" : " " + fields));
        this.code = code;
        this.fields = List.copyOf(fields);
        this.arguments = List.of(arguments);
    }

    /** A fault of fields, when there are any; the usual end of a validation. */
    public static void throwIfAny(List<FieldFault> fields) {
        if (!fields.isEmpty()) {
            throw new Fault(CommonFault.INVALID, fields);
        }
    }

    public FaultCode code() {
        return code;
    }

    public List<FieldFault> fields() {
        return fields;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
