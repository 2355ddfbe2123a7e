package org.ludus.failure;

/**
 * Marks an exception whose message is one line for people, which says it all: what is wrong, where,
 * and what would be right. All others are taken for faults of the program itself; but an {@link
 * java.io.IOException} needs no mark.
 */
public interface Explained {}
