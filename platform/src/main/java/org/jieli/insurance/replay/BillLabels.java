package org.jieli.insurance.replay;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By what a bureau tells bills apart: the insured number, the day and the diagnosis; never a name. */
@Service
class BillLabels {

    private final JdbcClient jdbc;

    BillLabels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a bill is shown with.
     *
     * @param day the last one
     * @param personNumber 参保号; null where nobody was insured on the first day
     */
    record Label(
            UUID claim,
            LocalDate day,
            String code,
            String diagnosisName,
            @Nullable String personNumber) {

        /** Code and name; bills may have only the code. */
        String diagnosis() {
            return diagnosisName.isBlank() || diagnosisName.equals(code) ? code : code + " " + diagnosisName;
        }
    }

    /** Those of the bills that the asker may see. */
    @Transactional(readOnly = true)
    public Map<UUID, Label> of(Collection<UUID> claims) {
        return jdbc
                .sql("""
                        select c.id, c.to_on, c.diagnosis, c.diagnosis_name, v.person_number
                        from insurance.claim c
                        left join insurance.coverage v on v.resident_id = c.resident_id and v.valid @> c.from_on
                        where c.id = any(:claims)
                        """)
                .param("claims", claims.toArray(UUID[]::new))
                .query((row, number) -> new Label(
                        row.getObject("id", UUID.class),
                        row.getObject("to_on", LocalDate.class),
                        row.getString("diagnosis"),
                        row.getString("diagnosis_name"),
                        row.getString("person_number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Label::claim, Function.identity()));
    }
}
