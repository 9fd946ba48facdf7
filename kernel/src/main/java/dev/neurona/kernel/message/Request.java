package dev.neurona.kernel.message;

import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a front end asks of the kernel, on shell and control. Positions are code points, as on the wire. */
public sealed interface Request extends Content {
    /** Asks for a cell to be run. */
    record Execute(
            String code,
            boolean silent,
            boolean storeHistory,
            Map<String, String> userExpressions,
            boolean allowStdin,
            boolean stopOnError)
            implements Request {
        public static final String TYPE = "execute_request";

        public Execute {
            userExpressions = Map.copyOf(userExpressions);
        }

        /** {@return a request as a notebook sends it} */
        public static Execute of(String code) {
            return new Execute(code, false, true, Map.of(), false, true);
        }

        public static Execute from(JsonObject content) throws MalformedMessage {
            Fields in = new Fields(content, TYPE);
            boolean silent = in.bool("silent", false);
            return new Execute(
                    in.string("code"),
                    silent,
                    // The protocol: a silent request is never stored.
                    !silent && in.bool("store_history", true),
                    in.stringMap("user_expressions"),
                    in.bool("allow_stdin", false),
                    in.bool("stop_on_error", true));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of(
                    "code", code,
                    "silent", silent,
                    "store_history", storeHistory,
                    "user_expressions", userExpressions,
                    "allow_stdin", allowStdin,
                    "stop_on_error", stopOnError);
        }
    }

    /** Asks what may stand at the cursor. */
    record Complete(String code, int cursor) implements Request {
        public static final String TYPE = "complete_request";

        public static Complete from(JsonObject content) throws MalformedMessage {
            Fields in = new Fields(content, TYPE);
            String code = in.string("code");
            return new Complete(code, in.integer("cursor_pos", code.codePointCount(0, code.length())));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("code", code, "cursor_pos", cursor);
        }
    }

    /** Asks what is known of the name at the cursor. */
    record Inspect(String code, int cursor, int detail) implements Request {
        public static final String TYPE = "inspect_request";

        public static Inspect from(JsonObject content) throws MalformedMessage {
            Fields in = new Fields(content, TYPE);
            String code = in.string("code");
            return new Inspect(
                    code,
                    in.integer("cursor_pos", code.codePointCount(0, code.length())),
                    in.integer("detail_level", 0));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("code", code, "cursor_pos", cursor, "detail_level", detail);
        }
    }

    /** Asks whether code is whole. */
    record IsComplete(String code) implements Request {
        public static final String TYPE = "is_complete_request";

        public static IsComplete from(JsonObject content) throws MalformedMessage {
            return new IsComplete(new Fields(content, TYPE).string("code"));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("code", code);
        }
    }

    /**
     * Asks for what was run.
     *
     * @param access {@code tail}, {@code range} or {@code search}
     * @param session of a range: 0 is this session, a negative number counts back from it
     * @param count at most so many, the last ones; null for all
     * @param pattern of a search, with {@code *} and {@code ?}
     */
    record History(
            String access,
            boolean output,
            boolean raw,
            int session,
            int start,
            @Nullable Integer stop,
            @Nullable Integer count,
            String pattern,
            boolean unique)
            implements Request {
        public static final String TYPE = "history_request";

        public static History from(JsonObject content) throws MalformedMessage {
            Fields in = new Fields(content, TYPE);
            return new History(
                    in.string("hist_access_type"),
                    in.bool("output", false),
                    in.bool("raw", true),
                    in.integer("session", 0),
                    in.integer("start", 0),
                    in.integerOrNull("stop"),
                    in.integerOrNull("n"),
                    in.text("pattern", "*"),
                    in.bool("unique", false));
        }

        /** {@return a request for the last cells} */
        public static History tail(int count) {
            return new History("tail", false, true, 0, 0, null, count, "*", false);
        }

        /** {@return a request for lines of one session, from {@code start} until before {@code stop}} */
        public static History range(int session, int start, @Nullable Integer stop) {
            return new History("range", false, true, session, start, stop, null, "*", false);
        }

        /** {@return a request for the last cells that match a pattern} */
        public static History search(String pattern, int count, boolean unique) {
            return new History("search", false, true, 0, 0, null, count, pattern, unique);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of(
                    "hist_access_type",
                    access,
                    "output",
                    output,
                    "raw",
                    raw,
                    "session",
                    session,
                    "start",
                    start,
                    "stop",
                    stop,
                    "n",
                    count,
                    "pattern",
                    pattern,
                    "unique",
                    unique);
        }
    }

    /** Asks for the open comms, of one target or of all. */
    record CommInfo(@Nullable String target) implements Request {
        public static final String TYPE = "comm_info_request";

        public static CommInfo from(JsonObject content) throws MalformedMessage {
            return new CommInfo(new Fields(content, TYPE).string("target_name", null));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return target == null ? new JsonObject() : Json.of("target_name", target);
        }
    }

    /** Asks the kernel to end. */
    record Shutdown(boolean restart) implements Request {
        public static final String TYPE = "shutdown_request";

        public static Shutdown from(JsonObject content) throws MalformedMessage {
            return new Shutdown(new Fields(content, TYPE).bool("restart", false));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public JsonObject json() {
            return Json.of("restart", restart);
        }
    }

    /** A request without content: {@code kernel_info_request}, {@code connect_request}, {@code interrupt_request}. */
    record Plain(String type) implements Request {
        public static final String KERNEL_INFO = "kernel_info_request";
        public static final String CONNECT = "connect_request";
        public static final String INTERRUPT = "interrupt_request";

        @Override
        public JsonObject json() {
            return new JsonObject();
        }
    }
}
