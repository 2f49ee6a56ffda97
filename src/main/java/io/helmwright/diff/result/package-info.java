/** What a comparison of two charts found out; plain data that its parts and the reports share. */
package io.helmwright.diff.result;
