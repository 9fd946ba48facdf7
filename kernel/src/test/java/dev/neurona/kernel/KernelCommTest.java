package dev.neurona.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.neurona.kernel.client.ExecuteOptions;
import dev.neurona.kernel.client.Execution;
import dev.neurona.kernel.display.Comm;
import dev.neurona.kernel.display.Comms;
import dev.neurona.kernel.message.CommContent;
import dev.neurona.kernel.message.Json;
import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Request;
import dev.neurona.kernel.wire.Channel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KernelCommTest {
    private final BlockingQueue<Message> told = new LinkedBlockingQueue<>();
    private RunningKernel running;

    @BeforeEach
    void start() throws Exception {
        running = new RunningKernel();
        running.client.listen((channel, message) -> {
            if (message.type().startsWith("comm_") && channel == Channel.IOPUB) {
                told.add(message);
            }
        });
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private void send(CommContent content) {
        running.client.send(Channel.SHELL, running.client.message(content, new JsonObject()));
    }

    private Message next() throws InterruptedException {
        Message message = told.poll(30, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        return message;
    }

    private String comms(String target) throws InterruptedException {
        return running.client
                .request(new Request.CommInfo(target))
                .reply()
                .content()
                .get("comms")
                .toString();
    }

    @Test
    void aRegisteredTargetIsOpenedToldAndClosed() throws Exception {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        running.interpreter.on("register", (scope, text) -> {
            Comms.register("echo", comm -> {
                heard.add(comm.opening().data());
                comm.onMessage(message -> comm.send(Map.of("back", message.data()), message.buffers()));
                comm.onClose(message -> heard.add("closed"));
            });
            return null;
        });
        running.client.execute("register");
        send(new CommContent.Open("c1", "echo", null, Json.of("hello", 1)));
        Message telling = running.client.message(
                new CommContent.Tell("c1", Json.of("list", List.of(1, 2.5, "x", true))), new JsonObject());
        byte[] buffer = "binary".getBytes(StandardCharsets.UTF_8);
        running.client.send(
                Channel.SHELL,
                new Message(
                        List.of(),
                        telling.header(),
                        telling.parent(),
                        new JsonObject(),
                        telling.content(),
                        List.of(buffer)));
        Message back = next();
        assertThat(back.type()).isEqualTo("comm_msg");
        assertThat(back.parentId()).isEqualTo(telling.header().id());
        assertThat(back.content().toString())
                .isEqualTo("{\"comm_id\":\"c1\",\"data\":{\"back\":{\"list\":[1,2.5,\"x\",true]}}}");
        assertThat(back.buffers()).hasSize(1);
        assertThat(back.buffers().get(0)).isEqualTo(buffer);
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(Map.of("hello", 1L));
        assertThat(comms(null)).isEqualTo("{\"c1\":{\"target_name\":\"echo\"}}");
        assertThat(comms("other")).isEqualTo("{}");
        send(new CommContent.Close("c1", new JsonObject()));
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("closed");
        assertThat(comms("echo")).isEqualTo("{}");
    }

    @Test
    void anUnknownTargetIsClosedAgain() throws Exception {
        send(new CommContent.Open("c2", "nobody", null, new JsonObject()));
        Message closed = next();
        assertThat(closed.type()).isEqualTo("comm_close");
        assertThat(closed.content().get("comm_id").getAsString()).isEqualTo("c2");
        send(new CommContent.Tell("c2", new JsonObject()));
        send(new CommContent.Close("c2", new JsonObject()));
        assertThat(running.client.execute("print on").stdout()).isEqualTo("on");
    }

    @Test
    void aCellOpensACommOnItsOwnBehalf() throws Exception {
        running.interpreter.on("open", (scope, text) -> {
            System.out.print("before");
            Comm comm = Comms.open("widget", Map.of("state", Map.of("value", 3)));
            comm.send(Map.of("a", 1));
            comm.close();
            comm.send(Map.of("never", 1));
            return null;
        });
        Execution cell = running.client.submit("open", ExecuteOptions.DEFAULT);
        assertThat(cell.await().types())
                .containsExactly("status", "execute_input", "stream", "comm_open", "comm_msg", "comm_close", "status");
        assertThat(next().content().getAsJsonObject("data").toString()).isEqualTo("{\"state\":{\"value\":3}}");
    }

    @Test
    void listenersRunBetweenCellsInOrder() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        BlockingQueue<String> order = new LinkedBlockingQueue<>();
        Comms.register("order", comm -> order.add("comm"));
        running.interpreter.on("slow", (scope, text) -> {
            go.await();
            order.add("first");
            return null;
        });
        running.interpreter.on("fast", (scope, text) -> {
            order.add("second");
            return null;
        });
        running.client.submit("slow", ExecuteOptions.DEFAULT);
        send(new CommContent.Open("c3", "order", null, new JsonObject()));
        Execution last = running.client.submit("fast", ExecuteOptions.DEFAULT);
        running.client.kernelInfo();
        go.countDown();
        last.await();
        assertThat(order).containsExactly("first", "comm", "second");
    }

    @Test
    void aFailingListenerIsToldAndTheKernelGoesOn() throws Exception {
        Comms.register("bad", comm -> {
            throw new IllegalStateException("broken listener");
        });
        BlockingQueue<String> errors = new LinkedBlockingQueue<>();
        running.client.listen((channel, message) -> {
            if (message.type().equals("stream")) {
                errors.add(message.content().get("text").getAsString());
            }
        });
        send(new CommContent.Open("c4", "bad", null, new JsonObject()));
        assertThat(next().type()).isEqualTo("comm_close");
        assertThat(errors.poll(30, TimeUnit.SECONDS)).contains("broken listener");
        assertThat(running.client.execute("print on").stdout()).isEqualTo("on");
    }

    @Test
    void aListenerThatWaitsCanBeInterrupted() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        Comms.register("waits", comm -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ends.add("interrupted");
            }
        });
        send(new CommContent.Open("c5", "waits", null, new JsonObject()));
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        running.client.interrupt();
        assertThat(ends.poll(30, TimeUnit.SECONDS)).isEqualTo("interrupted");
        assertThat(running.client.execute("print on").stdout()).isEqualTo("on");
    }
}
