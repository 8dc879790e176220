import { addDays } from '../../server/language/iso-week.ts'
import type { Operations } from '../../server/operations.ts'
import { dateOf, end } from './five-years.ts'

/** Rows of the bench's commune that addresses name. */
export type Rows = { conversation: number; contact: number; message: number; event: number }

/** What a screen asks for: the parts of addresses behind the path, each with a word that tells it apart. */
type Example = {
  /** By what they are; the path alone where there is nothing to say. */
  asked: readonly (readonly [what: string, query: string])[]
  /** What stands in the path for `:id` and the like. */
  rows?: Partial<Record<string, keyof Rows | number>>
  /** A file to keep, or what somebody who works on the installation reads: it has no size to keep to. */
  isFile?: true
}
/** Not asked for here, and why. */
type Apart = { apart: string }

type Get = Extract<keyof Operations, `GET ${string}`>

const day = dateOf(end)
const weekAgo = addDays(day, -6)
const yearAgo = addDays(day, -364)
const fiveYearsAgo = addDays(day, -1825)
/** A day of the past, as of which somebody reads the figures: a fortnight ago at eight. */
const past = `now=${addDays(day, -14)}T07:00:00.000Z`
const week = `from=${weekAgo}&to=${day}`
const weekBefore = `from=${addDays(day, -27)}&to=${addDays(day, -21)}`
const years = `from=${fiveYearsAgo}&to=${day}`
const alone = [['', '']] as const
const byId = (row: keyof Rows) => ({ asked: alone, rows: { id: row } })

const noRow = { apart: 'none of such rows is in the bench' } as const
const atNetwork = { apart: 'a network answers it' } as const

/**
 * What the screens ask each GET of the API for. A route that is not here does not compile, and
 * tests/http/route-examples.test.ts fails for one that the table of routes does not have.
 */
export const examples: Record<Get, Example | Apart> = {
  'GET /setup': { asked: alone },
  'GET /installation/communes': { asked: alone },
  'GET /me': { asked: alone },
  'GET /me/sessions': { asked: alone },
  'GET /me/passkeys': { asked: alone },
  'GET /sign-in-methods': { asked: alone },
  'GET /oidc/callback': { apart: 'an identity provider sends people there' },
  'GET /password-links': { asked: alone },
  'GET /people': { asked: alone },
  'GET /api-keys': { asked: alone },
  'GET /audience': { asked: [['', '']] },
  'GET /warnings': { asked: alone },
  'GET /warnings/form': { asked: alone },
  'GET /warnings/:id': noRow,
  'GET /reports/replies/further': {
    asked: [
      ['a week', week],
      ['a year', `from=${yearAgo}&to=${day}`],
      ['five years', years],
    ],
  },
  'GET /reports/replies/arrivals': {
    asked: [
      ['a week', week],
      ['a year', `from=${yearAgo}&to=${day}`],
      ['five years', years],
    ],
  },
  'GET /reports/replies/topics': {
    asked: [
      ['three months', `from=${day.slice(0, 4)}-01-01&to=${day}`],
      ['a year', `from=${yearAgo}&to=${day}`],
    ],
  },
  'GET /reports/replies/badges': { asked: [['today', `from=${day}&to=${day}`]] },
  'GET /reports/replies/first-messages.csv': {
    asked: [['a year', 'from=2026-01-01&to=2026-12-31']],
    isFile: true,
  },
  'GET /reports/audience': { asked: [['a year', 'from=2026-01-01&to=2026-12-31']] },
  'GET /reports/audience.csv': {
    asked: [['a year', 'from=2026-01-01&to=2026-12-31']],
    isFile: true,
  },
  'GET /reports/posts': { asked: [['a year', 'from=2026-01-01&to=2026-12-31']] },
  'GET /reports/posts.csv': {
    asked: [['a year', 'from=2026-01-01&to=2026-12-31']],
    isFile: true,
  },
  'GET /events/:id/figures': byId('event'),
  'GET /reports/replies.pdf': {
    asked: [['a year', 'from=2026-01-01&to=2026-12-31']],
    isFile: true,
  },
  'GET /reports/evidence': { asked: [['a year', 'year=2026']] },
  'GET /reports/evidence.pdf': { asked: [['a year', 'year=2026']], isFile: true },
  'GET /reports/evidence.csv': { asked: [['a year', 'year=2026']], isFile: true },
  'GET /webhooks': { asked: alone },
  'GET /webhooks/:id/messages': noRow,
  'GET /journal': {
    asked: [
      ['', ''],
      ['of answers', 'kind=answer'],
    ],
  },
  'GET /commune': { asked: alone },
  'GET /commune/public-replies': { asked: alone },
  'GET /opening-hours': { asked: alone },
  'GET /targets': { asked: alone },
  'GET /connectors': { asked: alone },
  'GET /channels': { asked: alone },
  'GET /channels/:id/voice-offers': { apart: 'no mailbox is in the bench' },
  'GET /applications': { asked: alone },
  'GET /connections/:id': noRow,
  'GET /conversations': {
    asked: [
      ['all', ''],
      ['waiting', 'filter=waiting'],
      ['excluded', 'filter=excluded'],
      ['mine', 'filter=mine'],
      ['of a channel', 'channel=2'],
      ['a word', 'search=lampadaire'],
      ['a word of half of all', 'search=bonjour'],
      ['a number', 'search=123'],
      ['three words', 'search=salle%20anniversaire%20quarantaine'],
      ['a day', 'search=3%20mars%202024'],
      ['a word nobody wrote', 'search=zinc'],
    ],
  },
  'GET /conversations/:id': byId('conversation'),
  'GET /conversations/:id/readings': byId('conversation'),
  'GET /answerers': { asked: alone },
  'GET /messages/:id/earlier-answers': byId('message'),
  'GET /messages/:id/attachments/:index': atNetwork,
  'GET /messages/:id/attachments/:index/small': atNetwork,
  'GET /conversations/:id/merge-candidates': {
    asked: [
      ['', ''],
      ['a name', 'search=habitant%2012'],
      ['a name of everybody', 'search=habitant'],
      ['a name nobody has', 'search=zinc'],
    ],
    rows: { id: 'conversation' },
  },
  'GET /contacts/:id/elsewhere': {
    asked: [
      ['a name', 'search=habitant%2012'],
      ['a name of everybody', 'search=habitant'],
      ['a name nobody has', 'search=zinc'],
    ],
    rows: { id: 'contact' },
  },
  'GET /saved-replies': { asked: alone },
  'GET /official-requests': { asked: alone },
  'GET /official-requests.csv': { asked: alone, isFile: true },
  'GET /official-requests/:id/receipt.html': noRow,
  'GET /reports/replies': { asked: [['a week', week]], isFile: true },
  'GET /reports/replies/figures': {
    asked: [
      ['a week', week],
      ['a year', `from=${yearAgo}&to=${day}`],
      ['five years', years],
      ['five years without exclusions', `${years}&exclusions=ignored`],
      ['a week, as of a past day', `${weekBefore}&${past}`],
      ['five years, as of a past day', `${years}&${past}`],
    ],
  },
  'GET /reports/replies/episodes': {
    asked: [
      ['a week', week],
      ['five years', years],
      ['five years, those who wait', `${years}&list=unanswered`],
      ['five years, the slowest', `${years}&list=answered&order=slowest&limit=5`],
      ['five years, far down', `${years}&after=${end - 900 * 86_400_000}.1`],
      ['five years, as of a past day', `${years}&${past}`],
    ],
  },
  'GET /reports/replies.csv': {
    asked: [
      ['a week', week],
      ['a year', `from=${yearAgo}&to=${day}`],
    ],
    isFile: true,
  },
  'GET /rebuild': { asked: alone },
  'GET /alerts': { asked: alone },
  'GET /alert-settings': { asked: alone },
  'GET /push-key': { asked: alone },
  'GET /me/devices': { asked: alone },
  'GET /duties': { asked: alone },
  'GET /history-import': { asked: alone },
  'GET /media': { asked: alone },
  'GET /media/:id': noRow,
  'GET /pictures/:id': noRow,
  'GET /pictures/:id/small': noRow,
  'GET /hand-tasks': { asked: [['of an event', 'event=1']] },
  'GET /deliveries/:id/pictures/:place': noRow,
  'GET /deliveries': { asked: [['of an event', 'event=1']] },
  'GET /events/import/template.csv': { asked: alone, isFile: true },
  'GET /events/imports': { asked: alone },
  'GET /plans': { asked: alone },
  'GET /events': {
    asked: [
      ['to come', `from=${day}`],
      ['over', `from=${day}&past=true`],
    ],
  },
  'GET /events/:id': byId('event'),
  'GET /calendar': {
    asked: [
      ['a month', `from=${addDays(day, 40)}&to=${addDays(day, 81)}&lines=4&neighbours=false`],
      ['a week', `from=${addDays(day, 40)}&to=${addDays(day, 46)}&neighbours=false`],
      ['a day', `from=${addDays(day, 40)}&to=${addDays(day, 40)}&neighbours=false`],
    ],
  },
  'GET /feeds': { asked: alone },
  'GET /feed-items': { asked: alone },
  'GET /feed-items/:id/picture': { apart: 'another server answers it' },
  'GET /approval-rules': { asked: alone },
  'GET /approvals': { asked: alone },
  'GET /approvals/:id': noRow,
  'GET /communes': { asked: [['', 'search=chalons']] },
  'GET /intercommunalities/:siren': { asked: alone, rows: { siren: 200066876 } },
  'GET /partners': { asked: alone },
  'GET /shares': { asked: alone },
  'GET /shares/figures': { asked: alone },
  'GET /offered': { apart: 'a neighbour’s own software asks, and no screen' },
  'GET /offers': { asked: alone },
  'GET /committees': { asked: alone },
  'GET /proposals': { asked: alone },
  'GET /digest': { asked: alone },
  'GET /digest/recipients': { asked: alone },
  'GET /digest/confirm': { apart: 'a link in a mail' },
  'GET /digest/unsubscribe': { apart: 'a link in a mail' },
  'GET /today': { asked: alone },
  'GET /first-steps': { asked: alone },
  'GET /house-rules': { asked: alone },
  'GET /handover': { asked: alone },
  'GET /privacy': { asked: alone },
  'GET /privacy/contacts': { asked: alone },
  'GET /privacy/expiring.csv': { asked: alone, isFile: true },
  'GET /privacy/found': { asked: [['a name', 'search=habitant%2012']] },
  'GET /privacy/copy.json': { asked: [['', 'residents=1']], isFile: true },
  'GET /privacy/copy.html': { asked: [['', 'residents=1']], isFile: true },
  'GET /privacy/register.html': { asked: alone, isFile: true },
  'GET /backups': { asked: alone },
  'GET /stream': { apart: 'it never ends: bench load has two hundred of them' },
  'GET /openapi.json': { asked: alone, isFile: true },
}

/** What is open to anybody beside the API. */
const pages = ['/agenda', '/agenda.ics', '/agenda.rss', '/agenda.json', '/sitemap.xml']

export type Address = { name: string; path: string; isFile: boolean }

/** Every address that is asked for, `/healthz` first. */
export function addressesOf(rows: Rows): Address[] {
  const told: Address[] = [{ name: '/healthz', path: '/healthz', isFile: false }]
  for (const [route, example] of Object.entries(examples)) {
    if ('apart' in example) continue
    const { asked, rows: named = {}, isFile = false } = example
    const path = route.slice('GET '.length)
    const filled = path.replace(/:(\w+)/g, (whole, part: string) => {
      const row = named[part]
      if (row === undefined) throw new Error(`${route}: nothing stands for ${whole}`)
      return String(typeof row === 'number' ? row : rows[row])
    })
    for (const [what, query] of asked) {
      const name = what === '' ? path : `${path}, ${what}`
      told.push({ name, path: `/api${filled}${query === '' ? '' : `?${query}`}`, isFile })
    }
  }
  // What subscribers fetch has all events: a file, as an export is.
  for (const path of pages) told.push({ name: path, path, isFile: path !== '/agenda' })
  return told
}
