package io.bihuan.server.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Files below a directory that others write to, rename and delete at the same time. */
public final class LivingTree {

    private LivingTree() {}

    /**
     * Files and directories below a directory, a directory before what it holds. What goes away while it is looked at is
     * passed over; it may also go away afterwards.
     *
     * @param root the directory, not listed itself
     * @param belongs given a path relative to the root: whether it is listed; a directory that is not is not looked into
     * @throws IOException when the root is missing, or something that is there cannot be read
     */
    public static List<Path> below(Path root, Predicate<Path> belongs) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                if (path.equals(root)) {
                    return FileVisitResult.CONTINUE;
                }
                return add(path) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                add(path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !path.equals(root)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            private boolean add(Path path) {
                return belongs.test(root.relativize(path)) && found.add(path);
            }
        });
        found.sort(Comparator.naturalOrder());
        return List.copyOf(found);
    }

    /** Deletes a file, or a directory with all it holds; nothing where there is nothing. */
    public static void delete(Path tree) throws IOException {
        if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
            for (Path path : below(tree, each -> true).reversed()) {
                Files.deleteIfExists(path);
            }
        }
        Files.deleteIfExists(tree);
    }
}
