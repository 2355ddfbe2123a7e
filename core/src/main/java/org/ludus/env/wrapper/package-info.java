/** Environments around environments: limits, checks and other ways to see and act. */
package org.ludus.env.wrapper;
