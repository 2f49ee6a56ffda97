/** Two charts compared: what changed, what it breaks, and which version that is. */
package io.helmwright.diff;
