package org.jieli.insurance.claim;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Access;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tries a case by hand: what would be paid of a chain of stays, with every step; nothing is kept. */
@Controller
class CalculatorController {

    private final CalculatingClaims calculating;
    private final RuleBook rules;
    private final Clock clock;

    CalculatorController(CalculatingClaims calculating, RuleBook rules, Clock clock) {
        this.calculating = calculating;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/insurance/calculator")
    String form(@RequestParam(name = "scheme", defaultValue = "RESIDENT") String scheme, Model model) {
        Access access = ClaimPosts.calculator();
        LocalDate today = LocalDate.now(clock);
        Map<String, String> typed = new HashMap<>();
        typed.put("scheme", scheme);
        typed.put("born", today.minusYears(50).toString());
        typed.put("diagnosis", "J18.9");
        return page(access, new CalculatorForm(typed), null, null, model);
    }

    @PostMapping("/insurance/calculator")
    String calculate(@RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        Access access = ClaimPosts.calculator();
        CalculatorForm form = new CalculatorForm(typed);
        String region = region(access);
        RuleSet set = set(region, form.scheme()).orElse(null);
        if (set == null) {
            return page(access, form, null, null, model);
        }
        Calculation asked = null;
        try {
            asked = form.asked(region, set.rules());
            return page(access, form, calculating.calculate(asked), null, model);
        } catch (Fault fault) {
            response.setStatus(fault.code().status());
            return page(access, form, null, asked == null ? fault : atItsField(fault, form, set), model);
        }
    }

    private String page(
            Access access,
            CalculatorForm form,
            @Nullable List<CalculatingClaims.Calculated> done,
            @Nullable Fault fault,
            Model model) {
        model.addAttribute("form", form);
        model.addAttribute("fault", new FormFault(fault));
        model.addAttribute("set", set(region(access), form.scheme()).orElse(null));
        model.addAttribute("region", region(access));
        model.addAttribute(
                "done", done == null ? null : done.stream().map(this::result).toList());
        return "insurance/claim/calculator";
    }

    private CalculatorResult result(CalculatingClaims.Calculated each) {
        RuleSet by = rules.find(each.settlement().ruleSet()).orElseThrow();
        return new CalculatorResult(each.number(), each.claim(), each.settlement(), by);
    }

    private Optional<RuleSet> set(String region, Scheme scheme) {
        return rules.on(region, scheme, LocalDate.now(clock));
    }

    /** The fund's own region, or the one in which the institution lies. */
    private static String region(Access access) {
        String division = access.division();
        return division.substring(0, Math.min(4, division.length()));
    }

    /** Bills that were left empty are not sent, so the places differ; lines lie at their item class. */
    private static Fault atItsField(Fault fault, CalculatorForm form, RuleSet set) {
        List<Integer> used = java.util.stream.IntStream.range(0, CalculatorForm.MOST)
                .filter(place -> form.isUsed(place, set.rules()))
                .boxed()
                .toList();
        List<FieldFault> fields = fault.fields().stream()
                .map(each -> placed(each, used, form, set))
                .distinct()
                .toList();
        return new Fault(fault.code(), fields, fault.arguments().toArray());
    }

    private static FieldFault placed(FieldFault fault, List<Integer> used, CalculatorForm form, RuleSet set) {
        String path = path(fault.path(), used, form, set);
        return path.equals("exemption")
                ? FieldFault.of(path, "insurance.claim.choose-exemption")
                : new FieldFault(path, fault.code(), fault.arguments());
    }

    private static String path(String path, List<Integer> used, CalculatorForm form, RuleSet set) {
        if (!path.matches("claims\\[\\d+]\\..*") || path.contains(".amount.") || path.contains(".quantity.")) {
            return path;
        }
        int place = used.get(Integer.parseInt(path.substring(7, path.indexOf(']'))));
        String field = path.substring(path.indexOf('.') + 1);
        if (field.equals("exemption")
                || (field.equals("diagnosis") && form.of(place, field).isBlank())) {
            return field;
        }
        if (field.startsWith("referral")) {
            field = "arrival";
        } else if (field.matches("lines\\[\\d+].*")) {
            int line = Integer.parseInt(field.substring(6, field.indexOf(']')));
            field = (field.endsWith(".quantity") ? "quantity." : "amount.")
                    + set.rules().items().stream()
                            .filter(item -> !form.amount(place, item).isBlank())
                            .toList()
                            .get(line)
                            .code();
        } else if (field.equals("lines")) {
            field = "amount." + set.rules().items().getFirst().code();
        }
        return "claims[" + place + "]." + field;
    }
}
