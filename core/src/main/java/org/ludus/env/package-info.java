/**
 * What an environment is: the contract between a world and whoever acts in it.
 *
 * <p>Nothing in here knows about learning, drawing or files; it imports {@code java.*} only.
 */
package org.ludus.env;
