// Pages before sign-in: they keep nothing current.
import './print.js';
import './send.js';
