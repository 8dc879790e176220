import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { calendarText } from '../../language/encoding.ts'
import { type Body, bodyOf, fileNameIn, type Leaf } from './body.ts'
import { untransferred } from './charset.ts'
import { first, readHeader } from './header.ts'
import { invitationIn } from './invitation.ts'
import { type Envelope, headerLines } from './mail.ts'
import { returnedIn } from './returned.ts'
import { mostBytes, type TextPart, textOf } from './text.ts'

/** Where parts of mails are had: of an IMAP server, or of a mail that lies here whole. */
export type PartSource = {
  fetch(
    range: string,
    query: { uid: true; bodyParts: { key: string; maxLength: number }[] },
    options: { uid: true },
  ): AsyncIterable<Pick<FetchMessageObject, 'uid' | 'bodyParts'>>
}

/** A mail as its server describes it; `body` null: it cannot tell what is in it. */
export type Described = Envelope & { body: Body | null }

const query = {
  uid: true,
  flags: true,
  internalDate: true,
  size: true,
  bodyStructure: true,
  headers: [...headerLines],
}

/** What each mail is, without its contents. @throws what imapflow throws when the connection ends */
export async function describe(imap: ImapFlow, uids: readonly number[]): Promise<Described[]> {
  const found: Described[] = []
  if (uids.length === 0) return found
  for await (const row of imap.fetch(rangeOf(uids), query, { uid: true })) {
    found.push(describedBy(row))
  }
  for (const mail of found) {
    if (mail.body !== null) mail.body = await withWholeNames(imap, mail.uid, mail.body)
  }
  return found
}

/**
 * The same of one mail that a server cannot describe, or that it describes beyond all measure: the
 * beginning of its header, and its text as it stands.
 */
export async function describeBluntly(imap: ImapFlow, uid: number): Promise<Described | null> {
  const row = await imap.fetchOne(
    String(uid),
    {
      uid: true,
      flags: true,
      internalDate: true,
      size: true,
      bodyParts: [{ key: 'HEADER', maxLength: 65_536 }],
    },
    { uid: true },
  )
  return row === false ? null : describedBy(row)
}

function describedBy(row: FetchMessageObject): Described {
  const { uid, flags = new Set(), internalDate, size = 0, headers, bodyStructure } = row
  const arrived = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime()
  return {
    uid,
    flags,
    arrivedAt: Number.isNaN(arrived) ? null : arrived,
    size,
    header: readHeader(headers ?? new Uint8Array()),
    body: bodyStructure ? bodyOf(bodyStructure) : null,
  }
}

/** What people read in each of these mails, by UID: of each mail those parts alone. */
export async function readTexts(
  source: PartSource,
  mails: readonly Described[],
): Promise<Map<number, string>> {
  const texts = await readParts(source, mails, ({ body }) => body?.texts ?? [], textOf)
  // A form for all programs that says nothing, and another that does.
  const blank = mails.filter(({ uid, body }) => {
    const isSame = body?.others.every(({ part }) => body.texts.some(text => text.part === part))
    return isSame === false && (texts.get(uid) ?? '').trim() === ''
  })
  const others = await readParts(source, blank, ({ body }) => body?.others ?? [], textOf)
  return new Map([...texts, ...others])
}

/** The invitations that these mails have, by UID. */
export const readInvitations = (source: PartSource, mails: readonly Described[]) =>
  readParts(
    source,
    mails,
    ({ body }) => (body?.calendar ? [body.calendar] : []),
    async ([part]) =>
      part
        ? invitationIn(calendarText(untransferred(part.bytes, part.encoding), part.charset).text)
        : null,
  )

/** What these mails say came back, by UID. */
export const readReturned = (source: PartSource, mails: readonly Described[]) =>
  readParts(
    source,
    mails,
    ({ body }) => body?.report ?? [],
    async parts => returnedIn(parts),
  )

/** What is read in some parts of each mail that has such, by UID; where that is nothing, it is left out. */
async function readParts<T>(
  source: PartSource,
  mails: readonly Described[],
  partsOf: (mail: Described) => Leaf[],
  read: (parts: readonly TextPart[]) => Promise<T | null>,
): Promise<Map<number, T>> {
  const found = new Map<number, T>()
  const alike = Map.groupBy(mails, mail =>
    partsOf(mail)
      .map(({ part }) => part)
      .join(' '),
  )
  for (const [keys, group] of alike) {
    if (keys === '') continue
    const leaves = new Map(group.map(mail => [mail.uid, partsOf(mail)]))
    const bodyParts = keys.split(' ').map(key => ({ key, maxLength: mostBytes }))
    const range = rangeOf(group.map(({ uid }) => uid))
    for await (const { uid, bodyParts: given } of source.fetch(
      range,
      { uid: true, bodyParts },
      { uid: true },
    )) {
      const parts = (leaves.get(uid) ?? []).flatMap(leaf => {
        const bytes = given?.get(leaf.part.toLowerCase())
        return bytes ? [{ ...leaf, bytes }] : []
      })
      const said = await read(parts)
      if (said !== null) found.set(uid, said)
    }
  }
  return found
}

/** « 3:5,9 »: UIDs in their order, as short as it goes. */
function rangeOf(uids: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const uid of uids.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && uid <= last[1] + 1) last[1] = Math.max(uid, last[1])
    else ranges.push([uid, uid])
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}:${to}`)).join(',')
}

/** No header of a part is longer, in bytes, that a person's program wrote. */
const longestHeader = 16_384

/**
 * Names of files in raw Latin-1, or cut inside a letter (RFC 2231 § 3), come through a server's
 * description as signs of doubt or with their « %E9 ». Of these files the headers are read as they stand.
 * @throws what imapflow throws when the connection ends
 */
async function withWholeNames(imap: ImapFlow, uid: number, body: Body): Promise<Body> {
  const spoilt = body.files.filter(({ name }) => name !== null && /\ufffd|%[\da-f]{2}/i.test(name))
  if (spoilt.length === 0) return body
  const { parseHeaderValue } = await import('nodemailer/lib/mime-funcs')
  const bodyParts = spoilt.map(({ part }) => ({ key: `${part}.mime`, maxLength: longestHeader }))
  const row = await imap.fetchOne(String(uid), { uid: true, bodyParts }, { uid: true })
  const given = row === false ? undefined : row.bodyParts
  const named = (file: Leaf): Leaf => {
    const bytes = spoilt.includes(file) ? given?.get(`${file.part}.mime`) : undefined
    if (bytes === undefined) return file
    const header = readHeader(bytes)
    const paramsOf = (line: string) => parseHeaderValue(first(header, line)).params
    const declared = paramsOf('content-disposition').filename ?? paramsOf('content-type').name ?? ''
    return { ...file, name: fileNameIn(declared) || file.name }
  }
  return { ...body, files: body.files.map(named) }
}
