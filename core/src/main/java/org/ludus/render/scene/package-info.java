/**
 * One renderer per environment, all in one visual language: a blue night, cool light, warm fire.
 */
package org.ludus.render.scene;
