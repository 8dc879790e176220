import { DomUtils, parseDocument } from 'htmlparser2'
import ICAL from 'ical.js'
import type { ParsedMail } from 'mailparser'
import { z } from 'zod'

/** What is expected at an address: something to open, a picture, a script, a file, where a form is sent. */
type Use = 'page' | 'picture' | 'script' | 'file' | 'form'

export type Link = {
  /** As it is written. */
  to: string
  use: Use
  /** What is said there of it: its type, how many bytes, how wide and how high. */
  type?: string | undefined
  bytes?: number | undefined
  shape?: [width: number, height: number]
  /** The document names itself so: what leads on to another address is wrong. */
  isOwn?: true
}

/** Where a document leads, and the names in it to which a « # » may lead. */
export type Read = { links: Link[]; anchors: Set<string> }

const withoutAnchors = (links: Link[]): Read => ({ links, anchors: new Set() })

/** Addresses in words: what is pasted, or made a link by who shows it, is followed too. */
function addressesIn(text: string): Link[] {
  return [...text.matchAll(/(?:https?|webcal):\/\/[^\s<>"«»\\]+/g)].map(([found]) => ({
    to: found.replace(/[.,;:!?)\]']+$/, ''),
    use: 'page',
  }))
}

const uses: Readonly<Record<string, Use>> = {
  'a href': 'page',
  'area href': 'page',
  'iframe src': 'page',
  'img src': 'picture',
  'input src': 'picture',
  'video poster': 'picture',
  'script src': 'script',
  'link href': 'file',
  'enclosure url': 'file',
  'object data': 'file',
  'source src': 'file',
  'video src': 'file',
  'audio src': 'file',
  'form action': 'form',
  'input formaction': 'form',
  'button formaction': 'form',
}

/** The addresses in a page, in the HTML of a mail or, with `xmlMode`, in a feed. */
export function readMarkup(markup: string, { xmlMode = false } = {}): Read {
  const document = parseDocument(markup, { xmlMode })
  const links: Link[] = []
  const anchors = new Set<string>()
  const inStyle = (style: string) => {
    for (const [, to = ''] of style.matchAll(/url\(\s*['"]?([^'")]+)['"]?\s*\)/g)) {
      links.push({ to, use: 'picture' })
    }
  }
  for (const element of DomUtils.getElementsByTagName('*', document)) {
    const { name, attribs } = element
    if (attribs.id !== undefined) anchors.add(attribs.id)
    for (const [key, value] of Object.entries(attribs)) {
      const use = uses[`${name} ${key}`]
      if (use !== undefined) links.push(linkOf(name, value, use, attribs))
      else if (key === 'srcset') {
        for (const one of value.split(','))
          links.push({ to: one.trim().split(/\s/)[0] ?? '', use: 'picture' })
      } else if (key === 'style') inStyle(value)
      else if (!key.startsWith('xmlns')) links.push(...addressesIn(value))
    }
    // Written in it, and not in what is in it.
    const own = DomUtils.getChildren(element).filter(DomUtils.isText)
    const text = own.map(({ data }) => data).join('')
    if (name === 'style') inStyle(text)
    else if (name === 'script' && attribs.type === 'application/ld+json')
      links.push(...readJson(text).links)
    else if (name !== 'script') links.push(...addressesIn(text))
  }
  links.push(...cardOf(document))
  return { links, anchors }
}

function linkOf(name: string, to: string, use: Use, attribs: Record<string, string>): Link {
  const { rel, type, length, width, height, method } = attribs
  if (name === 'form' && method !== 'post') return { to, use: 'page' }
  if (rel === 'canonical' || rel === 'self') return { to, use: 'page', type, isOwn: true }
  if (rel === 'icon') return { to, use: 'picture', type }
  const shape = width !== undefined && height !== undefined && ([+width, +height] as const)
  return {
    to,
    use,
    // For a script it says how it is run.
    type: name === 'script' ? undefined : type,
    // 0 of an enclosure: it is not known.
    bytes: Number(length ?? 0) || undefined,
    ...(shape && { shape: [...shape] }),
  }
}

/** The card that a network shows of a page (https://ogp.me). */
function cardOf(document: ReturnType<typeof parseDocument>): Link[] {
  const said = new Map(
    DomUtils.getElementsByTagName('meta', document).map(({ attribs }) => [
      attribs.property,
      attribs.content ?? '',
    ]),
  )
  const picture = said.get('og:image')
  const url = said.get('og:url')
  const [width, height] = ['width', 'height'].map(side => Number(said.get(`og:image:${side}`)))
  return [
    ...(url === undefined ? [] : [{ to: url, use: 'page', isOwn: true } as const]),
    ...(picture === undefined || width === undefined || height === undefined
      ? []
      : [{ to: picture, use: 'picture', shape: [width, height] } satisfies Link]),
  ]
}

const attached = z.object({
  url: z.string(),
  mime_type: z.string(),
  size_in_bytes: z.number().optional(),
})

/** JSON Feed and JSON-LD: every text, and of what is attached what is said of it. */
export function readJson(json: string): Read {
  const links: Link[] = []
  const look = (value: unknown, name: string) => {
    const file = attached.safeParse(value)
    if (file.success) {
      const { url: to, mime_type: type, size_in_bytes: bytes } = file.data
      links.push({ to, use: 'file', type, bytes })
    } else if (typeof value === 'string') {
      if (name === 'image') links.push({ to: value, use: 'picture' })
      else if (name === 'feed_url') links.push({ to: value, use: 'file', isOwn: true })
      else links.push(...addressesIn(value))
    } else if (Array.isArray(value)) for (const one of value) look(one, name)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) if (key !== '@context') look(one, key)
    }
  }
  look(JSON.parse(json), '')
  return withoutAnchors(links)
}

/** The addresses in a calendar: properties that are one, and its words. */
export function readCalendar(text: string): Read {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const all = [calendar, ...calendar.getAllSubcomponents()].flatMap(one => one.getAllProperties())
  return withoutAnchors(
    all.flatMap(property => {
      const value = String(property.getFirstValue() ?? '')
      if (property.name === 'image') {
        const type = property.getFirstParameter('fmttype')
        return [{ to: value, use: 'picture', type } satisfies Link]
      }
      if (property.name === 'source') return [{ to: value, use: 'file', isOwn: true } as const]
      return addressesIn(value)
    }),
  )
}

/** Text, as robots.txt and security.txt are. */
export const readText = (text: string): Read => withoutAnchors(addressesIn(text))

/** The addresses in a mail: its HTML, its text, its headers, and the calendars that it brings. */
export function readMail(mail: ParsedMail): Read {
  const html = readMarkup(typeof mail.html === 'string' ? mail.html : '')
  const { unsubscribe } = z
    .object({ unsubscribe: z.object({ url: z.string() }).optional() })
    .parse(mail.headers.get('list') ?? {})
  const calendars = mail.attachments
    .filter(({ contentType }) => contentType === 'text/calendar')
    .flatMap(({ content }) => readCalendar(content.toString()).links)
  return {
    links: [
      ...html.links,
      ...readText(mail.text ?? '').links,
      ...calendars,
      // Opened by a person, and asked by a mail program (RFC 8058).
      ...(unsubscribe === undefined
        ? []
        : [
            { to: unsubscribe.url, use: 'page' } as const,
            { to: unsubscribe.url, use: 'form' } as const,
          ]),
    ],
    anchors: html.anchors,
  }
}
