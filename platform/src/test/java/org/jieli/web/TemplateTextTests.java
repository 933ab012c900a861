package org.jieli.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The check itself is proven on deliberately bad templates. */
class TemplateTextTests {

    @Test
    void textBetweenTagsIsNoticedInBothLanguages() {
        assertThat(new TemplateText("<p>保存</p><b>Save it</b>").words()).containsExactly("保存", "Save it");
    }

    @Test
    void textInsideStatementsAndCallsIsNoticed() {
        assertThat(new TemplateText("""
                        @import org.jieli.web.Ui
                        @template.web.frame(ui = ui, title = ui.t("a.b"), actions = @`<a>Add</a>`, content = @`
                            @if(list.isEmpty())<p>Nothing here</p>@else<p>${list.size()} people</p>@endif
                            @for(String each : list)<li title="Really">${each}</li>@endfor
                        `)
                        """).words()).containsExactlyInAnyOrder("Add", "Nothing here", "people", "Really");
    }

    @Test
    void wordsFromTheBundleAreFine() {
        assertThat(new TemplateText("""
                        @template.web.frame(ui = ui, title = ui.t("a.b"), content = @`
                            <h1 title="${ui.t("a.c")}">${ui.t("a.b", "x")}</h1>@template.web.csrf(ui = ui)
                            <a href="?language=en">${ui.isEnglish() ? "中文" : "English"}</a> <span>mmHg</span>
                        `)
                        """).words()).isEmpty();
    }
}
