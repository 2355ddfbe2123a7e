/** How does an episode in play become a moving picture? */
package org.ludus.app.stage;
