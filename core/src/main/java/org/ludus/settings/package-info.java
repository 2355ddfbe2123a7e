/**
 * How settings are said and given by name: a record of them, whose annotations hold each one's
 * default, range and sentence, and the one line that refuses a wrong one.
 */
package org.ludus.settings;
