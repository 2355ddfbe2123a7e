/** How gameplay is kept: replays, which are a seed and actions, and videos, which are frames. */
package org.ludus.recording;
