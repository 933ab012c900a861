package org.jieli.insurance.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of the national insurance interface.
 *
 * @param infno transaction: 2501, 2501A or 2502
 * @param msgid the same for each attempt, so that the fund takes it once
 * @param fixmedinsCode code of the sending institution
 * @param infTime when it was made, yyyy-MM-dd HH:mm:ss
 * @param input one node: {@code refmedin} of a registration, {@code data} of a cancellation
 */
record TransferMessage(
        String infno,
        String msgid,
        @JsonProperty("fixmedins_code") String fixmedinsCode,
        @JsonProperty("inf_time") String infTime,
        @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, Map<String, @Nullable String>> input) {}
