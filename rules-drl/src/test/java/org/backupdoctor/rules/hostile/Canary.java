package org.backupdoctor.rules.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What hostile rules set off when any code of theirs runs: they call {@link Singers}, write a file, set a property, open a connection,
 * start a thread or a process. Everything is looked at anew after each rule file.
 */
public final class Canary implements AutoCloseable {

    /** The system property that hostile rules set. */
    static final String PROPERTY = "hostile";

    private static final Queue<String> SUNG = new ConcurrentLinkedQueue<>();

    private final Path file;
    private final ServerSocketChannel door;
    private final Set<Thread> threads = Thread.getAllStackTraces().keySet();
    private final Set<Long> processes = processes();

    /** @param file what hostile rules write; it isn't there yet */
    public Canary(Path file) throws IOException {
        this.file = file;
        this.door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        door.configureBlocking(false);
        SUNG.clear();
        System.clearProperty(PROPERTY);
    }

    /** Code of a test class ran that nothing but a hostile rule names. */
    public static boolean sing(String where) {
        SUNG.add(where);
        return true;
    }

    /** Where the canary is to be looked for, in the words of a rule. */
    String placed(String text) throws IOException {
        int port = ((InetSocketAddress) door.getLocalAddress()).getPort();
        return text.replace("«file»", file.toString()).replace("«port»", String.valueOf(port));
    }

    /** What code of the test classes was run: the part of it that costs nothing to ask. */
    public List<String> sung() {
        return List.copyOf(SUNG);
    }

    /** What was set off, in words; empty when nothing was. */
    public List<String> heard() throws IOException {
        List<String> heard = new ArrayList<>(SUNG);
        if (Files.exists(file)) {
            heard.add("a file was written");
        }
        if (System.getProperty(PROPERTY) != null) {
            heard.add("a system property was set");
        }
        try (SocketChannel caller = door.accept()) {
            if (caller != null) {
                heard.add("a connection was opened");
            }
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!threads.contains(thread) && thread.getName().matches("Thread-\\d+|hostile")) {
                heard.add("a thread was started");
            }
        }
        Set<Long> started = processes();
        started.removeAll(processes);
        if (!started.isEmpty()) {
            heard.add("a process was started");
        }
        return heard;
    }

    /** What is set off, when it takes a moment: a process or a thread. */
    List<String> heardSoon() throws IOException, InterruptedException {
        List<String> heard = heard();
        for (int i = 0; i < 100 && heard.isEmpty(); i++) {
            Thread.sleep(20);
            heard = heard();
        }
        return heard;
    }

    private static Set<Long> processes() {
        Set<Long> processes = new HashSet<>();
        ProcessHandle.current().children().forEach(process -> processes.add(process.pid()));
        return processes;
    }

    @Override
    public void close() throws IOException {
        door.close();
        Files.deleteIfExists(file);
        System.clearProperty(PROPERTY);
    }
}
