package org.backupdoctor.internal.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backupdoctor.Problem;

/**
 * Models of devices, as {@code data/models.yaml} lists them.
 *
 * @param names names by product type
 * @param kinds product types by kind of model; one that ends in a comma stands for all that begin so
 */
public record Models(Map<String, String> names, Map<String, List<String>> kinds) {

    /** Where a rule set has them. */
    public static final String FILE = "data/models.yaml";

    /** The kind of models that are unlocked by a finger. */
    public static final String TOUCH_ID = "models with Touch ID";

    /** The kind of models that have neither Touch ID nor Face ID. */
    public static final String PASSCODE_ALONE = "models that only a passcode unlocks";

    /** The name of a product type; the type itself where it isn't known. */
    public String name(String productType) {
        return names.getOrDefault(productType, productType);
    }

    /** The kinds that a product type is of. */
    public Set<String> kindsOf(String productType) {
        Set<String> all = new TreeSet<>();
        kinds.forEach((kind, types) -> {
            if (types.stream()
                    .anyMatch(type -> type.endsWith(",") ? productType.startsWith(type) : productType.equals(type))) {
                all.add(kind);
            }
        });
        return all;
    }

    /** Reads them; says what is wrong with them. */
    public static Models parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = FieldReader.ofData(file, data, problems);
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        if (data.containsKey("kinds")) {
            FieldReader named = all.group("kinds");
            named.names().forEach(kind -> kinds.put(kind, named.texts(kind)));
        }
        Models models = new Models(all.textsByName("models"), kinds);
        all.nothingElse();
        return models;
    }
}
