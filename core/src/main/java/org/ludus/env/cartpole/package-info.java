/** A pole balanced on a cart (Barto, Sutton and Anderson 1983). */
package org.ludus.env.cartpole;
