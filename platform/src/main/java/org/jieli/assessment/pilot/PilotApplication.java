package org.jieli.assessment.pilot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A city's application (国卫医函〔2019〕125号 附件2、附件3).
 *
 * @param rank place in the province's order; null while it is not recommended
 * @param reason why it was returned or not chosen
 */
record PilotApplication(
        UUID id,
        String division,
        String name,
        PilotState state,
        Columns columns,
        List<String> parts,
        List<Boolean> met,
        List<String> evidence,
        @Nullable Integer rank,
        @Nullable String reason,
        @Nullable Instant submittedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        int version) {

    /**
     * The columns of 候选城市推荐表.
     *
     * @param population 城区常驻人口数 in 万, without the counties
     * @param districts 城区设区数量
     * @param tertiary 三级医院 in the urban area; as are {@code secondary} and {@code primaryCare}
     * @param grids 拟划分的网格数
     * @param phone mobile of the contact, who works at the city's health authority
     */
    record Columns(
            @Nullable BigDecimal population,
            @Nullable Integer districts,
            @Nullable Integer tertiary,
            @Nullable Integer secondary,
            @Nullable Integer primaryCare,
            @Nullable Integer grids,
            String contactName,
            String contactTitle,
            String phone) {}

    String province() {
        return division.substring(0, 2);
    }
}
