package dev.neurona.kernel.magic.maven;

import dev.neurona.kernel.magic.MagicError;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Makes a whole POM of what people copy from a README: a {@code <project>}, or loose {@code <dependency>}, {@code
 * <dependencies>}, {@code <repository>} and other parts of one.
 */
final class PomText {
    static final String GROUP = "notebook";
    static final String ARTIFACT = "cell";
    static final String VERSION = "1";

    private static final Map<String, String> COLLECTED =
            Map.of("dependency", "dependencies", "repository", "repositories");
    private static final Map<String, String> NEEDED = Map.of(
            "modelVersion", "4.0.0",
            "groupId", GROUP,
            "artifactId", ARTIFACT,
            "version", VERSION);

    private PomText() {}

    /** {@return the POM, whose own coordinates are {@link #GROUP}, {@link #ARTIFACT} and {@link #VERSION}} */
    static String whole(String fragment) throws MagicError {
        if (fragment.isBlank()) {
            throw new MagicError("%%loadFromPOM: nothing below it: put <dependency>...</dependency> there");
        }
        // A declaration is allowed at the very beginning only, and the text is put into an element.
        String text = fragment.replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
        try {
            DocumentBuilder builder = builder();
            Element root = builder.parse(new InputSource(new StringReader("<cell>" + text + "</cell>")))
                    .getDocumentElement();
            Document pom = builder.newDocument();
            Element project = pom.createElement("project");
            pom.appendChild(project);
            for (Element part : parts(root)) {
                if (part.getNodeName().equals("project")) {
                    parts(part).forEach(inner -> add(inner, project));
                } else {
                    add(part, project);
                }
            }
            NEEDED.forEach((name, value) -> set(project, name, value));
            StringWriter out = new StringWriter();
            TransformerFactory transformers = TransformerFactory.newInstance();
            transformers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            transformers.newTransformer().transform(new DOMSource(pom), new StreamResult(out));
            return out.toString();
        } catch (SAXParseException e) {
            throw new MagicError(
                    "%%loadFromPOM: line " + e.getLineNumber() + " is not XML as a POM has it: " + e.getMessage(), e);
        } catch (SAXException | IOException | ParserConfigurationException | TransformerException e) {
            throw new MagicError("%%loadFromPOM: the text is not XML as a POM has it: " + e.getMessage(), e);
        }
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        // No document type: it could name files of this machine.
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Throwing());
        return builder;
    }

    private static List<Element> parts(Element parent) throws SAXException {
        List<Element> parts = new java.util.ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                parts.add(element);
            } else if (node.getNodeType() == Node.TEXT_NODE
                    && !node.getTextContent().isBlank()) {
                throw new SAXException(
                        "text outside of a tag: " + node.getTextContent().strip());
            }
        }
        return parts;
    }

    private static void add(Element part, Element project) {
        String collection = COLLECTED.get(part.getNodeName());
        if (collection != null) {
            child(project, collection).appendChild(copy(part, project));
        } else if (COLLECTED.containsValue(part.getNodeName())) {
            Element into = child(project, part.getNodeName());
            for (Node node = part.getFirstChild(); node != null; node = node.getNextSibling()) {
                into.appendChild(copy(node, project));
            }
        } else if (!part.getNodeName().equals("modules")) {
            project.appendChild(copy(part, project));
        }
    }

    private static Node copy(Node node, Element project) {
        return project.getOwnerDocument().importNode(node, true);
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getNodeName().equals(name)) {
                return element;
            }
        }
        Element made = parent.getOwnerDocument().createElement(name);
        parent.appendChild(made);
        return made;
    }

    /** The cell's coordinates are always these: they name nothing that anyone could have published. */
    private static void set(Element project, String name, String value) {
        child(project, name).setTextContent(value);
    }

    /** The JDK's own handler prints to System.err. */
    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            // Nothing a reader of POMs would mind.
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
