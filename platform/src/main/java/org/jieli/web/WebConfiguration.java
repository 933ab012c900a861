package org.jieli.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Templates, words and languages. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final String MODULES = "org.jieli";

    @Bean
    TemplateEngine templateEngine() {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, getClass().getClassLoader(), MODULES);
        engine.setTrimControlStructures(true);
        return engine;
    }

    /** A view name is the template's module and file, e.g. {@code referral/centre}. */
    @Bean
    ViewResolver templateViewResolver(TemplateEngine templates) {
        return (name, locale) -> {
            String template = name + ".jte";
            return templates.hasTemplate(template) ? new TemplateView(templates, template) : null;
        };
    }

    /** Every module's and slice's {@code messages.properties} (Chinese) and {@code messages_en.properties}. */
    @Bean
    MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(bundles().toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        messages.setFallbackToSystemLocale(false);
        // With and without arguments alike, so that an apostrophe is always written twice.
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("jieli-language");
        resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor();
        change.setParamName("language");
        registry.addInterceptor(change);
    }

    private static List<String> bundles() throws IOException {
        List<String> names = new ArrayList<>();
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:org/jieli/**/messages.properties")) {
            String path = resource.getURL().getPath();
            String module = path.substring(path.lastIndexOf("org/jieli/"), path.length() - ".properties".length());
            names.add(module);
        }
        return names;
    }
}
