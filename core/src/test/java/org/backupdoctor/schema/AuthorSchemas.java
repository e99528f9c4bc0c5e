package org.backupdoctor.schema;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backupdoctor.Report.Cost;
import org.backupdoctor.Report.Effort;
import org.backupdoctor.Report.NoteKind;
import org.backupdoctor.Report.Verdict;
import org.backupdoctor.Report.Who;
import org.backupdoctor.fact.Backup.ErrorKind;
import org.backupdoctor.fact.Backup.Trouble;
import org.backupdoctor.fact.Complaint.Meaning;
import org.backupdoctor.fact.Observation.Outcome;
import org.backupdoctor.internal.knowledge.RemedyPage.Role;
import org.backupdoctor.rule.Efficacy;
import org.backupdoctor.rule.Strength;

/** The JSON Schemas of what authors write beside rules: cases, front matter and data. Tests hold them against what reads these. */
final class AuthorSchemas {

    private static final Map<String, Object> TEXT = Tree.of("type", "string", "pattern", "\\S");
    private static final Map<String, Object> TEXTS = Tree.of("type", "array", "items", Tree.of("type", "string"));
    private static final Map<String, Object> DAY =
            Tree.of("type", "string", "format", "date", "examples", List.of("2026-11-20"));

    private AuthorSchemas() {}

    static Map<String, Object> cases() {
        Map<String, Object> expect = new LinkedHashMap<>();
        expect.put("verdict", said("How it stands with backups.", words(Verdict.values())));
        expect.put("confirmed", ids("Causes that the facts prove."));
        expect.put("suspected", ids("Causes that something speaks for, without a proof."));
        expect.put("first", ids("The cause that is listed first; of several, any one of them."));
        expect.put("absent", ids("Causes that the report doesn't list."));
        Map<String, Object> withWord = Tree.of(
                "type",
                "object",
                "additionalProperties",
                words(Stream.<Enum<?>[]>of(Strength.values(), Efficacy.values(), NoteKind.values())
                        .flatMap(Arrays::stream)
                        .toArray(Enum<?>[]::new)));
        expect.put(
                "fired",
                said(
                        "Rules that fire, each with its word where that matters: [ cause/rule: FAIR ].",
                        Tree.of(
                                "type",
                                List.of("string", "array"),
                                "items",
                                Tree.of("anyOf", List.of(TEXT, withWord)),
                                "pattern",
                                "\\S")));
        expect.put("clear", ids("Rules that don't fire, as it is known that they have no reason to."));
        expect.put("unknown", ids("Rules that can't be told, as something isn't known."));
        expect.put("failed", ids("Rules that could not be worked out."));
        expect.put("remedies", ids("The first remedies of the plan, in this order."));
        expect.put("offered", ids("Remedies that are in the plan."));
        expect.put("notOffered", ids("Remedies that aren't in the plan."));
        Map<String, Object> pair = Tree.of("type", "array", "items", TEXT, "minItems", 2, "maxItems", 2);
        expect.put("before", said("Pairs of remedies, of which the first stands before the second.", list(pair)));
        expect.put("says", ids("Words that stand in the report."));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("it", said("What the case shows, a sentence: it is confirmed when …", TEXT));
        fields.put(
                "given",
                Tree.of("description", "What is known of the device: a snapshot.", "$ref", "snapshot.schema.json"));
        fields.put("expect", said("What the report must say.", Tree.object(expect, List.of())));
        return list(Tree.object(fields, List.of("it", "expect")));
    }

    static Map<String, Object> causePage() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", said("What a report calls it, without a full stop.", TEXT, "It is too hot"));
        fields.put(
                "prior", said("How often it is the reason before anything is known, as a weight.", number(0, 1), 0.05));
        fields.put(
                "priorWhen",
                said(
                        "Other priors, by the path of a field that is true.",
                        Tree.of("type", "object", "additionalProperties", Tree.of("type", "number")),
                        Map.of("/device/jailbroken", 0.2)));
        fields.put(
                "blocks",
                said(
                        "Which backups it keeps from succeeding: yes, every one; automatic, the nightly ones; no, none for certain.",
                        Tree.of("enum", List.of("yes", "automatic", "no")),
                        "automatic"));
        fields.put(
                "working",
                said("Whether backups work although there is a complaint.", Tree.of("type", "boolean"), false));
        fields.put(
                "explains",
                said(
                        "Whether it can be why there is no backup; false for what only came of that, so that the reason is looked for.",
                        Tree.of("type", "boolean"),
                        true));
        fields.put("goal", said("What to do about it, in a few words.", TEXT, "Let it cool"));
        fields.put(
                "goalMissing",
                said("The same where it is known how much room is missing, as {missing}.", TEXT, "Free {missing}"));
        fields.put("clearsWhen", said("What has to be so for it to be gone.", TEXT, "It is cool."));
        fields.put(
                "clearsWhenMissing",
                said("The same where it is known how much room is missing.", TEXT, "{missing} more is free."));
        fields.put("references", said("Pages that say more.", TEXTS, List.of("https://support.apple.com/118431")));
        return Tree.object(fields, List.of("title", "prior", "blocks", "goal", "clearsWhen"));
    }

    static Map<String, Object> remedyPage() {
        Map<String, Object> minutes = new LinkedHashMap<>();
        minutes.put("handsOn", said("Minutes of somebody's attention.", whole(0, 10_000)));
        minutes.put("waiting", said("Minutes of waiting.", whole(0, 100_000)));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", said("What to do, in a few words.", TEXT, "Let it cool"));
        fields.put(
                "titleForAdmin",
                said(
                        "The same for whoever manages the device, where that is another thing to do; the heading of its steps is \"Steps for administrators\".",
                        TEXT,
                        "Have it cooled"));
        fields.put(
                "role",
                said(
                        "What it is for in a plan: it clears a cause, tells how things stand, shows whether backups work now, saves data before something is destroyed, or is what is left.",
                        words(Role.values()),
                        "FIXES"));
        fields.put(
                "minutes", said("How long it takes.", Tree.object(minutes, List.of("handsOn")), Map.of("handsOn", 5)));
        fields.put("effort", said("How much work it is.", words(Effort.values()), "LOW"));
        fields.put("costs", said("What it costs beside time.", list(words(Cost.values())), List.of("MONEY")));
        fields.put(
                "destructiveness",
                said(
                        "0 nothing is lost, 1 convenience, 2 settings or credentials, 3 data in the cloud or synced data, 4 it erases the device.",
                        whole(0, 4),
                        1));
        fields.put("loses", said("What is lost by it, a sentence each.", TEXTS, List.of("Nothing much.")));
        fields.put("who", said("Who can do it.", words(Who.values()), "OWNER"));
        fields.put(
                "already",
                said(
                        "Fields of which one that is true says that it is so already: then it takes no time.",
                        TEXTS,
                        List.of("/power/charging")));
        fields.put("after", said("Remedies that come before it where both are offered.", TEXTS, List.of("charge-it")));
        fields.put(
                "whileFirst",
                said("Causes for which it is offered only while they are listed first.", TEXTS, List.of("flat")));
        fields.put("makesRoom", said("Whether it makes room by what it takes away.", Tree.of("type", "boolean"), true));
        fields.put(
                "reset",
                said(
                        "Whether it resets settings of the network, the account or the device.",
                        Tree.of("type", "boolean"),
                        false));
        fields.put("references", said("Pages that say more.", TEXTS, List.of("https://support.apple.com/118431")));
        return Tree.object(fields, List.of("title", "minutes", "effort", "destructiveness", "who"));
    }

    static Map<String, Object> pageTranslation() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String text :
                List.of("title", "titleForAdmin", "goal", "goalMissing", "clearsWhen", "clearsWhenMissing")) {
            fields.put(text, said("As the English page has it, with the same placeholders.", TEXT));
        }
        fields.put("loses", said("As the English page has it, a sentence each.", TEXTS));
        fields.put(
                "because",
                said(
                        "The sentences of the rules beside the page, each by the part of its rule's name after the slash, or by the whole name.",
                        texts()));
        return Tree.object(fields, List.of());
    }

    static Map<String, Object> dataTranslation() {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("text", said("The question.", TEXT));
        question.put("where", said("Where to look.", TEXT));
        question.put("whereBefore", said("Where to look on an older iOS, by version.", texts()));
        question.put("options", said("The labels of the answers, in their order.", TEXTS));
        Map<String, Object> byName = Tree.of("type", "object", "additionalProperties", texts());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("domains", said("Of errors: what codes mean, by domain and code.", byName));
        fields.put("hosts", said("Of hosts: what they serve.", texts()));
        fields.put("changes", said("Of changes: the sentences, by field and kind.", byName));
        fields.put("questions", said("Of questions: their texts, by field.", named(question, List.of())));
        fields.put("title", said("Of a fault: its title.", TEXT));
        fields.put("phrases", said("What reports say beside pages, by the key of the English phrase.", texts()));
        return Tree.object(fields, List.of());
    }

    private static Map<String, Object> texts() {
        return Tree.of("type", "object", "additionalProperties", TEXT);
    }

    static Map<String, Object> releases() {
        Map<String, Object> release = new LinkedHashMap<>();
        release.put("builds", said("Its builds.", TEXTS));
        release.put("released", said("The day it came out.", DAY));
        release.put("models", said("The product types it is for.", TEXTS));
        release.put(
                "beta", said("Whether it is a beta: it serves to look builds up.", Tree.of("type", "boolean"), true));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "staleAfterDays",
                said("How many days after the day of the list newer releases may well be out.", whole(1, 3650), 60));
        fields.put(
                "releases",
                said(
                        "The releases by their version, in any order.",
                        Tree.of("type", "object", "additionalProperties", Tree.object(release, List.of("released")))));
        fields.put(
                "older",
                said(
                        "The builds of older releases by their version; they only serve to tell what a build is.",
                        Tree.of("type", "object", "additionalProperties", TEXTS)));
        // What is laid over the bundled list may leave it out.
        return Tree.object(withOrigin(fields), List.of("origin", "asOf", "releases"));
    }

    static Map<String, Object> errors() {
        Map<String, Object> code = new LinkedHashMap<>();
        code.put("kind", said("What kind of thing it speaks of.", words(ErrorKind.values()), "QUOTA"));
        code.put("meaning", said("What it means, half a sentence.", TEXT, "iCloud has too little room"));
        code.put("passing", said("Whether it often goes by itself.", Tree.of("type", "boolean"), false));
        code.put(
                "counts",
                said(
                        "Whether the device counts it as a failure when it decides how long to wait.",
                        Tree.of("type", "boolean"),
                        true));
        Map<String, Object> codes = Tree.of(
                "type",
                "object",
                "propertyNames",
                Tree.of("pattern", "^-?[0-9]{1,9}$"),
                "additionalProperties",
                Tree.object(code, List.of("kind", "meaning")));
        return data("domains", "The codes by their domain.", Tree.of("type", "object", "additionalProperties", codes));
    }

    static Map<String, Object> messages() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("means", said("What a message with one of the phrases means.", words(Meaning.values())));
        message.put(
                "texts",
                said(
                        "Phrases by language; one of them in a message is enough. \"(a|b)\" stands for either.",
                        Tree.of("type", "object", "additionalProperties", TEXTS)));
        return data("messages", "The messages by a name.", named(message, List.of("means", "texts")));
    }

    static Map<String, Object> apps() {
        Map<String, Object> app = new LinkedHashMap<>();
        app.put("bundleIds", said("Its bundle identifiers, where they are known.", TEXTS));
        app.put("trouble", said("What it does to backups.", words(Trouble.values())));
        app.put("mendedIn", said("The version of the app that mended it.", TEXT));
        app.put("source", said("Who says so.", TEXT));
        return data("apps", "The apps by their name.", named(app, List.of("bundleIds", "trouble", "source")));
    }

    static Map<String, Object> hosts() {
        Map<String, Object> host = new LinkedHashMap<>();
        host.put("serves", said("What it serves, in a few words.", TEXT));
        host.put("needed", said("Whether iCloud Backup needs it.", Tree.of("type", "boolean")));
        return data(
                "hosts",
                "The hosts by their name; one that begins with *. stands for every host below it.",
                named(host, List.of("serves")));
    }

    static Map<String, Object> changes() {
        return data(
                "changes",
                "What can be changed, by the field's path: a sentence for yes, no, more, less, nearer, gone, a word of the field, or to for any other.",
                Tree.of(
                        "type",
                        "object",
                        "additionalProperties",
                        Tree.of("type", "object", "additionalProperties", TEXT)));
    }

    static Map<String, Object> fitted() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("devices", said("How many devices the numbers rest on.", Tree.of("type", "number")));
        fields.put("outcomes", said("How many outcomes the numbers rest on.", Tree.of("type", "number")));
        fields.put("priors", said("The priors by cause.", named(fittedNumber("devices"), List.of("value"))));
        fields.put(
                "efficacies",
                said(
                        "How likely a remedy clears a cause, by remedy, cause and the word of the rule that recommends it.",
                        Tree.of(
                                "type",
                                "object",
                                "additionalProperties",
                                Tree.of(
                                        "type",
                                        "object",
                                        "additionalProperties",
                                        named(fittedNumber("fixed", "tried"), List.of("value"))))));
        return Tree.object(withOrigin(fields), List.of("origin", "asOf"));
    }

    private static Map<String, Object> fittedNumber(String... counts) {
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("value", said("The number, 0 to 1.", Tree.of("type", "number", "minimum", 0, "maximum", 1)));
        number.put("was", said("What it begins at.", Tree.of("type", "number")));
        for (String count : counts) {
            number.put(
                    count,
                    said(
                            "How many of these were seen, each for as much as the cause was likely.",
                            Tree.of("type", "number")));
        }
        return number;
    }

    static Map<String, Object> fault() {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("title", said("What it is, half a sentence.", TEXT));
        fault.put("cause", said("The cause that it belongs to.", TEXT));
        fault.put("from", said("The first version that has it.", TEXT));
        fault.put("before", said("The first version that hasn't it any more.", TEXT));
        fault.put("builds", said("The builds that have it, where the versions don't say it exactly.", TEXTS));
        fault.put(
                "symptoms",
                said(
                        "What it shows: paths with their values, or a message's meaning, or an error's domain and code. One of them is enough.",
                        list(Tree.of("type", "object", "minProperties", 1))));
        fault.put("workarounds", said("Remedies that helped.", TEXTS));
        fault.put("mendedIn", said("The release that mended it.", TEXT));
        fault.put("reported", said("The day of the report.", DAY));
        fault.put("source", said("Who says so.", TEXT));
        return Tree.object(fault, List.of("title", "cause", "reported", "source"));
    }

    private static Map<String, Object> named(Map<String, Object> fields, List<String> required) {
        return Tree.of("type", "object", "additionalProperties", Tree.object(fields, required));
    }

    static Map<String, Object> models() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "kinds",
                said(
                        "Kinds of models, for steps that differ; a type that ends in a comma stands for all that begin so.",
                        Tree.of("type", "object", "additionalProperties", TEXTS)));
        fields.put(
                "models",
                said(
                        "Names of devices by product type.",
                        Tree.of("type", "object", "additionalProperties", Tree.of("type", "string"))));
        return Tree.object(withOrigin(fields), List.of("origin", "asOf", "models"));
    }

    static Map<String, Object> questions() {
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("label", said("What the person reads.", TEXT));
        option.put("path", said("The field that it is about, where that isn't the question's.", TEXT));
        option.put(
                "value", said("What goes into the snapshot; without it, all stays as unknown as it was.", Tree.of()));
        option.put("share", said("How often it is the answer; without it, it can't be weighed.", number(0, 1)));
        Map<String, Object> outcomes = Tree.of("type", "object", "additionalProperties", list(words(Outcome.values())));
        option.put(
                "tried",
                said("The remedies of which an outcome gives this answer, so that nobody has to be asked.", outcomes));
        option.put(
                "triedWhile",
                said(
                        "The same by what must be so for it, such as /backup/enabled=false.",
                        Tree.of("type", "object", "additionalProperties", outcomes)));
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("text", said("The question.", TEXT));
        question.put("where", said("Where to look.", TEXT));
        question.put(
                "whereBefore",
                said(
                        "Where to look on an older iOS, by the version below which that is so.",
                        Tree.of("type", "object", "additionalProperties", TEXT)));
        question.put(
                "unless",
                said(
                        "What makes it needless, one of these: a field's path, \"message\" for what it means, \"verdict\", or a cause's id for how certain it is; each is known, or is with = known to be that (/backup/enabled=false, message=RESTORING).",
                        TEXTS));
        question.put("who", said("Who can answer it.", words(Who.values())));
        question.put("minutes", said("How long it takes to find out.", number(0, 1000)));
        question.put("options", said("The answers to choose from.", list(Tree.object(option, List.of("label")))));
        return data("questions", "The questions by the path of the field.", named(question, List.of("text")));
    }

    static Map<String, Object> reasoning() {
        Map<String, Object> factors = new LinkedHashMap<>();
        Arrays.stream(Strength.values())
                .forEach(word -> factors.put(
                        word.name(),
                        said("What evidence of this strength multiplies with; a doubt divides.", number(1, 1000))));
        Map<String, Object> efficacies = new LinkedHashMap<>();
        Arrays.stream(Efficacy.values())
                .forEach(word ->
                        efficacies.put(word.name(), said("How likely such a remedy clears the cause.", number(0, 1))));
        Map<String, Object> prices = new LinkedHashMap<>();
        prices.put("waitingShare", said("What a minute of waiting costs, in minutes of attention.", number(0, 1)));
        prices.put("waitingMost", said("The most that waiting can cost.", number(0, 10_000)));
        Map<String, Object> five =
                Tree.of("type", "array", "items", Tree.of("type", "number"), "minItems", 5, "maxItems", 5);
        prices.put("destructiveness", said("What destructiveness 0 to 4 costs, in minutes.", five));
        prices.put("money", said("What spending money costs, in minutes.", number(0, 10_000)));
        prices.put("mobileData", said("What using mobile data costs, in minutes.", number(0, 10_000)));
        prices.put("givingUp", said("What it costs to end without a working backup, in minutes.", number(1, 10_000)));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("factors", said("What evidence multiplies a cause's weight with.", all(factors)));
        fields.put("efficacies", said("How likely a remedy clears a cause.", all(efficacies)));
        fields.put("noneOfThese", said("The weight of all causes that no page knows.", number(0, 10)));
        fields.put(
                "afterConfirmed",
                said("What is left of the other causes once a blocking cause is confirmed.", number(0, 1)));
        fields.put(
                "notEnough",
                said("What is left of a remedy's efficacy when it frees less than is missing.", number(0, 1)));
        fields.put(
                "worthAStep",
                said("From which share of its cost on a step is offered by what it saves in the mean.", number(0, 1)));
        fields.put(
                "worthARemedy",
                said(
                        "From which probability on a suspected cause gets a remedy, also where the step costs much.",
                        number(0, 1)));
        fields.put(
                "worthDestroying",
                said("From which probability on a suspected cause may get a remedy that destroys data.", number(0, 1)));
        fields.put(
                "worthSaving",
                said("From which probability on a cause that endangers the data has them saved first.", number(0, 1)));
        fields.put(
                "unspoken",
                said(
                        "What is left in a plan of causes that nothing speaks for, once something speaks for another.",
                        number(0, 1)));
        fields.put(
                "noFailures",
                said(
                        "Codes of MBErrorDomain that are no failure.",
                        Tree.of("type", "array", "items", Tree.of("type", "integer"))));
        fields.put("freshDays", said("Within how many days a success counts as fresh.", whole(1, 365)));
        fields.put(
                "staleDays",
                said("A source that is more days older than the snapshot than these is said to be.", whole(1, 365)));
        fields.put("prices", said("All in minutes of somebody's attention.", all(prices)));
        return all(withOrigin(fields));
    }

    private static Map<String, Object> data(String name, String description, Map<String, Object> type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(name, said(description, type));
        return all(withOrigin(fields));
    }

    private static Map<String, Object> withOrigin(Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("origin", said("Where the data are from.", TEXT));
        all.put("asOf", said("The day they are of.", DAY));
        all.putAll(fields);
        return all;
    }

    private static Map<String, Object> all(Map<String, Object> fields) {
        return Tree.object(fields, List.copyOf(fields.keySet()));
    }

    private static Map<String, Object> said(String description, Map<String, Object> type) {
        Map<String, Object> field = Tree.of("description", description);
        field.putAll(type);
        return field;
    }

    private static Map<String, Object> said(String description, Map<String, Object> type, Object example) {
        Map<String, Object> field = said(description, type);
        field.put("examples", List.of(example));
        return field;
    }

    /** A name, or several. */
    private static Map<String, Object> ids(String description) {
        return said(description, Tree.of("type", List.of("string", "array"), "items", TEXT, "pattern", "\\S"));
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return Tree.of("type", "array", "items", items);
    }

    private static Map<String, Object> words(Enum<?>[] words) {
        return Tree.of("enum", Arrays.stream(words).map(Enum::name).toList());
    }

    private static Map<String, Object> number(double least, double most) {
        return Tree.of("type", "number", "minimum", least, "maximum", most);
    }

    private static Map<String, Object> whole(int least, int most) {
        return Tree.of("type", "integer", "minimum", least, "maximum", most);
    }
}
