package dev.neurona.kernel.magic.maven;

/**
 * A repository as {@code %mavenRepo} names it.
 *
 * @param id the name, which mirrors and servers in settings refer to
 * @param url where it is
 */
record NamedRepository(String id, String url) {}
