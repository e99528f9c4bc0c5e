package org.backupdoctor.internal.lint;

import java.lang.reflect.RecordComponent;
import org.backupdoctor.fact.Field;
import org.backupdoctor.internal.snapshot.FactType;
import org.backupdoctor.internal.snapshot.Schema;
import org.jspecify.annotations.Nullable;

/** From where to where a property can go, as far as the snapshot's schema says it. */
record Ranges(double least, double most) {

    private static final Ranges ANY = new Ranges(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    private static final Ranges NOT_NEGATIVE = new Ranges(0, Double.POSITIVE_INFINITY);

    static Ranges of(Class<?> fact, String property) {
        FactType type = FactType.of(fact);
        if (type == null || !type.from().isEmpty() || type.paths().size() != 1) {
            return ANY;
        }
        for (RecordComponent component : fact.getRecordComponents()) {
            if (component.getName().equals(property)) {
                return property.equals("index")
                        ? NOT_NEGATIVE
                        : of(schema(type.paths().get(0), component));
            }
        }
        return ANY;
    }

    private static Ranges of(Schema.@Nullable Type schema) {
        if (schema instanceof Schema.Size || schema instanceof Schema.Real) {
            return NOT_NEGATIVE;
        }
        return schema instanceof Schema.Whole whole ? new Ranges(whole.least(), whole.most()) : ANY;
    }

    private static Schema.@Nullable Type schema(String path, RecordComponent component) {
        Schema.Type type = Schema.ROOT;
        for (String step : path.substring(1).split("/", -1)) {
            if (type instanceof Schema.Group group) {
                type = group.fields().get(step);
            } else if (type instanceof Schema.Array array && step.equals("*")) {
                type = array.element();
            } else {
                return null;
            }
            if (type == null) {
                return null;
            }
        }
        if (type instanceof Schema.Group element) {
            Field field = component.getAnnotation(Field.class);
            return element.fields().get(field == null ? component.getName() : field.value()[0]);
        }
        return type;
    }
}
