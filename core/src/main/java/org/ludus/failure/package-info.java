/** What is said when something goes wrong: one line for people, whatever was thrown. */
package org.ludus.failure;
