import { afterAll, describe, expect, it } from 'vitest'
import type { Page } from '../../../server/connectors/connector.ts'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import { channelOf, MINUTE, type Village, village } from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'
import { type Box, boxAt, mail, mailServers } from './box.ts'

const servers = await mailServers()
const nine = paris('2026-06-02T09:00')

/** How a program writes an answer to the last of these mails, the first one first. */
type Program = {
  id: (name: string) => string
  subject: (plain: string) => string
  lines: (thread: readonly string[]) => Record<string, string>
}

const ids = (all: readonly string[]) => all.map(id => `<${id}>`).join(' ')
const last = (thread: readonly string[]) => ids(thread.slice(-1))

/** As their mails look: what each writes of the thread, and what it puts before the subject. */
const programs: Record<string, Program> = {
  Outlook: {
    id: name => `PAXP264MB${name.toUpperCase()}@PAXP264MB4021.FRAP264.PROD.OUTLOOK.COM`,
    subject: plain => `RE: ${plain}`,
    lines: thread => ({
      'Thread-Topic': 'Salle',
      'Thread-Index': 'AQHbP9wmF1xq0sXkQ0CkJ6cJ5p0h1w==',
      'X-MS-Has-Attach': '',
      ...(thread.length > 0 && { References: ids(thread), 'In-Reply-To': last(thread) }),
    }),
  },
  // A program of town halls that knows the last two alone.
  'a town hall’s': {
    id: name => `${name}.1764000000@courrier.mairie.example`,
    subject: plain => `Rép. : ${plain}`,
    lines: thread => ({ ...(thread.length > 0 && { References: ids(thread.slice(-2)) }) }),
  },
  Zimbra: {
    id: name => `1208925819.${name}.1780387200000.JavaMail.zimbra@exemple.fr`,
    subject: plain => `Re: ${plain}`,
    lines: thread => ({
      'X-Mailer': 'Zimbra 9.0.0_GA_4612 (ZimbraWebClient - FF140 (Win)/9.0.0_GA_4612)',
      'Thread-Topic': 'Salle',
      ...(thread.length > 0 && { 'In-Reply-To': last(thread), References: ids(thread) }),
    }),
  },
  Thunderbird: {
    id: name => `5b0f9a31-7c1e-4c55-9f3e-${name}@exemple.org`,
    subject: plain => `Re: ${plain}`,
    lines: thread => ({
      'User-Agent': 'Mozilla Thunderbird',
      'Content-Language': 'fr',
      // Long lines are folded.
      ...(thread.length > 0 && {
        References: thread.map(id => `<${id}>`).join('\r\n '),
        'In-Reply-To': last(thread),
      }),
    }),
  },
  'Orange’s webmail': {
    id: name => `1520432013.${name}.1780387200000.JavaMail.www@wwinf1p17`,
    subject: plain => `re: ${plain}`,
    lines: thread => ({
      'X-Priority': '3',
      'X-ORANGE-CSRF': 'no',
      ...(thread.length > 0 && { 'In-Reply-To': last(thread) }),
    }),
  },
  GMX: {
    id: name => `trinity-6f0c5a4b-1d2e-4f3a-9b8c-${name}-1780387200000@3c-app-gmx-bs12`,
    subject: plain => `Aw: ${plain}`,
    lines: thread => ({
      'X-Priority': '3',
      Sensitivity: 'Normal',
      ...(thread.length > 0 && { 'In-Reply-To': last(thread), References: last(thread) }),
    }),
  },
  // Began with a mail to somebody else, which was passed on.
  'a forwarded thread’s': {
    id: name => `${name}@telephone.example`,
    subject: plain => `Re: TR: ${plain}`,
    lines: thread => ({ References: ids(['elsewhere@voisin.example', ...thread]) }),
  },
  // Writes each answer as a new mail.
  'a program’s that names nothing': {
    id: name => `${name}.neuf@exemple.fr`,
    subject: plain => `RÉ : ${plain}`,
    lines: () => ({}),
  },
}

describe.skipIf(servers === null)('threads as foreign programs write them', () => {
  const boxes: Box[] = []
  afterAll(async () => {
    for (const box of boxes) await box.close()
  })

  function open(): Box {
    if (servers === null) throw new Error('no dovecot')
    const box = boxAt(servers.dovecot, servers.drop)
    boxes.push(box)
    return box
  }

  /** Looks as a poll does, until the end. */
  async function look(v: Village, box: Box, cursor: string | null): Promise<string | null> {
    const channel = await channelOf(v.context, v.channelId)
    for (;;) {
      const call = box.call({ now: v.clock.now() })
      const page: Page | undefined = await mailbox.receive?.(call, cursor)
      if (page?.kind !== 'page') throw new Error(page?.reason.fr)
      await ingest(v.context, channel, page.conversations)
      cursor = page.cursor
      if (page.done) return cursor
    }
  }

  /** Six mails, from a citizen and the mairie in turn, five minutes apart: INBOX and Sent. */
  function six(box: Box, citizen: Program, town: Program) {
    const thread: string[] = []
    return Array.from({ length: 6 }, (_, index) => {
      const isOurs = index % 2 === 1
      const program = isOurs ? town : citizen
      const id = program.id(`m${index}`)
      const text = mail(
        {
          'Message-ID': `<${id}>`,
          From: isOurs ? `Mairie <${box.user}>` : 'Julie Renard <julie@exemple.org>',
          To: isOurs ? 'Julie Renard <julie@exemple.org>' : box.user,
          Subject: index === 0 ? 'Salle' : program.subject('Salle'),
          Date: new Date(nine + index * 5 * MINUTE).toUTCString(),
          ...program.lines(thread),
        },
        isOurs ? 'Oui, elle l’est.' : 'La salle est-elle libre ?',
      )
      thread.push(id)
      const folder = isOurs ? 'Sent' : 'INBOX'
      return () => void box.dovecot.deliver(box.user, text, nine + index * 5 * MINUTE, folder)
    })
  }

  async function told(v: Village) {
    const { db } = v.context
    const merges = await db.selectFrom('conversationMerge').select('id').execute()
    const conversations = await db.selectFrom('conversation').select('id').execute()
    const episodes = await db.selectFrom('episode').select(['state', 'elapsedMs']).execute()
    return {
      threads: conversations.length - merges.length,
      episodes: episodes.map(({ state, elapsedMs }) => [state, (elapsedMs ?? 0) / MINUTE]),
    }
  }

  const names = Object.keys(programs)
  const pairs = names.flatMap(citizen => names.map(town => [citizen, town] as const))

  it.each(pairs)(
    'are one conversation between %s and %s, at once and as they come',
    async (a, b) => {
      const [citizen, town] = [programs[a], programs[b]]
      if (citizen === undefined || town === undefined) throw new Error('no program')
      const expected = { threads: 1, episodes: [1, 2, 3].map(() => ['answered', 5]) }
      const bulk = await village({ now: '2026-06-02T11:00' })
      const full = open()
      for (const deliver of six(full, citizen, town)) deliver()
      await look(bulk, full, null)
      expect(await told(bulk)).toEqual(expected)

      const live = await village({ now: '2026-06-02T11:00' })
      const box = open()
      const mails = six(box, citizen, town)
      let cursor: string | null = null
      // A folder that is slow: each answer is there after what answers it in turn.
      for (const index of [0, 2, 1, 4, 3, 5]) {
        mails[index]?.()
        cursor = await look(live, box, cursor)
      }
      expect(await told(live)).toEqual(expected)
    },
  )
})
