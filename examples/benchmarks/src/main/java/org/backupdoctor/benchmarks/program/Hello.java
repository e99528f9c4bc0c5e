package org.backupdoctor.benchmarks.program;

/** The least that a program in Java can do. */
public final class Hello {

    private Hello() {}

    /** Prints a line. */
    public static void main(String... arguments) {
        System.out.println("hello");
    }
}
