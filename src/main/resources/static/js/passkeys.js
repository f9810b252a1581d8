// Forms with data-passkey ask the browser's passkey to sign what the server sends, and are then
// posted as any other form. Where a browser has no passkeys they stay hidden.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const challengeOf = async (form) => {
  const token = form.querySelector('input[name="_csrf"]').value;
  const answer = await fetch(form.dataset.challenge, {
    method: 'POST',
    body: new URLSearchParams({ _csrf: token }),
  });
  if (!answer.ok) throw new Error(`challenge: ${answer.status}`);
  return answer.text();
};

const make = async (form, challenge) => {
  const { host, party, handle, email, person, known } = form.dataset;
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: toBytes(challenge),
      rp: { id: host, name: party },
      user: { id: toBytes(handle), name: email, displayName: person },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      excludeCredentials: known.split(' ').filter(Boolean).map((id) => ({ type: 'public-key', id: toBytes(id) })),
      attestation: 'none',
    },
  });
  return { clientData: made.response.clientDataJSON, attestation: made.response.attestationObject };
};

const sign = async (form, challenge) => {
  const signed = await navigator.credentials.get({
    publicKey: { challenge: toBytes(challenge), userVerification: 'required' },
  });
  return {
    clientData: signed.response.clientDataJSON,
    credential: signed.rawId,
    authenticator: signed.response.authenticatorData,
    signature: signed.response.signature,
  };
};

const ask = async (form) => {
  const problem = form.querySelector('[data-passkey-problem]');
  const known = form.querySelector('[data-passkey-known]');
  problem.hidden = true;
  if (known) known.hidden = true;
  try {
    const challenge = await challengeOf(form);
    const parts = await (form.dataset.passkey === 'make' ? make : sign)(form, challenge);
    form.elements.challenge.value = challenge;
    for (const [name, part] of Object.entries(parts)) form.elements[name].value = toText(part);
    form.dataset.sending = 'true'; // nothing typed is lost with it
    form.submit();
  } catch (error) {
    // Also when the person closes the browser's window: nothing has happened.
    (known && error.name === 'InvalidStateError' ? known : problem).hidden = false;
  }
};

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-passkey]')) form.hidden = false;
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('form[data-passkey]')) return;
    event.preventDefault();
    ask(event.target);
  });
}
