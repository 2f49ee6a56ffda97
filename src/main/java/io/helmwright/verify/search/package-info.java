/** Searches the configurations of a chart for what they reach and for what the checks find. */
package io.helmwright.verify.search;
