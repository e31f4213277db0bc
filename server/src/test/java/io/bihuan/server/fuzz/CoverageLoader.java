package io.bihuan.server.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Loads our own classes a second time, with a call to {@link Coverage#hit} wherever ways part or meet. The JDK's own
 * class-file interface does it, so no agent and no library is needed.
 */
final class CoverageLoader extends ClassLoader {

    private static final ClassDesc COVERAGE = ClassDesc.of(Coverage.class.getName());
    private static final MethodTypeDesc PLACE = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);

    /** The fuzzer itself is there once. */
    private static final String OWN = Coverage.class.getPackageName() + ".";

    private final List<String> packages;
    private final ClassFile format;
    private int places;

    /** @param packages beginnings of the names of the classes to instrument */
    CoverageLoader(ClassLoader parent, List<String> packages) {
        super(parent);
        this.packages = packages;
        this.format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(parent).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            return packages.stream().anyMatch(name::startsWith) && !name.startsWith(OWN)
                    ? define(name)
                    : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = format.transformClass(
                    format.parse(in.readAllBytes()),
                    ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(() -> this::counted)));
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private void counted(CodeBuilder code, CodeElement element) {
        code.with(element);
        if (element instanceof LabelTarget || element instanceof BranchInstruction) {
            places++;
            code.loadConstant(places * 0x9E37 & 0xFFFF).invokestatic(COVERAGE, "hit", PLACE);
        }
    }
}
