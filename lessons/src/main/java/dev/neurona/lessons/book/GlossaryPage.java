package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The glossary of a language as Markdown. Each entry stands behind an anchor of its id: code-hosting sites, JupyterLab's
 * preview and browsers all find it by that, while the anchors they make of headings differ.
 */
final class GlossaryPage {
    private final Glossary glossary;
    private final Links links;
    private final Language language;

    private GlossaryPage(Glossary glossary, Links links, Language language) {
        this.glossary = glossary;
        this.links = links;
        this.language = language;
    }

    static String of(Glossary glossary, Links links, Language language) {
        return new GlossaryPage(glossary, links, language).text();
    }

    private String say(String english, String spanish) {
        return language == Language.ES ? spanish : english;
    }

    private String text() {
        List<Term> terms = glossary.sorted(language);
        Map<String, String> letters = new LinkedHashMap<>();
        terms.forEach(term -> letters.putIfAbsent(letter(term.name(language)), term.id()));
        StringBuilder page = new StringBuilder(say("# Glossary\n\n", "# Glosario\n\n"));
        page.append(say(
                "The terms of the course, in English and, in italics, in Spanish. [Contents](README.md)\n\n",
                "Los términos del curso, en español y, en cursiva, en inglés. [Índice](README.md)\n\n"));
        page.append(letters.entrySet().stream()
                .map(letter -> "[%s](#%s)".formatted(letter.getKey(), letter.getValue()))
                .collect(Collectors.joining(" · ")));
        page.append('\n');
        terms.forEach(term -> page.append(entry(term)));
        return page.toString();
    }

    /** The letter an entry stands under: accents do not count, ñ is a letter. */
    private String letter(String name) {
        String first =
                name.substring(0, 1).toUpperCase(language == Language.ES ? Locale.forLanguageTag("es") : Locale.ROOT);
        return first.equals("Ñ")
                ? first
                : Normalizer.normalize(first, Normalizer.Form.NFD).substring(0, 1);
    }

    private String entry(Term term) {
        Language other = language == Language.ES ? Language.EN : Language.ES;
        StringBuilder entry = new StringBuilder();
        entry.append("\n<a id=\"%s\"></a>\n\n".formatted(term.id()));
        entry.append("### %s\n\n".formatted(term.name(language)));
        entry.append("*%s*. %s\n".formatted(term.name(other), term.definition().in(language)));
        if (!term.formula().isEmpty()) {
            entry.append("\n$$%s$$\n".formatted(term.formula()));
        }
        term.example()
                .ifPresent(example ->
                        entry.append("\n%s: %s\n".formatted(say("**Example**", "**Ejemplo**"), example.in(language))));
        List<String> more = new ArrayList<>();
        List<String> contrast = term.contrast().stream()
                .flatMap(id -> Optional.ofNullable(glossary.byId().get(id)).stream())
                .map(one -> "[%s](#%s)".formatted(one.name(language), one.id()))
                .toList();
        if (!contrast.isEmpty()) {
            more.add(say("Not to be confused with ", "No confundir con ") + String.join(", ", contrast));
        }
        String lesson = links.toLesson(term.lesson(), language);
        if (!lesson.isEmpty()) {
            more.add(say("Lesson ", "Lección ") + lesson);
        }
        if (!more.isEmpty()) {
            entry.append("\n%s.\n".formatted(String.join(". ", more)));
        }
        return entry.toString();
    }
}
