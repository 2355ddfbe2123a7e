/** What there is: environments, agents, presets and models, found by name. */
package org.ludus.registry;
