package org.jieli.insurance.provider;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes in the institutions under contract from the fund's own system. */
@RestController
@RequestMapping("/api/v1/insurance/providers")
class ProviderApi {

    private static final NewProvider NOTHING = new NewProvider(null, null, null, null);

    private final ProviderDesk desk;

    ProviderApi(ProviderDesk desk) {
        this.desk = desk;
    }

    /** Writes all rows or none; each fault names its row, e.g. {@code [12].code}. */
    @PostMapping
    Map<String, Integer> write(@RequestBody List<@Nullable NewProvider> rows) {
        return Map.of(
                "written",
                desk.write(rows.stream().map(row -> row == null ? NOTHING : row).toList()));
    }
}
