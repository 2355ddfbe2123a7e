/** How states become pixels: one drawing routine per environment, several canvases. */
package org.ludus.render;
