/** What does the player of an episode see, think and expect, and what is it rewarded for? */
package org.ludus.app.xray;
