// The portal. Everything here adds to pages that work without it, and little of it, for slow lines.
import './attach.js';
import './composer.js';
import './copy.js';
import './forget.js';
import './idle.js';
import './live.js';
import './print.js';
import './reading-on.js';
import './refresh.js';
import './same-page.js';
import './send.js';
import './show-password.js';
import './unsaved.js';

if (document.querySelector('[data-passkey]')) import('./passkeys.js');
