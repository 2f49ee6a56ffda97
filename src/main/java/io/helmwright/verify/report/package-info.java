/** Tells what a verification found out: to people, to programs, to CI. */
package io.helmwright.verify.report;
