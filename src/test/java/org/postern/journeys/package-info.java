/** Whole journeys in a real browser, against the real application. */
package org.postern.journeys;
