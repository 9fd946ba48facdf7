package dev.neurona.lessons.grade.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads pages as XML, which ours are, and checks what every one of them has to hold. */
final class PageExamples {
    private static final Set<String> ELEMENTS = Set.of(
            ("html head meta title style body a main footer div section article h1 h2 h3 h4 p ul ol li dl dt dd table caption"
                            + " thead tbody tr th td strong em code pre blockquote details summary span b i bdi br hr svg rect"
                            + " line text g figure")
                    .split(" "));

    private PageExamples() {}

    static Document parse(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html.replaceFirst("<!DOCTYPE html>\\s*", ""))));
        } catch (Exception e) {
            throw new AssertionError("not well formed: " + e.getMessage(), e);
        }
    }

    static List<Element> all(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    /** Only elements that do nothing, no address but the web's and the page's, headings in order, tables with headers. */
    static Document check(String html, int largest) {
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(largest);
        Document page = parse(html);
        Set<String> ids = new HashSet<>();
        int level = 0;
        for (Element element : all(page, "*")) {
            String name = element.getTagName();
            assertThat(ELEMENTS.contains(name)).as("element %s", name).isTrue();
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String attribute = element.getAttributes().item(i).getNodeName();
                assertThat(attribute).doesNotStartWith("on").isNotIn("src", "srcset", "action", "formaction");
                if (attribute.equals("href")) {
                    assertThat(element.getAttribute("href")).matches("#[\\w.-]+|https?://\\S+|[\\w./%-]+\\.html");
                }
            }
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id")))
                        .as("id %s once", element.getAttribute("id"))
                        .isTrue();
            }
            if (name.matches("h[1-6]")) {
                int next = name.charAt(1) - '0';
                assertThat(next).as("heading %s", element.getTextContent()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
        }
        for (Element element : all(page, "*")) {
            if (element.getAttribute("href").startsWith("#")) {
                assertThat(ids).contains(element.getAttribute("href").substring(1));
            }
            if (element.hasAttribute("aria-labelledby")) {
                assertThat(ids).contains(element.getAttribute("aria-labelledby"));
            }
        }
        assertThat(all(page, "h1")).hasSize(1);
        assertThat(all(page, "main")).hasSize(1);
        assertThat(page.getDocumentElement().getAttribute("lang")).isIn("en", "es");
        for (Element table : all(page, "table")) {
            NodeList headers = table.getElementsByTagName("th");
            assertThat(headers.getLength()).isPositive();
        }
        return page;
    }

    static String text(Document page) {
        all(page, "style").forEach(style -> style.setTextContent(""));
        for (String block : List.of("th", "td", "dt", "dd", "li", "p", "summary")) {
            all(page, block).forEach(element -> element.appendChild(page.createTextNode(" ")));
        }
        return page.getDocumentElement().getTextContent().replaceAll("\\s+", " ");
    }
}
