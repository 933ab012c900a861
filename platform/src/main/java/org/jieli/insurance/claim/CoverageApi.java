package org.jieli.insurance.claim;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes in who is insured, from the fund's own system. */
@RestController
@RequestMapping("/api/v1/insurance/coverages")
class CoverageApi {

    private static final NewCoverage NOTHING = new NewCoverage(null, null, null, null, null, null, null, null);

    private final CoverageDesk desk;
    private final ClaimReader reader;

    CoverageApi(CoverageDesk desk, ClaimReader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    /** Writes all rows or none; each fault names its row, e.g. {@code [12].personNumber}. */
    @PostMapping
    Map<String, Integer> write(@RequestBody String body) {
        List<NewCoverage> rows = Arrays.stream(reader.read(body, NewCoverage[].class))
                .map(row -> row == null ? NOTHING : row)
                .toList();
        return Map.of("written", desk.write(rows).rows());
    }
}
