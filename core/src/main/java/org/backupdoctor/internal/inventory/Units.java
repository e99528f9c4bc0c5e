package org.backupdoctor.internal.inventory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.internal.snapshot.Schema;
import org.jspecify.annotations.Nullable;

/** The units of numbers in exports. Decimal ones are powers of 1000, such as MB, and binary ones of 1024, such as MiB. */
final class Units {

    static final String PERCENT = "percent";
    static final String SHARE = "share";

    private static final Map<String, BigDecimal> BYTES = new TreeMap<>();

    static {
        BYTES.put("B", BigDecimal.ONE);
        for (int i = 0; i < 4; i++) {
            String letter = "KMGT".substring(i, i + 1);
            BYTES.put(letter + "B", BigDecimal.valueOf(1000).pow(i + 1));
            BYTES.put(letter + "iB", BigDecimal.valueOf(1024).pow(i + 1));
        }
    }

    private Units() {}

    /** The units that a field may be given in. */
    static List<String> of(Schema.Type type) {
        if (type instanceof Schema.Size) {
            List<String> all = new java.util.ArrayList<>(BYTES.keySet());
            all.add(PERCENT);
            return all;
        }
        return type instanceof Schema.Whole ? List.of(PERCENT, SHARE) : List.of();
    }

    /** How many bytes a unit of sizes is; null when it is none. */
    static @Nullable BigDecimal bytes(String unit) {
        return BYTES.get(unit);
    }
}
