/**
 * Where somebody who wrote by the commune's form is answered. It begins the id by which they are known:
 * « mailto:anne@exemple.fr#… », « tel:0353012233#… » (RFC 6068, RFC 3966).
 */
export type ContactAddress = { scheme: 'mailto' | 'tel'; address: string }

/** Null: of another network, or of somebody who was erased. */
export function contactAddress(remoteId: string | null | undefined): ContactAddress | null {
  const [, scheme, address] = /^(mailto|tel):([^#]+)/.exec(remoteId ?? '') ?? []
  if (address === undefined || (scheme !== 'mailto' && scheme !== 'tel')) return null
  return { scheme, address }
}

/** « 06 39 98 12 34 »; numbers from abroad as they are. */
export function telephoneInPairs(number: string): string {
  return /^0\d{9}$/.test(number) ? number.replaceAll(/\d\d(?=\d)/g, '$& ') : number
}

/** Somebody who called and withheld their number: each time somebody else, as far as anybody knows. */
export const withheldScheme = 'withheld:'

/** Begins the id of an answer by telephone, which no network gives one. */
export const callScheme = 'called:'

/** Whether a message says that somebody was answered by telephone. */
export const isCall = (remoteId: string): boolean => remoteId.startsWith(callScheme)

/**
 * Whom nothing written reaches: who left a telephone number alone, or a voice message.
 * @returns the number; null where it is withheld; undefined: they are reached otherwise
 */
export function soleTelephone(remoteId: string | null | undefined): string | null | undefined {
  if (remoteId?.startsWith(withheldScheme)) return null
  const known = contactAddress(remoteId)
  return known?.scheme === 'tel' ? known.address : undefined
}
