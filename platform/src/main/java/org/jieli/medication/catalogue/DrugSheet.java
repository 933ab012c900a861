package org.jieli.medication.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jieli.medication.sheet.CheckedRow;
import org.jieli.medication.sheet.CheckedRow.RowOutcome;
import org.jieli.medication.sheet.SheetKind;
import org.jieli.medication.sheet.SheetReader;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.PinyinInitials;
import org.jieli.shared.Role;
import org.jieli.web.SheetLines.Line;
import org.jieli.web.TypedNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a region's own drugs into the catalogue. */
@Component
class DrugSheet implements SheetReader<Drug> {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9-]{2,20}");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Z0-9]{0,9}");
    private static final int LONGEST = 100;
    private static final Map<String, Boolean> ESSENTIAL =
            choices("", false, "否", false, "NO", false, "是", true, "YES", true);
    private static final Map<String, Drug.Insurance> INSURANCE = choices(
            "",
            Drug.Insurance.NONE,
            "甲",
            Drug.Insurance.A,
            "甲类",
            Drug.Insurance.A,
            "A",
            Drug.Insurance.A,
            "乙",
            Drug.Insurance.B,
            "乙类",
            Drug.Insurance.B,
            "B",
            Drug.Insurance.B);
    private static final Map<String, Drug.Storage> STORAGE =
            choices("", Drug.Storage.ROOM, "常温", Drug.Storage.ROOM, "阴凉", Drug.Storage.COOL, "冷藏", Drug.Storage.FRIDGE);
    private static final Map<String, Drug.Control> CONTROL = choices(
            "",
            Drug.Control.ORDINARY,
            "毒性",
            Drug.Control.TOXIC,
            "放射性",
            Drug.Control.RADIOACTIVE,
            "易制毒",
            Drug.Control.PRECURSOR,
            "麻醉",
            Drug.Control.NARCOTIC,
            "精一",
            Drug.Control.PSYCHOTROPIC_1,
            "精二",
            Drug.Control.PSYCHOTROPIC_2);

    private final DrugCatalogue catalogue;
    private final DrugRepository drugs;

    DrugSheet(DrugCatalogue catalogue, DrugRepository drugs) {
        this.catalogue = catalogue;
        this.drugs = drugs;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.DRUGS;
    }

    @Override
    public Class<Drug> content() {
        return Drug.class;
    }

    @Override
    public @Nullable UUID writer() {
        CurrentAccess.requireRole(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION);
        return null;
    }

    @Override
    public LineCheck check() {
        Map<String, Integer> seen = new HashMap<>();
        return line -> {
            List<FieldFault> faults = new ArrayList<>();
            Drug drug = drug(line, faults);
            Integer before = seen.putIfAbsent(drug.code(), line.number());
            if (before != null) {
                faults.add(FieldFault.of("code", "medication.twice", before));
            }
            return faults.isEmpty() ? right(drug) : CheckedRow.faulty(faults);
        };
    }

    @Override
    public void put(List<Drug> rows, UUID importId) {
        rows.forEach(drugs::put);
        catalogue.changed();
    }

    private CheckedRow right(Drug drug) {
        return catalogue
                .findByCode(drug.code())
                .map(known -> CheckedRow.right(
                        sameBut(known, drug).equals(known) ? RowOutcome.SAME : RowOutcome.CHANGED,
                        sameBut(known, drug)))
                .orElseGet(() -> CheckedRow.right(RowOutcome.ADDED, drug));
    }

    /** Identifier and, where nothing else changed, the marks of confidence stay. */
    private static Drug sameBut(Drug known, Drug drug) {
        Drug kept = copy(drug, known.id(), known.confidence(), known.marksConfidence(), known.source());
        return kept.equals(known)
                ? known
                : copy(drug, known.id(), drug.confidence(), drug.marksConfidence(), drug.source());
    }

    private static Drug copy(Drug drug, UUID id, String confidence, String marks, String source) {
        return new Drug(
                id,
                drug.code(),
                drug.name(),
                drug.initials(),
                drug.english(),
                drug.form(),
                drug.strength(),
                drug.unit(),
                drug.pack(),
                drug.packUnit(),
                drug.classCode(),
                drug.essential(),
                drug.insurance(),
                drug.storage(),
                drug.control(),
                confidence,
                marks,
                source);
    }

    private Drug drug(Line line, List<FieldFault> faults) {
        String code = cell(line, "code").toUpperCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            faults.add(FieldFault.of("code", "medication.code-shape"));
        }
        String classCode = cell(line, "classCode").toUpperCase(Locale.ROOT);
        if (!CLASS.matcher(classCode).matches()) {
            faults.add(FieldFault.of("classCode", "medication.code-shape"));
        }
        TypedNumbers numbers = new TypedNumbers();
        Integer pack = numbers.whole("pack", cell(line, "pack"));
        faults.addAll(numbers.faults());
        if (numbers.faults().isEmpty() && (pack == null || pack < 1 || pack > 10_000)) {
            faults.add(FieldFault.of("pack", "medication.not-positive"));
        }
        String name = text(line, "name", faults);
        return new Drug(
                Identifiers.next(),
                code,
                name,
                PinyinInitials.of(name),
                cell(line, "english"),
                text(line, "form", faults),
                text(line, "strength", faults),
                text(line, "unit", faults),
                pack == null ? 1 : pack,
                text(line, "packUnit", faults),
                classCode,
                choice(line, "essential", ESSENTIAL, faults, false),
                choice(line, "insurance", INSURANCE, faults, Drug.Insurance.NONE),
                choice(line, "storage", STORAGE, faults, Drug.Storage.ROOM),
                choice(line, "control", CONTROL, faults, Drug.Control.ORDINARY),
                "C",
                "C",
                "本地导入");
    }

    private String text(Line line, String field, List<FieldFault> faults) {
        String text = cell(line, field);
        if (text.isEmpty()) {
            faults.add(FieldFault.of(field, "common.required"));
        } else if (text.length() > LONGEST) {
            faults.add(FieldFault.of(field, "common.too-long", LONGEST));
        }
        return text;
    }

    private <T> T choice(Line line, String field, Map<String, T> choices, List<FieldFault> faults, T otherwise) {
        String text = cell(line, field);
        T chosen = choices.get(text.toUpperCase(Locale.ROOT));
        if (chosen == null) {
            faults.add(FieldFault.of(
                    field,
                    "medication.choice",
                    text,
                    String.join(
                            "、",
                            choices.keySet().stream()
                                    .filter(each -> !each.isEmpty())
                                    .toList())));
            return otherwise;
        }
        return chosen;
    }

    private String cell(Line line, String field) {
        return kind().cell(line, field);
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> choices(Object... pairs) {
        Map<String, T> choices = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            choices.put((String) pairs[i], (T) pairs[i + 1]);
        }
        return choices;
    }
}
