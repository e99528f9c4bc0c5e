package org.backupdoctor.web.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.FactInfo;
import org.backupdoctor.RuleSet;
import org.backupdoctor.spring.RuleStatus;
import org.backupdoctor.web.diagnosis.Languages;
import org.backupdoctor.web.http.EditingProperties;
import org.backupdoctor.web.problem.RequestException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the rules at work know. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class KnowledgeEndpoint {

    private final Diagnoser diagnoser;
    private final Languages languages;
    private final RuleStatus status;
    private final EditingProperties editing;
    private volatile Pages pages = new Pages("", Map.of());

    /** Pages that were read already, of the rules with this digest. */
    private record Pages(String digest, Map<String, PageView> views) {}

    KnowledgeEndpoint(Diagnoser diagnoser, Languages languages, RuleStatus status, EditingProperties editing) {
        this.diagnoser = diagnoser;
        this.languages = languages;
        this.status = status;
        this.editing = editing;
    }

    @GetMapping("/causes")
    ResponseEntity<List<RuleSet.Entry>> causes(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String language) {
        RuleSet rules = diagnoser.ruleSet();
        Locale locale = languages.chosen(language);
        return asOf(rules, locale, rules.causes(locale));
    }

    @GetMapping("/causes/{id}")
    ResponseEntity<PageView> cause(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String language) {
        RuleSet rules = diagnoser.ruleSet();
        return page(rules, id, languages.chosen(language), rules.causes());
    }

    @GetMapping("/remedies")
    ResponseEntity<List<RuleSet.Entry>> remedies(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String language) {
        RuleSet rules = diagnoser.ruleSet();
        Locale locale = languages.chosen(language);
        return asOf(rules, locale, rules.remedies(locale));
    }

    @GetMapping("/remedies/{id}")
    ResponseEntity<PageView> remedy(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "en") String language) {
        RuleSet rules = diagnoser.ruleSet();
        return page(rules, id, languages.chosen(language), rules.remedies());
    }

    @GetMapping("/facts")
    ResponseEntity<List<FactInfo>> facts() {
        RuleSet rules = diagnoser.ruleSet();
        return asOf(rules, Locale.ENGLISH, rules.facts());
    }

    @GetMapping("/rules")
    ResponseEntity<RulesView> rules() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(RulesView.of(diagnoser.ruleSet(), status, editing.isOn()));
    }

    private ResponseEntity<PageView> page(RuleSet rules, String id, Locale locale, List<RuleSet.Entry> entries) {
        if (entries.stream().noneMatch(entry -> entry.id().equals(id))) {
            String near = near(rules, id);
            throw new RequestException(HttpStatus.NOT_FOUND, "There is no page of this id." + near);
        }
        Pages known = pages;
        if (!known.digest().equals(rules.info().digest())) {
            known = new Pages(rules.info().digest(), new ConcurrentHashMap<>());
            pages = known;
        }
        Map<String, PageView> views = known.views();
        return asOf(
                rules,
                locale,
                views.computeIfAbsent(locale.getLanguage() + " " + id, any -> PageView.of(rules, id, locale)));
    }

    /** The library's own guess of what was meant. */
    private static String near(RuleSet rules, String id) {
        try {
            rules.explain(id);
            return " Maybe it is of the other kind.";
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int maybe = message.indexOf("\nMaybe ");
            return maybe < 0 ? "" : " " + message.substring(maybe + 1);
        }
    }

    /** What is so, in a language, as long as the rules are these. */
    private static <T> ResponseEntity<T> asOf(RuleSet rules, Locale locale, T body) {
        String language = locale.getLanguage();
        return ResponseEntity.ok()
                .eTag("\"" + language + "-" + rules.info().digest() + "\"")
                .cacheControl(CacheControl.noCache())
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(body);
    }
}
