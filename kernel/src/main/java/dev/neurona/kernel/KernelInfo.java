package dev.neurona.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.neurona.kernel.message.Header;
import dev.neurona.kernel.message.Json;
import dev.neurona.kernel.message.Reply;
import dev.neurona.kernel.wire.ConnectionInfo;
import java.util.List;

/** What the kernel tells of itself. */
final class KernelInfo {
    private static final String IMPLEMENTATION = "neurona";

    private KernelInfo() {}

    static Reply reply() {
        String java = System.getProperty("java.version", "17");
        String version = version();
        JsonArray links = new JsonArray();
        links.add(Json.of(
                "text", "Java API", "url", "https://docs.oracle.com/en/java/javase/" + feature() + "/docs/api/"));
        links.add(Json.of("text", "Java tutorials", "url", "https://dev.java/learn/"));
        links.add(Json.of("text", "Deep Java Library", "url", "https://docs.djl.ai/"));
        return new Reply.Plain(
                "kernel_info_reply",
                Json.of(
                        "protocol_version",
                        Header.PROTOCOL,
                        "implementation",
                        IMPLEMENTATION,
                        "implementation_version",
                        version,
                        "language_info",
                        language(java),
                        "banner",
                        "Neurona " + version + ", Java " + java + " (" + System.getProperty("java.vm.name", "JVM")
                                + ")\n?name tells what is known of a name, %lsmagic lists the magics.",
                        "help_links",
                        links,
                        "supported_features",
                        List.of()));
    }

    private static JsonObject language(String java) {
        return Json.of(
                "name",
                "java",
                "version",
                java,
                "mimetype",
                "text/x-java",
                "file_extension",
                ".jshell",
                "pygments_lexer",
                "java",
                "codemirror_mode",
                "text/x-java",
                "nbconvert_exporter",
                "script");
    }

    static Reply connection(ConnectionInfo connection) {
        return new Reply.Plain(
                "connect_reply",
                Json.of(
                        "shell_port", connection.shellPort(),
                        "iopub_port", connection.iopubPort(),
                        "stdin_port", connection.stdinPort(),
                        "hb_port", connection.heartbeatPort(),
                        "control_port", connection.controlPort()));
    }

    private static int feature() {
        return Runtime.version().feature();
    }

    private static String version() {
        String version = KernelInfo.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }
}
