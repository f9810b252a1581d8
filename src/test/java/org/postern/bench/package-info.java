/** {@code bench/run}: what requests cost beside many messages. */
package org.postern.bench;
