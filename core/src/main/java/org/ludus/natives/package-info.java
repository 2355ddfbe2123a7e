/**
 * How native libraries come out of their jars: into a folder that nobody else can write to, and
 * with a word on what is wrong where they cannot.
 */
package org.ludus.natives;
