/** A training that is looked at while it goes on, and interfered with. */
package org.ludus.live;
