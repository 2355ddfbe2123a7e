/** How an agent practises: the loop, its evaluations, and the folder that keeps a run. */
package org.ludus.train;
