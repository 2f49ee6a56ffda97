/**
 * For the tests of charts: assertions in the manner of AssertJ. They need AssertJ and, for approved
 * renders, ApprovalTests, which Helmwright's other packages don't bring along.
 */
package io.helmwright.testing;
