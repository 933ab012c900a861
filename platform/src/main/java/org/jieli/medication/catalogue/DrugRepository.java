package org.jieli.medication.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drugs in the database. */
@Repository
class DrugRepository {

    static final List<String> COLUMNS = List.of(
            "id",
            "code",
            "name",
            "initials",
            "english",
            "form",
            "strength",
            "unit",
            "pack",
            "pack_unit",
            "class_code",
            "essential",
            "insurance",
            "storage",
            "control",
            "confidence",
            "marks_confidence",
            "source");

    private final JdbcClient jdbc;

    DrugRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Drug> all() {
        return jdbc.sql("select * from medication.drug order by name, strength, code")
                .query(DrugRepository::drug)
                .list();
    }

    /** Adds the drug, or writes it over the one of the same code. */
    void put(Drug drug) {
        jdbc.sql("""
                insert into medication.drug (id, code, name, initials, english, form, strength, unit, pack, pack_unit, class_code,
                  essential, insurance, storage, control, confidence, marks_confidence, source)
                values (:id, :code, :name, :initials, :english, :form, :strength, :unit, :pack, :packUnit, :classCode,
                  :essential, :insurance, :storage, :control, :confidence, :marks, :source)
                on conflict (code) do update set name = excluded.name, initials = excluded.initials, english = excluded.english,
                  form = excluded.form, strength = excluded.strength, unit = excluded.unit, pack = excluded.pack,
                  pack_unit = excluded.pack_unit, class_code = excluded.class_code, essential = excluded.essential,
                  insurance = excluded.insurance, storage = excluded.storage, control = excluded.control,
                  confidence = excluded.confidence, marks_confidence = excluded.marks_confidence, source = excluded.source
                """)
                .param("id", drug.id())
                .param("code", drug.code())
                .param("name", drug.name())
                .param("initials", drug.initials())
                .param("english", drug.english())
                .param("form", drug.form())
                .param("strength", drug.strength())
                .param("unit", drug.unit())
                .param("pack", drug.pack())
                .param("packUnit", drug.packUnit())
                .param("classCode", drug.classCode())
                .param("essential", drug.essential())
                .param("insurance", drug.insurance().name())
                .param("storage", drug.storage().name())
                .param("control", drug.control().name())
                .param("confidence", drug.confidence())
                .param("marks", drug.marksConfidence())
                .param("source", drug.source())
                .update();
    }

    private static Drug drug(ResultSet row, int number) throws SQLException {
        return new Drug(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("initials"),
                row.getString("english"),
                row.getString("form"),
                row.getString("strength"),
                row.getString("unit"),
                row.getInt("pack"),
                row.getString("pack_unit"),
                row.getString("class_code"),
                row.getBoolean("essential"),
                Drug.Insurance.valueOf(row.getString("insurance")),
                Drug.Storage.valueOf(row.getString("storage")),
                Drug.Control.valueOf(row.getString("control")),
                row.getString("confidence"),
                row.getString("marks_confidence"),
                row.getString("source"));
    }
}
