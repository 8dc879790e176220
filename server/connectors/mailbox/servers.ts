import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Guard } from '../../platform/http-guarded.ts'
import type { Call } from '../connector.ts'
import { isWithin } from '../rules/report-rule.ts'

/**
 * Where a server may be, by name. `tls`: from the first byte, by STARTTLS before anything else is said,
 * or, on this very machine, as the server likes.
 */
export type Place = { host: string; port: number; tls: 'implicit' | 'starttls' | 'any' }

export type Kind = 'imap' | 'smtp'

/** How names are asked about, for tests. */
export type Records = {
  srv(name: string): Promise<{ name: string; port: number; priority: number }[]>
  mx(name: string): Promise<{ exchange: string; priority: number }[]>
}

const ports = {
  imap: { implicit: 993, starttls: 143 },
  smtp: { implicit: 465, starttls: 587 },
} as const

/** RFC 6186 § 3, and RFC 8314 § 5.1 for the submissions of today. */
const services = {
  imap: { implicit: '_imaps._tcp', starttls: '_imap._tcp' },
  smtp: { implicit: '_submissions._tcp', starttls: '_submission._tcp' },
} as const

/** The server that receives the mails of a domain keeps its mailboxes there. */
const hosts: { mx: RegExp; imap: string; smtp: string }[] = [
  { mx: /\.(google|googlemail)\.com$/, imap: 'imap.gmail.com', smtp: 'smtp.gmail.com' },
  {
    mx: /\.(outlook\.com|microsoft)$/,
    imap: 'outlook.office365.com',
    smtp: 'smtp.office365.com',
  },
  { mx: /\.ovh\.(net|ca)$/, imap: 'ssl0.ovh.net', smtp: 'ssl0.ovh.net' },
  { mx: /\.gandi\.net$/, imap: 'mail.gandi.net', smtp: 'mail.gandi.net' },
  { mx: /\.infomaniak\.(ch|com)$/, imap: 'mail.infomaniak.com', smtp: 'mail.infomaniak.com' },
  { mx: /\.(ionos|kundenserver)\.\w+$/, imap: 'imap.ionos.fr', smtp: 'smtp.ionos.fr' },
]

const mostPlaces = 10

/**
 * Whether nobody chose a server that was found: it is neither of the address's domain nor of a host that
 * we know. Records can be forged, and a certificate of somebody else's name proves nothing: a person must
 * say that it is theirs before it hears a password (RFC 6186 § 6).
 */
export function isStranger({ host }: Place, domain: string): boolean {
  return !isWithin(host, domain) && !hosts.some(({ imap, smtp }) => host === imap || host === smtp)
}

/**
 * « imap.exemple.fr », « imap.exemple.fr:143 »: where a server stands that somebody names.
 * @returns the ways to reach it, the likeliest first; null when it is not an address of a server.
 */
export function placesIn(typed: string, kind: Kind): Place[] | null {
  const [, host, digits] =
    /^(?:\w+:\/\/)?([\w.-]+|\[[\da-f:]+\])(?::(\d{1,5}))?\/?$/i.exec(typed) ?? []
  if (host === undefined) return null
  const { implicit, starttls } = ports[kind]
  const port = digits === undefined ? null : Number(digits)
  if (port !== null && (port === 0 || port > 65_535)) return null
  if (isHere(host)) return [{ host, port: port ?? starttls, tls: 'any' }]
  if (port === null) {
    return [
      { host, port: implicit, tls: 'implicit' },
      { host, port: starttls, tls: 'starttls' },
    ]
  }
  if (port === implicit) return [{ host, port, tls: 'implicit' }]
  if (port === starttls || port === 25) return [{ host, port, tls: 'starttls' }]
  return [
    { host, port, tls: 'implicit' },
    { host, port, tls: 'starttls' },
  ]
}

/**
 * Where the servers of a domain may be: as its records say, then as its mails' host says, then by the
 * names that most have. Nothing is said there before TLS shows that the name is theirs.
 */
export async function placesOf(
  domain: string,
  kind: Kind,
  records: Records = systemRecords(),
): Promise<Place[]> {
  const none = () => []
  const [implicit, starttls, mx] = await Promise.all([
    records.srv(`${services[kind].implicit}.${domain}`).catch(none),
    records.srv(`${services[kind].starttls}.${domain}`).catch(none),
    records.mx(domain).catch(none),
  ])
  const published = [
    ...byPriority(implicit).map(({ name, port }) => place(name, port, 'implicit')),
    ...byPriority(starttls).map(({ name, port }) => place(name, port, 'starttls')),
  ]
  const known = hosts.filter(host =>
    mx.some(({ exchange }) => host.mx.test(exchange.toLowerCase().replace(/\.$/, ''))),
  )
  const names = [...known.map(host => host[kind]), `${kind}.${domain}`, `mail.${domain}`]
  const usual = (['implicit', 'starttls'] as const).flatMap(tls =>
    names.map(host => place(host, ports[kind][tls], tls)),
  )
  const all = [...published.filter(({ host }) => host !== ''), ...usual]
  const each = new Map(all.map(one => [`${one.host}:${one.port} ${one.tls}`, one]))
  return [...each.values()].slice(0, mostPlaces)
}

const place = (host: string, port: number, tls: Place['tls']): Place => ({
  // « . »: there is decidedly none.
  host: host.toLowerCase().replace(/\.$/, ''),
  port,
  tls,
})

const byPriority = <Record extends { priority: number }>(records: Record[]) =>
  records.toSorted((one, other) => one.priority - other.priority)

function systemRecords(): Records {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 })
  return { srv: name => resolver.resolveSrv(name), mx: name => resolver.resolveMx(name) }
}

/**
 * The address to connect to, looked at: neither client asks for another.
 * @throws NodeJS.ErrnoException, of the code `NOT_PUBLIC` where it is not on the public network
 */
export async function addressOf({ host }: Place, guard: Guard): Promise<string> {
  const address = host.replace(/^\[|\]$/g, '')
  if (isIP(address) !== 0) {
    if (guard.refusalOf(`https://${host}`) === null) return address
    throw Object.assign(new Error(`${host} is not on the public network`), { code: 'NOT_PUBLIC' })
  }
  return await new Promise((resolve, reject) => {
    guard.lookup(address, {}, (error, address) => {
      if (error) reject(error)
      else resolve(typeof address === 'string' ? address : (address[0]?.address ?? ''))
    })
  })
}

/** The servers that were found for a channel, first of all, and that a person must look at, by kind. */
export async function strangersFor(
  config: Record<string, string>,
  domain: string,
  records?: Records,
): Promise<Partial<Record<Kind, string>>> {
  const found: Partial<Record<Kind, string>> = {}
  for (const kind of ['imap', 'smtp'] as const) {
    if (config[kind]?.trim()) continue
    const [first] = await placesOf(domain, kind, records)
    if (first && isStranger(first, domain)) found[kind] = `${first.host}:${first.port}`
  }
  return found
}

/** The places that a channel names, or those of its address; null: what it names is no server. */
export async function candidates(call: Call, kind: Kind, domain: string): Promise<Place[] | null> {
  const typed = call.config[kind]?.trim()
  return typed ? placesIn(typed, kind) : await placesOf(domain, kind)
}

const isHere = (host: string): boolean => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(host)
