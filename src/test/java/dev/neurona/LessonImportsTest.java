package dev.neurona;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LessonImportsTest {
    /** What the kernel imports in every notebook. */
    private static final List<String> OF_THE_KERNEL = List.of(
            "dev.neurona.kernel.display",
            "java.io",
            "java.math",
            "java.net",
            "java.nio.file",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.regex",
            "java.util.stream");

    private static List<String> packages() {
        List<String> packages = new ArrayList<>(OF_THE_KERNEL);
        for (String one : new LessonImports().imports()) {
            if (one.endsWith(".*")) {
                packages.add(one.substring(0, one.length() - 2));
            }
        }
        return packages;
    }

    /** A name that two packages have cannot be written in a notebook without saying which is meant. */
    @Test
    void noNameIsMeantTwice() {
        List<String> packages = packages();
        Map<String, Set<String>> meanings = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages)) {
            if (packages.contains(type.getPackageName())
                    && type.isTopLevelClass()
                    && type.getModifiers().contains(JavaModifier.PUBLIC)) {
                meanings.computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                        .add(type.getPackageName());
            }
        }
        assertThat(meanings).containsKeys("Check", "NDArray", "List", "Table");
        meanings.values().removeIf(in -> in.size() == 1);
        // DJL's and Tablesaw's own are theirs; what matters is that ours are clear.
        meanings.values().removeIf(in -> in.stream().noneMatch(name -> name.startsWith("dev.neurona")));
        assertThat(meanings).isEmpty();
    }

    @Test
    void everyPackageIsThere() {
        for (String name : packages()) {
            assertThat(new ClassFileImporter().importPackages(name)).as(name).isNotEmpty();
        }
    }
}
