package org.backupdoctor.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The languages of the pages: one for each file of words, so that another file is another language. */
@RestController
class LanguagesEndpoint {

    private static final String WORDS = "classpath*:/static/i18n/*.json";
    private static final String END = ".json";

    private final List<Language> languages;

    LanguagesEndpoint() throws IOException {
        List<Language> found = new ArrayList<>();
        JsonMapper json = new JsonMapper();
        for (Resource words : new PathMatchingResourcePatternResolver().getResources(WORDS)) {
            String file = Objects.requireNonNull(words.getFilename());
            try (InputStream in = words.getInputStream()) {
                String tag = file.substring(0, file.length() - END.length());
                found.add(new Language(
                        tag, json.readTree(in).path("language.name").stringValue(tag)));
            }
        }
        found.sort(Comparator.comparing(Language::tag));
        languages = List.copyOf(found);
    }

    /**
     * A language.
     *
     * @param tag its tag, such as {@code pt}
     * @param name what it is called in itself, or the tag where its words don't say
     */
    record Language(String tag, String name) {}

    @GetMapping("/languages")
    List<Language> languages() {
        return languages;
    }
}
