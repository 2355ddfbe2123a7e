/** Training on screen: the learner at work, what it has learned so far, and curves of it all. */
package org.ludus.app.learn;
