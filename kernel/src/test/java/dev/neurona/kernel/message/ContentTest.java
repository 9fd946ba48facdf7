package dev.neurona.kernel.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.Interpreter;
import dev.neurona.kernel.eval.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The messages' contents, letter for letter. */
class ContentTest {
    private static JsonObject json(String text) throws MalformedMessage {
        return Json.parse(text).getAsJsonObject();
    }

    @Test
    void requestsAreReadAsSent() throws Exception {
        Request.Execute execute = new Request.Execute("1", false, true, Map.of("a", "b"), true, false);
        assertThat(Json.text(execute.json()))
                .isEqualTo("{\"code\":\"1\",\"silent\":false,\"store_history\":true,\"user_expressions\":{\"a\":\"b\"},"
                        + "\"allow_stdin\":true,\"stop_on_error\":false}");
        assertThat(Request.Execute.from(execute.json())).isEqualTo(execute);
        Request.History history = new Request.History("range", true, false, -1, 2, 5, 9, "a*", true);
        assertThat(Request.History.from(history.json())).isEqualTo(history);
        assertThat(Json.text(Request.History.tail(3).json()))
                .isEqualTo("{\"hist_access_type\":\"tail\",\"output\":false,\"raw\":true,\"session\":0,\"start\":0,"
                        + "\"stop\":null,\"n\":3,\"pattern\":\"*\",\"unique\":false}");
        Request.Inspect inspect = new Request.Inspect("abc", 2, 1);
        assertThat(Request.Inspect.from(inspect.json())).isEqualTo(inspect);
        assertThat(Request.Shutdown.from(json("{\"restart\":true}")).restart()).isTrue();
        assertThat(Request.CommInfo.from(json("{\"target_name\":null}")).target())
                .isNull();
    }

    @Test
    void whatARequestLeavesOutHasTheProtocolsDefault() throws Exception {
        assertThat(Request.Execute.from(json("{\"code\":\"x\"}")))
                .isEqualTo(new Request.Execute("x", false, true, Map.of(), false, true));
        assertThat(Request.Execute.from(json("{\"code\":\"x\",\"silent\":true,\"store_history\":true}"))
                        .storeHistory())
                .isFalse();
        assertThat(Request.Complete.from(json("{\"code\":\"\uD83D\uDE00x\"}")).cursor())
                .isEqualTo(2);
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        assertThatThrownBy(() -> Request.Execute.from(json("{}")))
                .hasMessage("execute_request: 'code' is missing, expected a string");
        assertThatThrownBy(() -> Request.Execute.from(json("{\"code\":\"\",\"silent\":\"no\"}")))
                .hasMessage("execute_request: 'silent' is not true or false");
        assertThatThrownBy(() -> Request.Complete.from(json("{\"code\":\"\",\"cursor_pos\":1.5}")))
                .hasMessage("complete_request: 'cursor_pos' is not a whole number");
        assertThatThrownBy(() -> Request.Complete.from(json("{\"code\":\"\",\"cursor_pos\":1e99}")))
                .hasMessage("complete_request: 'cursor_pos' is not a whole number");
        assertThatThrownBy(() -> CommContent.Open.from(json("{\"comm_id\":\"a\",\"target_name\":\"b\",\"data\":[]}")))
                .hasMessage("comm_open: 'data' is not an object");
    }

    @Test
    void repliesAreWrittenAsTheProtocolSays() {
        assertThat(Json.text(new Reply.Executed(3, new JsonArray(), new JsonObject()).json()))
                .isEqualTo("{\"status\":\"ok\",\"execution_count\":3,\"payload\":[],\"user_expressions\":{}}");
        Outcome.Failed failed = new Outcome.Failed("E", "why", List.of("line"), false);
        assertThat(Json.text(new Reply.Failed(4, failed, new JsonArray()).json()))
                .isEqualTo("{\"ename\":\"E\",\"evalue\":\"why\",\"traceback\":[\"line\"],\"status\":\"error\","
                        + "\"execution_count\":4,\"payload\":[],\"user_expressions\":{}}");
        assertThat(Json.text(new Reply.Aborted().json())).isEqualTo("{\"status\":\"aborted\"}");
        assertThat(Json.text(new Reply.Inspected(null).json()))
                .isEqualTo("{\"status\":\"ok\",\"found\":false,\"data\":{},\"metadata\":{}}");
        assertThat(Json.text(new Reply.Inspected(Bundle.of("t")).json()))
                .isEqualTo("{\"status\":\"ok\",\"found\":true,\"data\":{\"text/plain\":\"t\"},\"metadata\":{}}");
        assertThat(Json.text(new Reply.CommInfo(Map.of("i", "t")).json()))
                .isEqualTo("{\"status\":\"ok\",\"comms\":{\"i\":{\"target_name\":\"t\"}}}");
        assertThat(Json.text(new Reply.Completed("\uD83D\uDE00", new Interpreter.Completion(List.of(), 2, 2)).json()))
                .isEqualTo("{\"status\":\"ok\",\"matches\":[],\"cursor_start\":1,\"cursor_end\":1,"
                        + "\"metadata\":{\"_jupyter_types_experimental\":[]}}");
    }

    @Test
    void publishedMessagesAreWrittenAsTheProtocolSays() {
        assertThat(Json.text(new Published.Status("busy").json())).isEqualTo("{\"execution_state\":\"busy\"}");
        assertThat(Json.text(new Published.Input("c", 2).json())).isEqualTo("{\"code\":\"c\",\"execution_count\":2}");
        assertThat(Json.text(new Published.Result(Bundle.of("v"), 2).json()))
                .isEqualTo("{\"data\":{\"text/plain\":\"v\"},\"metadata\":{},\"execution_count\":2}");
        Published.Display display = new Published.Display(Bundle.of("v"), null, false);
        assertThat(display.type()).isEqualTo("display_data");
        assertThat(Json.text(display.json()))
                .isEqualTo("{\"data\":{\"text/plain\":\"v\"},\"metadata\":{},\"transient\":{}}");
        assertThat(new Published.Display(Bundle.of("v"), "i", true).type()).isEqualTo("update_display_data");
        assertThat(Json.text(new Published.Welcome("").json())).isEqualTo("{\"subscription\":\"\"}");
        assertThat(Json.text(new Published.InputRequest("p", true).json()))
                .isEqualTo("{\"prompt\":\"p\",\"password\":true}");
    }

    @Test
    void headersKeepWhatTheyDoNotKnow() throws Exception {
        String text = "{\"msg_id\":\"m\",\"msg_type\":\"t\",\"session\":\"s\",\"subshell_id\":null,\"extra\":[1]}";
        Header header = Header.from(json(text));
        assertThat(header.id()).isEqualTo("m");
        assertThat(Json.text(header.json())).isEqualTo(text);
        JsonObject made = Header.of("status", "session", "me").json();
        assertThat(made.keySet()).containsExactly("msg_id", "msg_type", "session", "username", "date", "version");
        assertThat(made.get("date").getAsString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(made.get("version").getAsString()).isEqualTo("5.4");
    }

    @Test
    void bundlesComeBackFromMessages() throws Exception {
        Bundle bundle = BundleJson.bundle(
                json("{\"text/html\":\"<b>\",\"application/json\":[\"a\",\"b\"]}"), json("{\"text/html\":{\"w\":1}}"));
        assertThat(bundle.text()).isEmpty();
        assertThat(Json.text(BundleJson.data(bundle)))
                .isEqualTo("{\"text/html\":\"<b>\",\"application/json\":[\"a\",\"b\"],\"text/plain\":\"\"}");
        assertThat(Json.text(BundleJson.metadata(bundle))).isEqualTo("{\"text/html\":{\"w\":1}}");
    }
}
