// The clinic side. Everything here adds to pages that work without it. Each module listens on the document, so that what
// htmx swaps in needs no setting up.
import './attach.js';
import './composer.js';
import './copy.js';
import './forget.js';
import './found.js';
import './inbox.js';
import './live.js';
import './menu.js';
import './navigate.js';
import './practice.js';
import './print.js';
import './quick-replies.js';
import './refresh.js';
import './selection.js';
import './send.js';
import './show-password.js';
import './tasks.js';
import './timers.js';
import './unsaved.js';
