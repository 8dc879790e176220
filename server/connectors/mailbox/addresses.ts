import { first, type Header, readable } from './header.ts'

/** Somebody in a header: the address in lower case. */
export type Person = { address: string; name: string | null }

/** How many of the people in one line are looked at. */
const mostPeople = 200

export type ReadAddresses = (text: string) => { name: string; address?: string | undefined }[]

/** Nodemailer’s reader of lists of addresses; it comes with the first look at a mailbox. */
export async function addressReader(): Promise<ReadAddresses> {
  const { default: parse } = await import('nodemailer/lib/addressparser')
  return text => parse(text, { flatten: true })
}

export function peopleIn(header: Header, names: readonly string[], read: ReadAddresses): Person[] {
  return names.flatMap(name => {
    const text = first(header, name)
    if (text === '') return []
    return read(text)
      .slice(0, mostPeople)
      .flatMap(one => {
        const address = (one.address ?? '').trim().toLowerCase()
        if (!/^[^\s@<>]+@[^\s@<>]+$/.test(address) || address.length > 320) return []
        const shown = readable(one.name)
          // Not from each of 32,000 quotes that others follow.
          .replace(/^["']+|(?<!["'])["']+$/g, '')
          .trim()
        return [{ address, name: shown === '' ? null : shown.slice(0, 200) }]
      })
  })
}

/** How somebody is known who has an address (language/contact-address.ts, RFC 6068). */
export const contactOf = (address: string): string => `mailto:${address.replaceAll('#', '%23')}`
