/** What worlds sound like: sounds made by computation, and which of them a step makes. */
package org.ludus.sound;
