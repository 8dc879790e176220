import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ArchivedPart, ArchivedThread } from '../../../server/connectors/connector.ts'
import { archive, mended } from '../../../server/connectors/facebook/history-archive.ts'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { messagesFile, metaText, pageName, placeOf, type Said } from '../../support/download.ts'
import { says } from '../../support/says.ts'

const ten = Date.parse('2026-06-02T08:00:00.250Z')
const bytesOf = (text: string) => new TextEncoder().encode(text)
const partOf = (text: string) => archive.read(bytesOf(text))
const read = async (said: readonly Said[], config: Record<string, string> = {}) => {
  const part = await partOf(messagesFile('Zoé', said))
  return part && whole(archive.reader(pageName, config)('1234567'), [part])
}
const whole = (thread: ArchivedThread, parts: readonly ArchivedPart[]) => {
  for (const part of parts) thread.add(part)
  return thread.end()
}

describe('mending', () => {
  it('is the inverse of what Meta does to a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(mended(metaText(text))).toBe(text)
      }),
    )
  })

  it.each(['déjà écrit', '« bien »', '🎉', 'é', ''])('leaves alone what needs none: %s', text => {
    expect(mended(text)).toBe(text)
  })
})

describe('a file’s place', () => {
  it.each([
    [placeOf('zoemartin_1234567'), { thread: '1234567', part: 1 }],
    ['messages/archived_threads/zoe_1234567/message_12.json', { thread: '1234567', part: 12 }],
    // A folder without a number is called by a person: no id may be.
    ['inbox/zoe_martin/message_2.json', { thread: 'xed4cd7394661fce9908722b39938237d', part: 2 }],
    ['messages\\inbox\\zoe_1234567\\message_1.json', { thread: '1234567', part: 1 }],
    ['../../messages/message_requests/x_7654321/message_1.json', { thread: '7654321', part: 1 }],
    [placeOf('zoe_1234567').replace('.json', '.html'), null],
    // What the page itself wrote elsewhere answers nobody whom the download names.
    ["this_profile's_activity_across_facebook/posts/profile_posts_1.json", null],
    ["this_profile's_activity_across_facebook/comments_and_reactions/comments.json", null],
    [
      "this_profile's_activity_across_facebook/messages/filtered_threads/zoe_1234567/message_1.json",
      { thread: '1234567', part: 1 },
    ],
    ['messages/inbox/zoe_1234567/photos/message_1.json', null],
    ['posts/your_posts_1.json', null],
  ])('%s', (path, expected) => {
    expect(archive.partOf(path)).toEqual(expected)
  })
})

describe('a conversation', () => {
  it('has mended names and texts, the oldest first', async () => {
    expect(
      await read([
        { by: 'Zoé', at: ten, text: 'La salle est-elle libre à Noël ?' },
        { by: pageName, at: ten + 1, text: 'Oui 🎄' },
      ]),
    ).toEqual({
      remoteId: 'archive:1234567',
      visibility: 'private',
      subject: 'Zoé',
      url: null,
      messages: [
        expect.objectContaining({
          direction: 'inbound',
          author: { remoteId: 'archive:1234567', name: 'Zoé' },
          text: 'La salle est-elle libre à Noël ?',
          sentAt: ten,
        }),
        expect.objectContaining({ direction: 'outbound', author: null, text: 'Oui 🎄' }),
      ],
    })
  })

  it('names the same message the same each time, and two equal ones apart', async () => {
    const said = [
      { by: 'Zoé', at: ten, text: 'Allô ?' },
      { by: 'Zoé', at: ten, text: 'Allô ?' },
    ]
    const ids = (await read(said))?.messages.map(({ remoteId }) => remoteId)
    expect(new Set(ids).size).toBe(2)
    expect((await read(said))?.messages.map(({ remoteId }) => remoteId)).toEqual(ids)
  })

  it('counts a message once that two files have', async () => {
    const one = await partOf(messagesFile('Zoé', [{ by: 'Zoé', at: ten, text: 'Allô ?' }]))
    if (one === null) throw new Error('broken')
    expect(whole(archive.reader(pageName, {})('1234567'), [one, one])?.messages).toHaveLength(1)
  })

  it('keeps what was sent without a text, and leaves out what is no message', async () => {
    const share = { link: 'https://exemple.fr/fête' }
    const { messages } =
      (await read([
        { by: 'Zoé', at: ten, photos: [{ uri: 'photos/1.jpg' }] },
        { by: 'Zoé', at: ten + 1, share: { link: metaText(share.link) } },
        { by: 'Zoé', at: ten + 2, text: 'Zoé vous a appelé.', type: 'Call' },
        { by: 'Zoé', at: ten + 3, is_unsent: true },
        { by: 'Zoé', at: ten + 4, reactions: [] },
      ])) ?? {}
    expect(messages?.map(({ attachments }) => attachments)).toEqual([
      [{ type: 'image', url: null, name: null }],
      [{ type: 'link', url: share.link, name: null }],
    ])
  })

  it('is none where the page does not take part', async () => {
    const part = await partOf(messagesFile('Zoé', [], 'Autre page'))
    expect(part && whole(archive.reader(pageName, {})('1234567'), [part])).toBeNull()
  })

  it('marks the texts that the commune says are sent by themselves', async () => {
    const { messages } =
      (await read(
        [
          { by: 'Zoé', at: ten, text: 'Bonjour' },
          { by: pageName, at: ten + 60_000, text: 'Bonjour Zoé, la mairie vous répond bientôt.' },
        ],
        { automatic_texts: 'Bonjour {prénom}, la mairie vous répond bientôt.' },
      )) ?? {}
    expect(messages?.[1]?.automatic).toBe(true)
  })

  it('marks a quick text that repeats, also its first one when all was read before', async () => {
    const threads = await Promise.all(
      ['Zoé', 'Léo'].map(name =>
        partOf(
          messagesFile(name, [
            { by: name, at: ten, text: 'Bonjour' },
            {
              by: pageName,
              at: ten + 2000,
              text: `Merci ${name}, nous répondons sous deux jours.`,
            },
          ]),
        ),
      ),
    )
    const reader = archive.reader(pageName, {})
    const all = () =>
      threads.map(
        (part, index) => part && whole(reader(`100000${index}`), [part])?.messages[1]?.automatic,
      )
    all()
    expect(all()).toEqual([true, true])
  })
})

describe('a broken file', () => {
  const whole = messagesFile('Zoé', [{ by: 'Zoé', at: ten, text: 'Bonjour' }])

  it.each([
    ['cut short', whole.slice(0, -20)],
    ['empty', ''],
    ['another list', '[]'],
    ['without a time', whole.replace('timestamp_ms', 'timestamp')],
    ['with a time beyond all calendars', whole.replace(String(ten), '9e18')],
    ['no text at all', '\u0000\u0001\u0002'],
  ])('is null: %s', async (_what, text) => {
    expect(await partOf(text)).toBeNull()
  })

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json().map(bytesOf), fc.uint8Array()), async bytes => {
        expect(await archive.read(bytes)).toBeNull()
      }),
    )
  })
})

describe('answering a message of a download', () => {
  it('is left to Facebook’s own inbox: nobody tells whom to write to', async () => {
    const http = createHttpClient(() => ten)
    onTestFinished(() => http.close())
    const call = {
      http,
      apiUrl: 'http://127.0.0.1:1',
      config: { page: '1' },
      secrets: { token: 'x' },
      now: ten,
    }
    const remoteId = 'archive:1234567'
    const where = { visibility: 'private', way: 'private', lastInboundAt: ten } as const
    const to = { remoteId, authorRemoteId: remoteId, ...where }
    expect(await facebook.reply?.(call, to, 'Oui', 'key', [])).toEqual({
      kind: 'failed',
      reason: says(/répondez-y dans la boîte de réception/),
      retryAt: null,
    })
  })
})
