/** What belongs to a person: settings, personal bests, and the games that were kept. */
package org.ludus.profile;
