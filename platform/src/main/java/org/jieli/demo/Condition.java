package org.jieli.demo;

/** A chronic disease of an invented person, with the code it is recorded under. */
enum Condition {
    HYPERTENSION("hypertension", "I10", "特发性(原发性)高血压"),
    DIABETES("diabetes", "E11.9", "非胰岛素依赖型糖尿病不伴有并发症"),
    COPD("copd", "J44.9", "未特指的慢性阻塞性肺病"),
    CORONARY("coronary", "I25.1", "动脉硬化性心脏病"),
    STROKE("stroke", "I69.3", "脑梗死后遗症"),
    KIDNEY("kidney", "N18.9", "未特指的慢性肾脏病");

    final String key;
    final String code;
    final String diagnosis;

    Condition(String key, String code, String diagnosis) {
        this.key = key;
        this.code = code;
        this.diagnosis = diagnosis;
    }

    /** Whether primary care follows it up by the national service norm. */
    boolean isFollowedUp() {
        return this == HYPERTENSION || this == DIABETES;
    }
}
