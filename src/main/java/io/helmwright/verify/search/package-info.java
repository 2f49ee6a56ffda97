/** Searches a chart's configurations, and puts together what was found in them. */
package io.helmwright.verify.search;
