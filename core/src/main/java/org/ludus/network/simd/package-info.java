/**
 * Networks as fast as the processor allows: the few operations that training a small network comes
 * down to, written on the JDK's Vector API, with plain loops where that module is missing.
 */
package org.ludus.network.simd;
