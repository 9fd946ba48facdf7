/**
 * Adds artifacts of Maven repositories to a notebook, through Maven's own resolver and with the user's settings. Start at
 * {@link dev.neurona.kernel.magic.maven.MavenMagics}; {@link dev.neurona.kernel.magic.maven.Resolver} and what it uses is
 * loaded only when a notebook first asks for an artifact.
 */
@NullMarked
package dev.neurona.kernel.magic.maven;

import org.jspecify.annotations.NullMarked;
