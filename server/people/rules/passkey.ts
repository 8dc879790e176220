/** Why passkeys cannot be used at an address; the screens have a sentence for each. */
export type NoPasskeys = 'ip' | 'http'

/**
 * Passkeys belong to a name: a browser refuses them for an address of numbers, and where nobody
 * vouches for who answers (https://www.w3.org/TR/webauthn-3/#relying-party-identifier). `localhost`
 * is this machine itself.
 */
export function whyNoPasskeys(publicUrl: string): NoPasskeys | null {
  const { protocol, hostname } = new URL(publicUrl)
  // As URLs write them (https://url.spec.whatwg.org/#host-serializing).
  if (/^\[|^\d+(\.\d+){3}$/.test(hostname)) return 'ip'
  return protocol === 'https:' || /(^|\.)localhost$/.test(hostname) ? null : 'http'
}
