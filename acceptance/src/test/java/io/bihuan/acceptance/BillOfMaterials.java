package io.bihuan.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server is shipped with, in CycloneDX 1.6: every library in {@code server/target/lib} with its coordinates, its
 * SHA-256 and the licences its pom names. Made without a network, from the poms that lie beside the libraries in the local
 * repository (the usual Maven plugin refuses to work offline).
 */
final class BillOfMaterials {

    private static final int MOST_PARENTS = 8;
    private static final String OURS = "bihuan-";

    private BillOfMaterials() {}

    /** One library. */
    record Component(String group, String name, String version, String sha256, List<String> licences) {}

    /**
     * Reads them.
     *
     * @param lib the directory with the shipped libraries
     * @param classPath names each of them where it lies in the local repository
     */
    static List<Component> of(Path lib, String classPath) throws IOException {
        List<Component> found = new ArrayList<>();
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.sorted().toList()) {
                String name = String.valueOf(jar.getFileName());
                if (name.endsWith(".jar") && !name.startsWith(OURS)) {
                    found.add(component(jar, inRepository(name, classPath)));
                }
            }
        }
        return found;
    }

    private static Path inRepository(String name, String classPath) {
        for (String entry : classPath.split(File.pathSeparator)) {
            if (entry.endsWith(File.separator + name)) {
                return Path.of(entry);
            }
        }
        throw new AssertionError(name + " is shipped, but not on the class path of this test");
    }

    private static Component component(Path jar, Path stored) throws IOException {
        Path versionDirectory = parent(stored);
        Path artifactDirectory = parent(versionDirectory);
        String version = String.valueOf(versionDirectory.getFileName());
        String artifact = String.valueOf(artifactDirectory.getFileName());
        Path pom = versionDirectory.resolve(artifact + "-" + version + ".pom");
        Element project = read(pom);
        String group = text(project, "groupId", text(child(project, "parent"), "groupId", ""));
        Path repository = artifactDirectory;
        for (int i = 0; i <= group.chars().filter(c -> c == '.').count() + 1; i++) {
            repository = parent(repository);
        }
        return new Component(group, artifact, version, sha256(jar), licences(project, repository, MOST_PARENTS));
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), path::toString);
    }

    private static List<String> licences(Element project, Path repository, int parents) throws IOException {
        List<String> names = new ArrayList<>();
        for (Element licences : children(project, "licenses")) {
            for (Element licence : children(licences, "license")) {
                names.add(spdx(text(List.of(licence), "name", "unnamed")));
            }
        }
        List<Element> parent = child(project, "parent");
        if (names.isEmpty() && parents > 0 && !parent.isEmpty()) {
            String artifact = text(parent, "artifactId", "");
            String version = text(parent, "version", "");
            Path pom = repository
                    .resolve(text(parent, "groupId", "").replace('.', '/'))
                    .resolve(artifact)
                    .resolve(version)
                    .resolve(artifact + "-" + version + ".pom");
            return Files.exists(pom) ? licences(read(pom), repository, parents - 1) : List.of();
        }
        return names;
    }

    /** What poms write in words, as SPDX names it. */
    private static String spdx(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT);
        if (plain.contains("apache") && plain.contains("2")) {
            return "Apache-2.0";
        }
        if (plain.startsWith("edl") || plain.contains("eclipse distribution license")) {
            return "BSD-3-Clause";
        }
        if (plain.startsWith("epl 2") || plain.contains("eclipse public license") && plain.contains("2")) {
            return "EPL-2.0";
        }
        if (plain.equals("mit license") || plain.equals("the mit license") || plain.equals("mit")) {
            return "MIT";
        }
        if (plain.matches(".*bsd[- ]2.*|.*simplified bsd.*")) {
            return "BSD-2-Clause";
        }
        if (plain.matches(".*bsd[- ]3.*|.*new bsd.*")) {
            return "BSD-3-Clause";
        }
        return plain.contains("cc0") ? "CC0-1.0" : words.strip();
    }

    private static Element read(Path pom) throws IOException {
        try (InputStream in = Files.newInputStream(pom)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(pom + " cannot be read", e);
        }
    }

    private static List<Element> children(Element of, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = of.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** None or one. */
    private static List<Element> child(Element of, String name) {
        return children(of, name).stream().limit(1).toList();
    }

    private static String text(Element of, String name, String otherwise) {
        return text(List.of(of), name, otherwise);
    }

    private static String text(List<Element> of, String name, String otherwise) {
        return of.stream()
                .flatMap(element -> child(element, name).stream())
                .map(element -> String.valueOf(element.getTextContent()).strip())
                .findFirst()
                .orElse(otherwise);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The document. */
    static String cyclonedx(List<Component> components) {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode bill = json.createObjectNode();
        bill.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
        bill.putObject("metadata")
                .putObject("component")
                .put("type", "application")
                .put("name", "bihuan");
        ArrayNode all = bill.putArray("components");
        for (Component component : components) {
            ObjectNode one = all.addObject();
            one.put("type", "library")
                    .put("group", component.group())
                    .put("name", component.name())
                    .put("version", component.version())
                    .put("purl", "pkg:maven/" + component.group() + "/" + component.name() + "@" + component.version());
            one.putArray("hashes").addObject().put("alg", "SHA-256").put("content", component.sha256());
            ArrayNode licences = one.putArray("licenses");
            component
                    .licences()
                    .forEach(licence -> licences.addObject()
                            .putObject("license")
                            .put(licence.contains(" ") ? "name" : "id", licence));
        }
        return bill.toPrettyString();
    }
}
