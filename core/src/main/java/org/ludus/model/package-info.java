/** A trained policy and its file, and where models lie. */
package org.ludus.model;
