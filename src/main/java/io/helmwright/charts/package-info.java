/** The charts of this project; definitions only. */
package io.helmwright.charts;
