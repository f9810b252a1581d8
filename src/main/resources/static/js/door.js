// Pages before sign-in: they keep nothing current.
import './passkeys.js';
import './print.js';
import './send.js';
import './show-password.js';
