package dev.neurona.check;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.display.Renderer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows exercises, hints and reports in a notebook, with the record of results beside them for programs to read. */
public final class CheckRenderer implements Renderer<Shown> {
    /** Found by {@link java.util.ServiceLoader}. */
    public CheckRenderer() {}

    @Override
    public Class<Shown> type() {
        return Shown.class;
    }

    @Override
    public Bundle render(Shown value) {
        Language language = Check.language();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(Bundle.HTML, value.html(language));
        data.put(Bundle.TEXT, value.text(language));
        data.put(Report.MIME, new Bundle.Json(value.json(language)));
        return new Bundle(data, Map.of());
    }
}
