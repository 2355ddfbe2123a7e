/**
 * How settings are given by name: a record of them, its defaults, and the one line that refuses a
 * wrong one.
 */
package org.ludus.settings;
