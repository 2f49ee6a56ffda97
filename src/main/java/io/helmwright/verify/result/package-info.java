/** What a verification found out; plain data that checks, the search and the reports share. */
package io.helmwright.verify.result;
