/**
 * A box that everybody can put something into and only the owner of its key can open: ECDH on P-256 with a key made for this one
 * letter and forgotten, HKDF-SHA-256, AES-256-GCM (WebCrypto, the same in a browser and on a server). Bound to its context.
 */

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const SUITE = 'p256';
const IV = 12;

type Key = Parameters<typeof crypto.subtle.deriveBits>[1];
export type Box = Readonly<{ publicKey: string; privateKey: string }>;

export async function newBox(): Promise<Box> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  return {
    publicKey: textOf(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
    privateKey: textOf(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))),
  };
}

export async function sealInto(publicKey: string, context: string, text: string): Promise<string> {
  const theirs = await crypto.subtle.importKey('raw', bytesOf(publicKey), CURVE, false, []);
  const once = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const mine = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey));
  const key = await keyBetween(once.privateKey, theirs, mine, 'encrypt');
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) }, key, new TextEncoder().encode(text));
  return [SUITE, textOf(mine), textOf(iv), textOf(new Uint8Array(body))].join('.');
}

/** Undefined when it was not sealed into this box, for this context, or was spoilt on the way. */
export async function openFrom(privateKey: string, context: string, sealed: string): Promise<string | undefined> {
  const [suite = '', mine = '', iv = '', body = ''] = sealed.split('.');
  if (suite !== SUITE) return undefined;
  try {
    const own = await crypto.subtle.importKey('pkcs8', bytesOf(privateKey), CURVE, false, ['deriveBits']);
    const once = await crypto.subtle.importKey('raw', bytesOf(mine), CURVE, false, []);
    const key = await keyBetween(own, once, bytesOf(mine), 'decrypt');
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv), additionalData: new TextEncoder().encode(context) }, key, bytesOf(body));
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}

async function keyBetween(own: Key, other: Key, salt: Uint8Array<ArrayBuffer>, use: 'encrypt' | 'decrypt'): Promise<Key> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode('kaimen sealed box') }, secret, { name: 'AES-GCM', length: 256 }, false, [use]);
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
