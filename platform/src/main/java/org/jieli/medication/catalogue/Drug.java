package org.jieli.medication.catalogue;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drug as it is prescribed: generic name, form and strength, never a trade name.
 *
 * @param code stable, unique over the catalogue
 * @param unit what is counted when it is dispensed, e.g. 片
 * @param pack units in a pack
 * @param classCode ATC, or an own code that begins with Z
 * @param essential in the national list of essential medicines
 * @param confidence how sure name, form, strength and class are: C certain, L likely, U uncertain
 * @param marksConfidence how sure the marks essential and insurance are
 */
public record Drug(
        UUID id,
        String code,
        String name,
        String initials,
        String english,
        String form,
        String strength,
        String unit,
        int pack,
        String packUnit,
        String classCode,
        boolean essential,
        Insurance insurance,
        Storage storage,
        Control control,
        String confidence,
        String marksConfidence,
        String source) {

    /** Class in the insurance's list of drugs: 甲类, 乙类, or not in it. */
    public enum Insurance {
        A,
        B,
        NONE
    }

    /** How it is kept. */
    public enum Storage {
        ROOM,
        COOL,
        FRIDGE
    }

    /** The special controls that the law puts drugs under (药品管理法). */
    public enum Control {
        ORDINARY,
        TOXIC,
        RADIOACTIVE,
        PRECURSOR,
        NARCOTIC,
        PSYCHOTROPIC_1,
        PSYCHOTROPIC_2
    }

    private static final Pattern DOSES = Pattern.compile("×(\\d{1,4})[揿吸泡]");
    private static final int SUBSTANCE = 7;
    private static final int SUBGROUP = 5;

    /** How many single doses a unit holds: an inhaler many, everything that is counted itself one. */
    public int dosesPerUnit() {
        Matcher found = DOSES.matcher(strength);
        return found.find() ? Integer.parseInt(found.group(1)) : 1;
    }

    /** An amount of units, rounded up to whole packs. */
    public int wholePacks(int units) {
        return (units + pack - 1) / pack * pack;
    }

    /** Name and strength, as people choose by. */
    public String title() {
        return name + " " + strength;
    }

    /** Whether it is the same substance in another form or strength. */
    public boolean isSameSubstanceAs(Drug other) {
        return classCode.length() >= SUBSTANCE && classCode.equals(other.classCode);
    }

    /** The chemical subgroup, e.g. C09AA for ACE inhibitors. */
    public String subgroup() {
        return classCode.substring(0, Math.min(SUBGROUP, classCode.length()));
    }
}
