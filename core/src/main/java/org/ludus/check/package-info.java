/** Whether worlds keep their contract, and how fast networks are. */
package org.ludus.check;
