import { channelsOf } from '../channels/rows.ts'
import { connectorsOf } from '../channels/themes.ts'
import { newLinkKey } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import { mobileNumberIn, shownMobile } from '../language/mobile-number.ts'
import type { Sentence } from '../language/sentence.ts'
import { isDate } from '../language/zone.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { readTable } from '../platform/read-table.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { addressHashOf, sealedAddress } from './address.ts'
import { subscriberSentences as say } from './sentences.ts'
import type { NumbersImport, NumbersImported } from './shapes.ts'
import { deleteImported } from './store-sms.ts'
import {
  deleteSubscriber,
  insertSubscriber,
  subscriberByHash,
  themesOf,
  writeThemes,
} from './store-subscribers.ts'

type ImportDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'secrets' | 'connectors'>

const mostNumbers = 5_000

/**
 * Takes numbers that residents gave on paper: each line has a number, the day of the consent and how it
 * was given; names and what else a table has are not kept. Looked through first (`keep` false), and undone
 * by the instant that it answers.
 * @throws Refusal for what is no such table, or no channel of SMS
 */
export async function importNumbers(
  deps: ImportDeps,
  by: Actor,
  { channel, text, keep }: NumbersImport,
): Promise<NumbersImported> {
  const { communeId } = by
  const kinds = connectorsOf(deps, 'sms')
  const known = (await channelsOf(deps.db, communeId)).find(({ id }) => id === channel)
  if (known === undefined || !kinds.includes(known.connector) || known.state === 'disconnected') {
    throw new Refusal('bad-request', say.noSmsChannel, 'channel')
  }
  const read = linesOf(text)
  const at = deps.clock.now()
  const lines = await deps.db.transaction().execute(async db => {
    // Two imports at one instant would each undo the other one too.
    await lockCommune(db, communeId)
    const lines: NumbersImported['lines'] = []
    for (const { line, typed, number, consent, reason } of read) {
      if (number === null) {
        lines.push({ line, number: typed, state: 'refused', reason })
        continue
      }
      const row = {
        ...{ communeId, way: 'sms' as const },
        addressHash: addressHashOf(deps, communeId, 'sms', number),
      }
      const before = await subscriberByHash(db, row)
      const themes = before === undefined ? [] : await themesOf(db, before.id)
      const isNew = !themes.includes(channel)
      lines.push({
        line,
        number: shownMobile(number),
        state: isNew ? 'new' : 'known',
        reason: null,
      })
      if (!keep || !isNew) continue
      const subscriber =
        before ??
        (await insertSubscriber(db, {
          ...row,
          address: sealedAddress(deps, row, { address: number }),
          ...{ key: newLinkKey(), state: 'active', consent, createdAt: at, confirmedAt: at },
        }))
      await writeThemes(db, subscriber.id, [...themes, channel])
    }
    if (keep) {
      const numbers = lines.filter(({ state }) => state === 'new').length
      await writeJournal(db, {
        ...{ communeId, at, actor: by.actor, action: 'subscribers.imported' },
        ...{ subject: `channel:${channel}`, detail: { numbers } },
      })
    }
    return lines
  })
  if (keep) deps.changes.tell(communeId, 'commune')
  return { at: keep ? toIso(at) : null, lines }
}

/** Forgets the numbers that an import brought, and that had not been known before. @returns how many */
export async function undoImport(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  { communeId, actor }: Actor,
  at: number,
): Promise<number> {
  const numbers = await deps.db.transaction().execute(async db => {
    const numbers = await deleteImported(db, communeId, at)
    const about = { communeId, at: deps.clock.now(), actor }
    const subject = `commune:${communeId}`
    const action = 'subscribers.import-undone'
    await writeJournal(db, { ...about, action, subject, detail: { numbers } })
    return numbers
  })
  deps.changes.tell(communeId, 'commune')
  return numbers
}

/** Erases a resident's number, by their wish. @throws Refusal (`not-found`) where it is not signed up */
export async function eraseNumber(
  deps: Pick<Deps, 'db' | 'clock' | 'changes' | 'secrets'>,
  { communeId, actor }: Actor,
  typed: string,
): Promise<void> {
  const read = mobileNumberIn(typed)
  const address = read.kind === 'mobile' ? read.number : ''
  const addressHash = addressHashOf(deps, communeId, 'sms', address)
  await deps.db.transaction().execute(async db => {
    const known = await subscriberByHash(db, { communeId, way: 'sms', addressHash })
    if (known === undefined) throw notFound(say.noSuchNumber)
    await deleteSubscriber(db, known.id)
    const about = { communeId, at: deps.clock.now(), actor }
    await writeJournal(db, {
      ...{ ...about, action: 'subscriber.erased', subject: `commune:${communeId}` },
    })
  })
  deps.changes.tell(communeId, 'commune')
}

type Line = {
  line: number
  /** As it was written, cut: of a line that is refused somebody must see which it is. */
  typed: string
  number: string | null
  consent: string
  reason: Sentence | null
}

const columns = {
  number: /num[ée]ro|t[ée]l|portable|mobile|number|phone/i,
  day: /date|jour|day/i,
  how: /accord|consent|comment|preuve|moyen|how|proof/i,
}

function linesOf(text: string): Line[] {
  const [head, ...rows] = readTable(text, mostNumbers + 2)
  if (head === undefined || rows.length === 0) throw new Refusal('bad-request', say.noText, 'text')
  if (rows.length > mostNumbers) {
    throw new Refusal('bad-request', say.tooManyNumbers(mostNumbers), 'text')
  }
  const place = (heading: RegExp) => head.cells.findIndex(cell => heading.test(cell))
  // « Date de l’accord » is a day: how it was given is another column.
  const how = head.cells.findIndex(cell => columns.how.test(cell) && !columns.day.test(cell))
  const places = { number: place(columns.number), day: place(columns.day), how }
  const seen = new Set<string>()
  return rows
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
    .map(({ cells, line }) => {
      const cell = (at: number) => cells[at]?.trim() ?? ''
      const typed = cell(places.number).slice(0, 40)
      const day = dayIn(cell(places.day))
      const given = cell(places.how).slice(0, 120)
      const refused = (reason: Sentence) => ({ line, typed, number: null, consent: '', reason })
      const read = mobileNumberIn(typed)
      if (read.kind === 'refused') return refused(why[read.why])
      if (seen.has(read.number)) return refused(say.sameTwice)
      seen.add(read.number)
      if (day === null || given === '') return refused(say.noConsent)
      return { line, typed, number: read.number, consent: `${day} ${given}`, reason: null }
    })
}

const why = {
  none: say.notANumber,
  landline: say.landline,
  special: say.specialNumber,
  abroad: say.abroad,
}

/** « 12/05/2026 », « 12.5.26 » or « 2026-05-12 » as the latter; null: no day. */
function dayIn(text: string): string | null {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(text) ?? []
  const two = (part: string) => part.padStart(2, '0')
  const date =
    day === '' ? text : `${year.length === 2 ? '20' : ''}${year}-${two(month)}-${two(day)}`
  return isDate(date) ? date : null
}
