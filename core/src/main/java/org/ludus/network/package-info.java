/** Function approximators behind one interface, so that an algorithm reads like its paper. */
package org.ludus.network;
