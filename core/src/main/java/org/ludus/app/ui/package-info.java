/** What the screens are made of: type, colours, buttons, sliders, curves, and the way to them. */
package org.ludus.app.ui;
