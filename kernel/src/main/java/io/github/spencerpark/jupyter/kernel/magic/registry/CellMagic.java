package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method that {@link Magics#registerMagics} makes a cell magic of. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CellMagic {
    /** {@return the name, or nothing for the method's} */
    String value() default "";

    /** {@return other names} */
    String[] aliases() default {};
}
