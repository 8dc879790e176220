import { describe, expect, it } from 'vitest'
import type { Answerable, ReplyTo } from '../../../server/connectors/connector.ts'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { says } from '../../support/says.ts'
import { DAY, HOUR, MINUTE, tuesday } from '../meta-world.ts'
import { openVillage, type Village } from './village.ts'

const { reply, findReply, replyOptions, answeredPrivately } = facebook
if (!reply || !findReply || !replyOptions || !answeredPrivately)
  throw new Error('It does not answer.')

const answer = 'Bonjour Julie, votre dossier est prêt.'

function aside(remoteId: string, authorRemoteId: string | null = null): ReplyTo {
  return { remoteId, visibility: 'public', way: 'private', authorRemoteId, lastInboundAt: tuesday }
}

/** What is not known of a nameless comment of now. */
function said(part: Partial<Answerable> = {}): Answerable {
  return {
    remoteId: '1_2',
    visibility: 'public',
    authorRemoteId: null,
    lastInboundAt: tuesday,
    sentAt: tuesday,
    takesPrivate: null,
    answeredPrivately: false,
    ...part,
  }
}

function visit({ sandbox, page }: Village): string {
  return sandbox.write({
    page,
    kind: 'visitor_post',
    resident: 'Paul Marchand',
    text: 'Et l’eau ?',
  }).id
}

describe('the ways to answer', () => {
  it('a comment: publicly for ever, in private for seven days', () => {
    const open = {
      open: true,
      until: tuesday + 7 * DAY,
      limit: { textLength: 2000, counts: 'utf16' },
    }
    expect(replyOptions(said(), tuesday + 7 * DAY, {})).toEqual({
      public: { open: true, until: null, limit: { textLength: 8000, counts: 'utf16' } },
      private: open,
    })
    expect(replyOptions(said(), tuesday + 7 * DAY + 1, {})).toMatchObject({
      public: { open: true },
      private: { open: false, reason: says(/7 jours/) },
    })
  })

  it('a comment that was answered in private, or that takes no such answer, says which', () => {
    expect(
      replyOptions(said({ answeredPrivately: true, takesPrivate: false }), tuesday, {}).private,
    ).toEqual({
      open: false,
      reason: says(/déjà été envoyée/),
    })
    expect(replyOptions(said({ takesPrivate: false }), tuesday, {}).private).toEqual({
      open: false,
      reason: says(/ne permet pas/),
    })
    expect(replyOptions(said({ takesPrivate: true }), tuesday, {}).private).toMatchObject({
      open: true,
    })
  })

  it('a private message: seven days from the last one that the person wrote, never publicly', () => {
    const message = said({
      visibility: 'private',
      authorRemoteId: '77',
      sentAt: tuesday - 30 * DAY,
    })
    expect(replyOptions(message, tuesday + 7 * DAY, {})).toMatchObject({
      public: null,
      private: { open: true, until: tuesday + 7 * DAY },
    })
    expect(replyOptions(message, tuesday + 7 * DAY + 1, {}).private).toEqual({
      open: false,
      reason: says(/boîte de réception de Facebook/),
    })
    for (const authorRemoteId of [null, 'archive:77']) {
      expect(replyOptions({ ...message, authorRemoteId }, tuesday, {}).private).toMatchObject({
        open: false,
        reason: says(/ne dit pas qui/),
      })
    }
  })
})

describe('a private reply', () => {
  it('goes to the author of the comment or the post, and nobody else sees it', async () => {
    const village = await openVillage()
    const { sandbox, page } = village
    const post = village.announce()
    for (const target of [village.comment(post, 'Et mon dossier ?'), visit(village)]) {
      const outcome = await reply(village.call(), aside(target), answer, 'k', [])
      expect(outcome).toEqual({
        kind: 'published',
        remoteId: expect.stringMatching(/^m_/),
        url: null,
      })
    }
    const threads = sandbox.conversations(page)
    expect(threads.map(thread => thread.resident.name).sort()).toEqual([
      'Julie Renard',
      'Paul Marchand',
    ])
    for (const thread of threads)
      expect(thread.messages).toMatchObject([{ isByPage: true, text: answer }])
    const seen = sandbox.posts(page).flatMap(one => [one, ...one.comments])
    expect(seen.filter(one => one.isByPage).map(one => one.text)).toEqual(['Travaux rue du Moulin'])
  })

  it('is received in the private conversation, and the comment takes no other', async () => {
    const village = await openVillage()
    const comment = village.comment(village.announce(), 'Et mon dossier ?')
    await village.poll()
    expect(village.inbox.get(comment)?.takesPrivate).toBe(true)
    await reply(village.call(), aside(comment), answer, 'k', [])
    village.clock.advance(MINUTE)
    await village.poll()
    expect(village.inbox.get(comment)?.takesPrivate).toBe(false)
    const [thread] = [...village.threads.values()].filter(one => one.visibility === 'private')
    expect(thread?.citizen).toEqual(village.inbox.get(comment)?.author)
    expect(thread?.messages).toMatchObject([{ direction: 'outbound', text: answer }])
  })

  it('a second time, and after seven days, is refused for good and says why', async () => {
    const village = await openVillage()
    const comment = village.comment(village.announce(), 'Et mon dossier ?')
    const late = village.comment(village.announce(), 'Et le mien ?')
    await reply(village.call(), aside(comment), answer, 'k', [])
    expect(await reply(village.call(), aside(comment), answer, 'k', [])).toEqual({
      kind: 'failed',
      reason: says(/n’en permet qu’une/),
      retryAt: null,
      closes: true,
    })
    village.clock.advance(7 * DAY + MINUTE)
    expect(await reply(village.call(), aside(late), answer, 'k', [])).toEqual({
      kind: 'failed',
      reason: says(/répondez-lui publiquement/),
      retryAt: null,
      closes: true,
    })
  })

  it('without the permission says which, and closes nothing', async () => {
    const village = await openVillage()
    const comment = village.comment(village.announce(), 'Et mon dossier ?')
    village.sandbox.faults.add({ kind: 'error', code: 230, match: { method: 'POST' } })
    expect(await reply(village.call(), aside(comment), answer, 'k', [])).toEqual({
      kind: 'failed',
      reason: says(/pages_messaging/),
      retryAt: null,
    })
  })

  it('too long is refused before anything is sent', async () => {
    const village = await openVillage()
    expect(await reply(village.call(), aside('1_2'), 'a'.repeat(2001), 'k', [])).toMatchObject({
      kind: 'failed',
      reason: says(/trop longue/),
    })
    expect(village.requests).toEqual([])
  })

  it('whose outcome is unknown is found, whether or not one knows whose the comment is', async () => {
    const village = await openVillage()
    const { sandbox, page } = village
    const post = village.announce()
    for (const isNamed of [true, false]) {
      const { id, resident } = sandbox.write({
        page,
        kind: 'comment',
        target: post,
        resident: `Julie ${isNamed}`,
        text: 'Et mon dossier ?',
      })
      const to = aside(id, isNamed ? (resident?.scopedId ?? null) : null)
      const since = village.clock.now()
      expect(await findReply(village.call(), to, answer, since, 'key')).toEqual({ kind: 'absent' })
      sandbox.faults.add({ kind: 'drop', when: 'after', match: { method: 'POST' } })
      expect(await reply(village.call(), to, answer, 'k', [])).toMatchObject({ kind: 'unknown' })
      expect(await findReply(village.call(), to, answer, since, 'key')).toMatchObject({
        kind: 'found',
        remoteId: expect.stringMatching(/^m_/),
      })
      expect(await findReply(village.call(), to, 'Autre chose', since, 'key')).toEqual({
        kind: 'absent',
      })
      village.clock.advance(HOUR)
    }
  })

  it('to a nameless post, of which Facebook shows no conversation, is for a person to look for', async () => {
    const village = await openVillage()
    const post = visit(village)
    expect(await findReply(village.call(), aside(post), answer, tuesday, 'key')).toEqual({
      kind: 'absent',
    })
    await reply(village.call(), aside(post), answer, 'k', [])
    expect(await findReply(village.call(), aside(post), answer, tuesday, 'key')).toEqual({
      kind: 'unclear',
      reason: says(/boîte de réception/),
    })
  })
})

describe('whether a private reply was sent', () => {
  it('is told of a comment and of a post, also when it was sent with Facebook’s own app', async () => {
    const village = await openVillage()
    const { sandbox, page } = village
    for (const target of [
      village.comment(village.announce(), 'Et mon dossier ?'),
      visit(village),
    ]) {
      const asked = { remoteId: target, sentAt: village.clock.now() }
      expect(await answeredPrivately(village.call(), asked)).toBe(false)
      sandbox.post({ page, kind: 'message', target, text: answer })
      expect(await answeredPrivately(village.call(), asked)).toBe(true)
    }
  })

  it('is not told of a post of which it is too late to know', async () => {
    const village = await openVillage()
    const asked = { remoteId: visit(village), sentAt: village.clock.now() }
    village.clock.advance(8 * DAY)
    expect(await answeredPrivately(village.call(), asked)).toBeNull()
  })

  it('cannot be asked of what is gone, and is asked again when Facebook stumbles', async () => {
    const village = await openVillage()
    const comment = village.comment(village.announce(), 'Et mon dossier ?')
    const asked = { remoteId: comment, sentAt: tuesday }
    village.sandbox.faults.add({ kind: 'error', code: 2, match: { method: 'GET' } })
    expect(await answeredPrivately(village.call(), asked)).toMatchObject({
      kind: 'failed',
      retryAt: expect.any(Number),
    })
    village.sandbox.remove(comment)
    expect(await answeredPrivately(village.call(), asked)).toMatchObject({
      kind: 'failed',
      retryAt: null,
    })
  })
})
