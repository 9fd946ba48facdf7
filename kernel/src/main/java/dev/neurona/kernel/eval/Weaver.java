package dev.neurona.kernel.eval;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites classes as they are loaded: calls that would end the process go to {@link ExitGuard}, and in classes of cells
 * every method entry and every jump backwards passes a {@link StopCheck}. A check takes and leaves nothing on the stack,
 * so that frames stay as the compiler made them.
 */
final class Weaver {
    private static final String GUARD = Type.getInternalName(ExitGuard.class);
    private static final Handle LINK = new Handle(
            Opcodes.H_INVOKESTATIC,
            Type.getInternalName(StopCheck.class),
            "link",
            MethodType.methodType(CallSite.class, MethodHandles.Lookup.class, String.class, MethodType.class)
                    .toMethodDescriptorString(),
            false);

    private Weaver() {}

    /**
     * {@return the class with checks and guards}
     *
     * @throws IllegalArgumentException if its version is newer than the class reader knows
     */
    static byte[] cellClass(byte[] bytes) {
        return rewrite(bytes, true);
    }

    /** {@return the class of an added jar with guards; as it was if it cannot end the process} */
    static byte[] jarClass(byte[] bytes) {
        if (!mentions(bytes, "exit") && !mentions(bytes, "halt")) {
            return bytes;
        }
        try {
            return rewrite(bytes, false);
        } catch (IllegalArgumentException newerThanKnown) {
            return bytes;
        }
    }

    private static byte[] rewrite(byte[] bytes, boolean checks) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        boolean entry = checks && !name.startsWith("do_it$") && !name.equals("<clinit>");
                        return new Checks(next, entry, checks);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static boolean mentions(byte[] bytes, String name) {
        byte[] word = name.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i <= bytes.length - word.length; i++) {
            if (bytes[i] == word[0] && Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    private static final class Checks extends MethodVisitor {
        private final boolean entry;
        private final boolean loops;
        private final Set<Label> passed = new HashSet<>();

        Checks(MethodVisitor next, boolean entry, boolean loops) {
            super(Opcodes.ASM9, next);
            this.entry = entry;
            this.loops = loops;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (entry) {
                check();
            }
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (loops && passed.contains(label)) {
                check();
            }
            super.visitJumpInsn(opcode, label);
        }

        private void check() {
            super.visitInvokeDynamicInsn("check", "()V", LINK);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String guard = guarded(owner, name, descriptor);
            if (guard.isEmpty()) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, name, guard, false);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] guarded = arguments.clone();
            for (int i = 0; i < guarded.length; i++) {
                if (guarded[i] instanceof Handle target) {
                    String guard = guarded(target.getOwner(), target.getName(), target.getDesc());
                    if (!guard.isEmpty()) {
                        guarded[i] = new Handle(Opcodes.H_INVOKESTATIC, GUARD, target.getName(), guard, false);
                    }
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, guarded);
        }

        /** {@return the descriptor of the guard's method for a call that ends the process, empty for any other call} */
        private static String guarded(String owner, String name, String descriptor) {
            if (!descriptor.equals("(I)V")) {
                return "";
            }
            if (owner.equals("java/lang/System") && name.equals("exit")) {
                return "(I)V";
            }
            boolean ends = name.equals("exit") || name.equals("halt");
            return ends && owner.equals("java/lang/Runtime") ? "(Ljava/lang/Runtime;I)V" : "";
        }
    }
}
