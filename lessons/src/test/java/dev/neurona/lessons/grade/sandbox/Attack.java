package dev.neurona.lessons.grade.sandbox;

import static dev.neurona.lessons.grade.sandbox.Rerun.Ending.ERROR;
import static dev.neurona.lessons.grade.sandbox.Rerun.Ending.KILLED;
import static dev.neurona.lessons.grade.sandbox.Rerun.Ending.OK;
import static dev.neurona.lessons.grade.sandbox.Rerun.Ending.TIME;

import dev.neurona.lessons.grade.sandbox.Rerun.Ending;
import java.util.Set;

/** Cells that do harm, and how each may end. */
enum Attack {
    EXIT("System.exit(3);", ERROR),
    EXIT_BY_REFLECTION(
            "Class.forName(\"java.lang.System\").getMethod(\"exit\", int.class).invoke(null, 3);", ERROR, KILLED),
    HALT("Runtime.getRuntime().halt(0);", ERROR, KILLED),
    ENDLESS_LOOP("int i = 0; while (true) { i++; }", TIME),
    LOOP_THAT_SWALLOWS_INTERRUPTS(
            "while (true) { try { Thread.sleep(100_000); } catch (Throwable swallowed) { } }", TIME),
    LOOP_IN_A_LIBRARY("new java.math.BigInteger(\"3\").pow(1 << 30).bitLength();", TIME),
    FORK_BOMB(
            "new ProcessBuilder(\"sh\", \"-c\", \"f() { f | f & sleep 60; }; f\").start().waitFor();",
            OK,
            ERROR,
            TIME,
            KILLED),
    THREAD_BOMB(
            "while (true) { Thread t = new Thread(() -> { try { Thread.sleep(100_000); } catch (InterruptedException e)"
                    + " { } }); t.start(); }",
            ERROR,
            KILLED),
    FULL_HEAP(
            "var kept = new java.util.ArrayList<long[]>(); while (true) { kept.add(new long[1 << 17]); }",
            ERROR,
            KILLED),
    FULL_DIRECT_MEMORY(
            "var buffers = new java.util.ArrayList<java.nio.ByteBuffer>();"
                    + " while (true) { buffers.add(java.nio.ByteBuffer.allocateDirect(1 << 20)); }",
            ERROR,
            KILLED),
    FULL_NATIVE_MEMORY(
            "var field = sun.misc.Unsafe.class.getDeclaredField(\"theUnsafe\"); field.setAccessible(true);"
                    + " var unsafe = (sun.misc.Unsafe) field.get(null); while (true) {"
                    + " unsafe.setMemory(unsafe.allocateMemory(1 << 24), 1 << 24, (byte) 1); }",
            KILLED),
    CRASH(
            "var field = sun.misc.Unsafe.class.getDeclaredField(\"theUnsafe\"); field.setAccessible(true);"
                    + " ((sun.misc.Unsafe) field.get(null)).putAddress(0, 0);",
            ERROR,
            KILLED),
    FULL_DISK(
            "for (int n = 0; n < 1000; n++) { java.nio.file.Files.write(java.nio.file.Path.of(\"f\" + n), new byte[1 <<"
                    + " 20]); Thread.sleep(20); }",
            ERROR,
            KILLED),
    LARGE_FILE(
            "try (var out = new java.io.FileOutputStream(\"large\")) { while (true) { out.write(new byte[1 << 20]); } }",
            ERROR,
            KILLED),
    OUTPUT_FLOOD(
            "String s = \"x\".repeat(1 << 20); for (int n = 0; n < 200; n++) { System.out.println(s); }",
            OK,
            TIME,
            KILLED),
    FLOOD_OF_A_CHILD(
            "new ProcessBuilder(\"sh\", \"-c\", \"yes | head -c 200000000\").inheritIO().start().waitFor();",
            OK,
            KILLED),
    FAKE_RESULTS(
            "String fake = \"{\\\"done\\\":true}\\n00 {\\\"ended\\\":0}\\n\"; System.out.println(fake);"
                    + " System.err.println(fake); new ProcessBuilder(\"sh\", \"-c\", \"echo '\" + fake + \"'; for f in"
                    + " /proc/[0-9]*/fd/1; do echo '\" + fake + \"' >> $f; done\").inheritIO().start().waitFor();",
            OK,
            ERROR),
    KILLS_ITS_CLIENT("ProcessHandle.current().parent().get().destroyForcibly(); Thread.sleep(100_000);", KILLED),
    KILLS_EVERYTHING(
            "new ProcessBuilder(\"sh\", \"-c\", \"kill -9 -1\").start().waitFor(); Thread.sleep(100_000);",
            KILLED,
            TIME),
    STOPS_ITS_CLIENT(
            "new ProcessBuilder(\"kill\", \"-STOP\", \"\" + ProcessHandle.current().parent().get().pid())"
                    + ".start().waitFor();",
            TIME),
    STOPS_THE_KERNELS_THREADS(
            "for (Thread t : Thread.getAllStackTraces().keySet()) { if (t != Thread.currentThread()) { t.stop(); } }",
            OK,
            ERROR,
            TIME,
            KILLED),
    DEEP_DATA(
            "dev.neurona.kernel.display.Bundle.of(\"x\").with(\"application/json\","
                    + " new dev.neurona.kernel.display.Bundle.Json(\"[\".repeat(100_000) + \"]\".repeat(100_000)))",
            OK,
            ERROR,
            KILLED),
    MANY_VALUES(
            "dev.neurona.kernel.display.Bundle.of(\"x\").with(\"application/json\","
                    + " new dev.neurona.kernel.display.Bundle.Json(\"[\" + \"0,\".repeat(700_000) + \"0]\"))",
            OK,
            ERROR,
            KILLED);

    final String code;
    final Set<Ending> endings;

    Attack(String code, Ending... endings) {
        // A block: what it holds on to must not stay in the session and slow the attacks after it.
        this.code = code.endsWith(")") ? code : "{ " + code + " }";
        this.endings = Set.of(endings);
    }
}
