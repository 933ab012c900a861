package org.jieli.resident;

/** What a person consents to, each with the article of the Personal Information Protection Law (个人信息保护法) that asks for it. */
public enum ConsentKind {
    /** Handling of health data, which is sensitive. */
    HEALTH_DATA("处理健康信息", "第二十九条"),
    /** Handing the record on to another institution. */
    SHARING("向其他机构提供档案", "第二十三条"),
    /** Text messages about referrals and follow-ups. */
    MESSAGES("接收短信提醒", "第十三条"),
    /** A guardian or relative looks after an adult's affairs on the resident's pages. */
    PROXY("由家人代查代办", "第二十三条"),
    /** Family-doctor services under an agreement; the signed agreement is the proof. */
    ENROLMENT("接受家庭医生签约服务", "第十三条");

    private final String words;
    private final String article;

    ConsentKind(String words, String article) {
        this.words = words;
        this.article = article;
    }

    /** What it is, in the words of the record. */
    public String words() {
        return words;
    }

    /** The article, as the law writes it. */
    public String article() {
        return article;
    }
}
