/** What is wrong, where, and the cure. A leaf: every package may use it. */
package io.helmwright.problem;
