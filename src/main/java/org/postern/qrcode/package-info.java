/** QR codes, drawn on the page itself. */
@ApplicationModule(allowedDependencies = {})
package org.postern.qrcode;

import org.springframework.modulith.ApplicationModule;
