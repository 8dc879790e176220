import { afterAll, describe, expect, it } from 'vitest'
import type { Call } from '../../server/connectors/connector.ts'
import { mailbox } from '../../server/connectors/mailbox/index.ts'
import {
  type ImapWay,
  type RefusingLine,
  startRefusingLine,
} from '../support/mailbox/refusing-line.ts'
import { boxAt, mail, mailServers, now } from './mailbox/box.ts'
import { type Inbox, look } from './reading-refused.ts'

const servers = await mailServers()
const MINUTE = 60_000

const ways: Record<string, ImapWay> = {
  NO: tag => `${tag} NO [SERVERBUG] Internal error occurred\r\n`,
  BAD: tag => `${tag} BAD Error in IMAP command\r\n`,
  garbage: tag => `* <!doctype html>)(\r\n${tag} (((("\r\n`,
  'an answer that says nothing': tag => `${tag} OK done\r\n`,
  'a line that is cut': 'cut',
  'half of the answer': 'half',
}

/** Without these nobody comes in, or they cannot be left out by the library that asks them. */
const doors = /^(CAPABILITY|AUTHENTICATE|LOGIN|LOGOUT|ID|NAMESPACE|LIST of one|LSUB of one)$/

/** Mailboxes of a commune: each mail is called after its folder. */
function openBox({ dovecot, drop }: NonNullable<typeof servers>, line: RefusingLine) {
  const box = boxAt(dovecot, drop)
  const { config } = box.call()
  let count = 0
  const put = (folder: string, lines: Record<string, string> = {}, at = now - 60 * MINUTE) => {
    const id = `${folder}-${++count}@x`
    const to: Record<string, string> =
      folder === 'Sent' ? { From: box.user, To: 'julie@exemple.org' } : {}
    const text = `Question ${count} de ${folder}, avec ses mots ?`
    return dovecot.deliver(
      box.user,
      mail({ 'Message-ID': `<${id}>`, ...to, ...lines }, text),
      at,
      folder,
    )
  }
  for (let index = 0; index < 6; index++) for (const folder of ['INBOX', 'Archives']) put(folder)
  const spam = put('INBOX')
  put('Sent')
  return {
    call: (changes: Partial<Call> = {}): Call =>
      box.call({ config: { ...config, imap: line.imap, folders: 'Archives' }, ...changes }),
    put,
    happen() {
      for (let index = 0; index < 3; index++) put('INBOX')
      // Names what another mail names in turn, which lies elsewhere.
      put('INBOX', { 'In-Reply-To': '<Archives-2@x>' })
      for (const folder of ['Archives', 'Sent']) put(folder)
      dovecot.move(box.user, spam, 'INBOX', 'Junk')
    },
  }
}

const lostIn = (clean: Inbox, read: Inbox): string[] =>
  [...clean].flatMap(([id, is]) => {
    const was = read.get(id)
    return is.text === was?.text && is.hidden === was.hidden ? [] : [id]
  })

describe.skipIf(servers === null)('a command that a mailbox refuses for ever', () => {
  const { receive } = mailbox
  if (receive === undefined || servers === null) return
  const nothing = { cursor: null, inbox: new Map() }
  const lines: RefusingLine[] = []
  afterAll(async () => {
    for (const line of lines) await line.close()
  })
  const open = async () => {
    const line = await startRefusingLine(servers.dovecot.port)
    lines.push(line)
    return { line, box: openBox(servers, line) }
  }

  it.concurrent.each(Object.entries(ways))(
    'holds up nothing but what it tells: %s',
    async (name, way) => {
      const { line, box } = await open()
      const call = box.call()
      const before = await look(receive, { call, looks: 1, everyMs: MINUTE }, nothing)
      box.happen()
      line.kinds.clear()
      const looking = { call, looks: 7, everyMs: MINUTE }
      const clean = await look(receive, looking, before)
      expect(lostIn(clean.inbox, before.inbox)).toHaveLength(7)
      expect(clean.gaps).toEqual([])
      const missing: Record<string, string[]> = {}
      const kinds = [...line.kinds].filter(
        kind =>
          !doors.test(kind) &&
          // To say yes and do nothing is a lie that nobody can tell.
          !(name === 'an answer that says nothing' && /^(UID SEARCH|COMPRESS|EXAMINE)/.test(kind)),
      )
      for (const kind of kinds) {
        line.refusal = { is: one => one === kind, way }
        const read = await look(receive, looking, before)
        line.refusal = null
        const lost = lostIn(clean.inbox, read.inbox)
        const [, folder = ''] = /^(?:EXAMINE|UID FETCH).* (\S+)$/.exec(kind) ?? []
        const isTold = (id: string) => {
          const isSpam = clean.inbox.get(id)?.hidden === true
          if (/^L/.test(kind)) return !id.startsWith('INBOX-') || isSpam
          return folder === 'Junk'
            ? isSpam
            : folder !== '' && id.startsWith(`${folder}-`) && !isSpam
        }
        const list = lost.filter(id => !isTold(id))
        if (lost.length > 0 && read.gaps.length === 0) list.push('untold')
        // What was held up comes in once it is answered again, but for mails that waited in vain.
        const later = await look(receive, { ...looking, looks: 1 }, read)
        if (!/FETCH/.test(kind))
          list.push(...lostIn(clean.inbox, later.inbox).map(id => `${id} for ever`))
        if (list.length > 0) missing[kind] = list
      }
      expect(missing).toEqual({})
    },
    120_000,
  )

  it('passes by one mail that it cannot give, and reads it when it can', async () => {
    for (const way of [ways.NO, ways.garbage, ways['a line that is cut']]) {
      if (way === undefined) throw new Error('no way')
      const { line, box } = await open()
      // The ninth of INBOX is among others.
      for (let index = 0; index < 30; index++) box.put('INBOX')
      const call = box.call()
      const clean = await look(receive, { call, looks: 1, everyMs: MINUTE }, nothing)
      const isOfNinth = (command: string) => {
        const [, set = ''] = /^UID FETCH (\S+)/.exec(command) ?? []
        return set.split(',').some(range => {
          const [from = '', to = from] = range.split(':')
          return Number(from) <= 9 && Number(to) >= 9
        })
      }
      line.refusal = { is: (kind, command) => / INBOX$/.test(kind) && isOfNinth(command), way }
      const few = await look(receive, { call, looks: 2, everyMs: MINUTE }, nothing)
      expect(lostIn(clean.inbox, few.inbox)).toHaveLength(1)
      expect(few.gaps.map(gap => gap.replace(/\s/g, ' '))).toEqual([
        'Un courriel de « INBOX » n’a pas pu être lu : regardez-le dans la messagerie.',
      ])
      const many = await look(receive, { call, looks: 6, everyMs: MINUTE }, few)
      line.refusal = null
      expect(lostIn(clean.inbox, many.inbox)).toHaveLength(1)
      const back = await look(receive, { call, looks: 1, everyMs: MINUTE }, few)
      expect(lostIn(clean.inbox, back.inbox)).toEqual([])
      // It was passed by for good, and nothing waits any more.
      const quiet = await look(receive, { call, looks: 1, everyMs: MINUTE }, many)
      expect(quiet.gaps).toEqual([])
    }
  })
})
