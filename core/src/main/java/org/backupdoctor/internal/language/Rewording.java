package org.backupdoctor.internal.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.backupdoctor.internal.knowledge.CausePage;
import org.backupdoctor.internal.knowledge.CausePage.Missing;
import org.backupdoctor.internal.knowledge.Changes;
import org.backupdoctor.internal.knowledge.ErrorCodes;
import org.backupdoctor.internal.knowledge.Fault;
import org.backupdoctor.internal.knowledge.Hosts;
import org.backupdoctor.internal.knowledge.Inquiry;
import org.backupdoctor.internal.knowledge.Knowledge;
import org.backupdoctor.internal.knowledge.Page;
import org.backupdoctor.internal.knowledge.RemedyPage;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.jspecify.annotations.Nullable;

/** Puts translated texts in the place of the English ones. */
final class Rewording {

    private static final Translation NONE = new Translation(Texts.NONE, null);

    private final Map<String, Translation> translations;
    private final RuleFiles files;

    Rewording(Map<String, Translation> translations, RuleFiles files) {
        this.translations = translations;
        this.files = files;
    }

    Language of(String code, Knowledge english) {
        Map<String, CausePage> causes = new TreeMap<>(english.causes());
        Map<String, RemedyPage> remedies = new TreeMap<>(english.remedies());
        for (RuleFile file : files.all()) {
            Translation said = translations.get(file.stem());
            if (said != null && file.is(".md")) {
                causes.computeIfPresent(file.id(), (id, page) -> cause(page, said));
                remedies.computeIfPresent(file.id(), (id, page) -> remedy(page, file, said));
            }
        }
        Knowledge worded = new Knowledge(
                causes,
                remedies,
                english.weights(),
                english.fitted(),
                english.releases(),
                english.models(),
                questions(english.questions()),
                changes(english.changes()),
                errors(english.errors()),
                english.messages(),
                english.apps(),
                hosts(english.hosts()),
                faults(english.faults()));
        return new Language(code, english, worded, because(), phrases());
    }

    private static CausePage cause(CausePage page, Translation said) {
        Map<String, String> fields = said.texts().fields();
        return page.worded(
                fields.getOrDefault("/title", page.title()),
                missing(page.clearsWhen(), fields.get("/clearsWhen"), fields.get("/clearsWhenMissing")),
                missing(page.goal(), fields.get("/goal"), fields.get("/goalMissing")),
                page(said, page.text()));
    }

    private static Missing missing(Missing english, @Nullable String plain, @Nullable String withMissing) {
        boolean alike = english.plain().equals(english.withMissing());
        String own = plain == null ? english.plain() : plain;
        return new Missing(own, withMissing != null ? withMissing : alike ? own : english.withMissing());
    }

    private static RemedyPage remedy(RemedyPage page, RuleFile file, Translation said) {
        Map<String, String> fields = said.texts().fields();
        Map<String, List<String>> lists =
                new LinkedHashMap<>(Page.parse(file, new ArrayList<>()).lists());
        lists.replaceAll((heading, steps) -> said.texts().lists().getOrDefault(heading, steps));
        List<String> loses = new ArrayList<>();
        for (int i = 0; i < page.loses().size() && fields.containsKey("/loses/" + i); i++) {
            loses.add(fields.get("/loses/" + i));
        }
        String title = fields.getOrDefault("/title", page.title());
        boolean isAlike = page.titleForAdmin().equals(page.title());
        return page.worded(
                title,
                fields.getOrDefault("/titleForAdmin", isAlike ? title : page.titleForAdmin()),
                loses.size() == page.loses().size() ? List.copyOf(loses) : page.loses(),
                lists,
                page(said, page.text()));
    }

    private static Supplier<String> page(Translation said, Supplier<String> english) {
        return said.page() == null ? english : said.page();
    }

    private Map<String, String> because() {
        Map<String, String> because = new HashMap<>();
        translations
                .values()
                .forEach(said -> said.texts().fields().forEach((path, text) -> {
                    if (path.startsWith(Texts.BECAUSE)) {
                        because.put(path.substring(Texts.BECAUSE.length()), text);
                    }
                }));
        return because;
    }

    private Phrases phrases() {
        Map<String, String> own = new HashMap<>();
        fields(Phrases.FILE).forEach((path, text) -> own.put(path.substring("/phrases/".length()), text));
        return Phrases.ENGLISH.with(own);
    }

    private Map<String, Inquiry> questions(Map<String, Inquiry> english) {
        Map<String, String> said = fields(Knowledge.QUESTIONS);
        Map<String, Inquiry> questions = new LinkedHashMap<>(english);
        questions.replaceAll((field, question) -> {
            String path = "/questions/" + field;
            Map<String, String> before = new LinkedHashMap<>(question.whereBefore());
            before.replaceAll((version, where) -> said.getOrDefault(path + "/whereBefore/" + version, where));
            List<Inquiry.Answer> answers = new ArrayList<>();
            for (Inquiry.Answer answer : question.answers()) {
                answers.add(answer.worded(said.getOrDefault(path + "/options/" + answers.size(), answer.label())));
            }
            return new Inquiry(
                    field,
                    said.getOrDefault(path + "/text", question.text()),
                    said.getOrDefault(path + "/where", question.where()),
                    before,
                    question.unless(),
                    question.who(),
                    question.minutes(),
                    List.copyOf(answers));
        });
        return questions;
    }

    private Changes changes(Changes english) {
        Map<String, String> said = fields(Knowledge.CHANGES);
        Map<String, Map<String, String>> sentences = new LinkedHashMap<>(english.sentences());
        sentences.replaceAll((field, kinds) -> {
            Map<String, String> own = new LinkedHashMap<>(kinds);
            own.replaceAll((kind, sentence) -> said.getOrDefault("/changes/" + field + "/" + kind, sentence));
            return own;
        });
        return new Changes(sentences);
    }

    private ErrorCodes errors(ErrorCodes english) {
        Map<String, String> said = fields(Knowledge.ERRORS);
        Map<String, ErrorCodes.Meaning> codes = new TreeMap<>(english.codes());
        codes.replaceAll((code, is) -> new ErrorCodes.Meaning(
                is.kind(),
                said.getOrDefault(
                        "/domains/" + code.substring(0, code.lastIndexOf(' ')) + "/"
                                + code.substring(code.lastIndexOf(' ') + 1),
                        is.meaning()),
                is.passing(),
                is.counts()));
        return new ErrorCodes(codes);
    }

    private Hosts hosts(Hosts english) {
        Map<String, String> said = new HashMap<>();
        // Names of hosts are the same in capital letters.
        fields(Knowledge.HOSTS).forEach((path, text) -> said.put(path.toLowerCase(Locale.ROOT), text));
        return new Hosts(english.hosts().stream()
                .map(host -> new Hosts.Host(
                        host.name(), said.getOrDefault("/hosts/" + host.name(), host.serves()), host.needed()))
                .toList());
    }

    private Map<String, Fault> faults(Map<String, Fault> english) {
        Map<String, Fault> faults = new TreeMap<>(english);
        faults.replaceAll((path, fault) -> fault.titled(fields(path).getOrDefault("/title", fault.title())));
        return faults;
    }

    private Map<String, String> fields(String path) {
        return translations.getOrDefault(Originals.stem(path), NONE).texts().fields();
    }
}
