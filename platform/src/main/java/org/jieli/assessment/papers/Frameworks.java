package org.jieli.assessment.papers;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The frameworks of self-assessment reports, by edition and form; an item that no edition's form has keeps the application from starting. */
@Component
class Frameworks {

    private final Map<String, Framework> byForm = new HashMap<>();

    Frameworks(Forms forms) throws IOException {
        for (Resource resource : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/jieli/assessment/papers/*/frameworks.yaml")) {
            String path = resource.getURL().getPath();
            String edition = path.replaceFirst(".*/papers/([^/]+)/frameworks.yaml$", "$1");
            try (InputStream content = resource.getInputStream()) {
                for (Framework framework :
                        Forms.read(content, FrameworkFile.class).frameworks()) {
                    requireItems(framework, edition, forms);
                    framework.forms().forEach(form -> byForm.put(form + "/" + edition, framework));
                }
            }
        }
    }

    private record FrameworkFile(List<Framework> frameworks) {}

    Framework of(Form form) {
        return java.util.Objects.requireNonNull(byForm.get(form.id() + "/" + form.edition()));
    }

    private static void requireItems(Framework framework, String edition, Forms forms) {
        List<Form> meant =
                framework.forms().stream().map(form -> forms.get(form, edition)).toList();
        for (Framework.Part part : framework.parts()) {
            if (part.items() != null) {
                part.items().stream()
                        .filter(item ->
                                meant.stream().noneMatch(form -> form.item(item).isPresent()))
                        .findFirst()
                        .ifPresent(item -> {
                            throw new IllegalStateException("The framework " + framework.id() + " names the item "
                                    + item + ", which no form has");
                        });
            }
        }
    }
}
