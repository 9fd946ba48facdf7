package dev.neurona.lessons.grade.alike;

/**
 * What is compared: a token or a word without what is easily changed.
 *
 * @param line of its cell, from 1
 */
record Word(String symbol, int line) {}
