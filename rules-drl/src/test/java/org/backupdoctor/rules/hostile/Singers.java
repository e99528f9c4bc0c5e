package org.backupdoctor.rules.hostile;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.backupdoctor.fact.Fact;
import org.backupdoctor.fact.FactAt;
import org.backupdoctor.fact.YesNo;
import org.kie.api.runtime.rule.AccumulateFunction;

/** What hostile rules name: classes whose every use sets off the canary. Nothing else may name them. */
public final class Singers {

    /** Not known to the compiler, so that reading it initialises this class. */
    public static final String WORD = word();

    static {
        Canary.sing("Singers was initialised");
    }

    public Singers() {
        Canary.sing("Singers was made");
    }

    /** Sings. */
    public static boolean sing() {
        return Canary.sing("a static method was called");
    }

    /** Sings. */
    public static int number() {
        Canary.sing("a static method was called");
        return 1;
    }

    /** Sings. */
    public static String word() {
        Canary.sing("a static method was called");
        return "word";
    }

    /** Sings. */
    public static Collection<Object> list() {
        Canary.sing("a static method was called");
        return List.of();
    }

    /** Words of no fact. */
    public enum Word {
        FIRST,
        SECOND;

        static {
            Canary.sing("an enum was initialised");
        }
    }

    /** A fact as an organisation may have one, with more to it than facts have. */
    @FactAt("/attributes/canary")
    public record OwnFact(boolean yes) implements YesNo {

        /** Sings: a static method is none of a fact's own. */
        public static boolean singing() {
            return Canary.sing("a static method of a fact was called");
        }

        /** What no rule has business with. */
        public ClassLoader loader() {
            Canary.sing("a fact gave its class loader");
            return OwnFact.class.getClassLoader();
        }

        /** Sings. */
        public boolean changes() {
            return Canary.sing("a fact's own method was called");
        }
    }

    /** No fact, but a record. */
    public record Plain(String word) {
        static {
            Canary.sing("a record was initialised");
        }
    }

    /** A fact that isn't read from anywhere, and takes the name of one that is. */
    public record PlanLapsed(boolean yes) implements Fact {
        static {
            Canary.sing("a namesake of a fact was initialised");
        }
    }

    /** A function for accumulate. */
    public static final class Function implements AccumulateFunction<Serializable> {

        private static final long serialVersionUID = 1L;

        static {
            Canary.sing("an accumulate function was initialised");
        }

        /** Sings. */
        public Function() {
            Canary.sing("an accumulate function was made");
        }

        @Override
        public Serializable createContext() {
            return "";
        }

        @Override
        public void init(Serializable context) {}

        @Override
        public void accumulate(Serializable context, Object value) {}

        @Override
        public void reverse(Serializable context, Object value) {}

        @Override
        public Object getResult(Serializable context) {
            return 1;
        }

        @Override
        public boolean supportsReverse() {
            return false;
        }

        @Override
        public Class<?> getResultType() {
            return Integer.class;
        }

        @Override
        public void writeExternal(java.io.ObjectOutput out) {}

        @Override
        public void readExternal(java.io.ObjectInput in) {}
    }
}
