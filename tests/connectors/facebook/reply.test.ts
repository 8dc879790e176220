import { describe, expect, it } from 'vitest'
import type { ReplyTo } from '../../../server/connectors/connector.ts'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { says } from '../../support/says.ts'
import { DAY, HOUR, MINUTE, tuesday } from '../meta-world.ts'
import { openVillage, type Village } from './village.ts'

const { reply, findReply } = facebook
if (!reply || !findReply) throw new Error('The connector does not reply.')

const answer = 'Oui, de 9 h à 12 h.'

function publicly(remoteId: string): ReplyTo {
  return {
    remoteId,
    visibility: 'public',
    way: 'public',
    authorRemoteId: null,
    lastInboundAt: tuesday,
  }
}

function write({ sandbox, page, clock }: Village, resident = 'Émile Perrin'): ReplyTo {
  const said = sandbox.write({ page, kind: 'message', resident, text: 'Ouvert samedi ?' })
  return {
    remoteId: said.id,
    visibility: 'private',
    way: 'private',
    lastInboundAt: clock.now(),
    authorRemoteId: said.resident?.scopedId ?? null,
  }
}

describe('a public answer', () => {
  it('hangs under the comment, or under the visitor’s post', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const comment = village.comment(village.announce(), 'Ouvert samedi ?')
    const visit = sandbox.write({
      page,
      kind: 'visitor_post',
      resident: 'Paul Marchand',
      text: 'Et la fête ?',
    })
    for (const target of [comment, visit.id]) {
      const outcome = await reply(village.call(), publicly(target), answer, 'k', [])
      if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
      expect(outcome.url).toBe(`https://www.facebook.com/${outcome.remoteId}`)
      await village.poll()
      expect(village.inbox.get(outcome.remoteId)).toMatchObject({
        direction: 'outbound',
        text: answer,
        parentRemoteId: target,
        thread: target,
      })
      village.clock.advance(MINUTE)
    }
  })

  it('to what is gone says so', async () => {
    const village = await openVillage()
    const comment = village.comment(village.announce(), 'Ouvert samedi ?')
    village.sandbox.remove(comment)
    expect(await reply(village.call(), publicly(comment), answer, 'k', [])).toEqual({
      kind: 'failed',
      reason: says(/n’existe plus sur Facebook/),
      retryAt: null,
      closes: true,
    })
  })

  it('whose outcome is unknown is found, or surely absent', async () => {
    const village = await openVillage()
    const comment = village.comment(village.announce(), 'Ouvert samedi ?')
    const deeper = village.comment(comment, 'Oui, dites-nous', 'Paul Marchand')
    for (const target of [comment, deeper]) {
      const claimed = village.clock.now()
      village.sandbox.faults.add({ kind: 'accept-then-500', match: { method: 'POST' } })
      const text = `${answer} ${target}`
      expect(await reply(village.call(), publicly(target), text, 'k', [])).toMatchObject({
        kind: 'unknown',
      })
      const found = await findReply(village.call(), publicly(target), text, claimed, 'key')
      expect(found).toMatchObject({ kind: 'found', remoteId: expect.any(String) })
      expect(await findReply(village.call(), publicly(target), 'Non.', claimed, 'key')).toEqual({
        kind: 'absent',
      })
      village.clock.advance(HOUR)
      const later = village.clock.now()
      expect(await findReply(village.call(), publicly(target), text, later, 'key')).toEqual({
        kind: 'absent',
      })
    }
  })

  it('that Facebook hung under the comment above is found too', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const comment = village.comment(village.announce(), 'Ouvert samedi ?')
    const deeper = village.comment(comment, 'Oui, dites-nous', 'Paul Marchand')
    const { id } = sandbox.post({ page, kind: 'comment', target: comment, text: answer })
    expect(await findReply(village.call(), publicly(deeper), answer, tuesday, 'key')).toMatchObject(
      {
        kind: 'found',
        remoteId: id,
      },
    )
  })

  it('is not mistaken for what a resident wrote', async () => {
    const village = await openVillage()
    const comment = village.comment(village.announce(), 'Ouvert samedi ?')
    village.comment(comment, answer, 'Paul Marchand')
    expect(await findReply(village.call(), publicly(comment), answer, tuesday, 'key')).toEqual({
      kind: 'absent',
    })
  })

  it('under a visitor’s post is found there', async () => {
    const village = await openVillage()
    const { page, sandbox } = village
    const visit = sandbox.write({
      page,
      kind: 'visitor_post',
      resident: 'Paul Marchand',
      text: 'Et la fête ?',
    })
    const { id } = sandbox.post({ page, kind: 'comment', target: visit.id, text: answer })
    expect(
      await findReply(village.call(), publicly(visit.id), answer, tuesday, 'key'),
    ).toMatchObject({
      remoteId: id,
    })
    expect(await findReply(village.call(), publicly(visit.id), 'Non', tuesday, 'key')).toEqual({
      kind: 'absent',
    })
  })
})

describe('a private answer', () => {
  it('within a day goes as a response, later as a person’s, after seven days not at all', async () => {
    const village = await openVillage()
    const message = write(village)
    const requests = async () => {
      village.requests.length = 0
      const outcome = await reply(village.call(), message, answer, 'k', [])
      return { outcome, posts: village.requests.length }
    }
    village.clock.advance(23 * HOUR)
    expect(await requests()).toEqual({
      outcome: { kind: 'published', remoteId: expect.stringMatching(/^m_/), url: null },
      posts: 1,
    })
    village.clock.advance(2 * DAY)
    // Facebook is not asked for what it certainly refuses.
    expect(await requests()).toMatchObject({ outcome: { kind: 'published' }, posts: 1 })
    village.clock.advance(6 * DAY)
    expect(await requests()).toEqual({
      outcome: {
        kind: 'failed',
        reason: says(/24 heures/),
        retryAt: null,
        closes: true,
      },
      posts: 1,
    })
    await village.poll()
    const sent = [...village.inbox.values()].filter(one => one.direction === 'outbound')
    expect(sent.map(one => one.text)).toEqual([answer, answer])
  })

  it('where the person’s tag is not granted says that it is too late', async () => {
    const village = await openVillage()
    const message = write(village)
    village.clock.advance(2 * DAY)
    const { faults } = village.sandbox
    faults.add({ kind: 'error', code: 10, match: { method: 'POST' } })
    expect(await reply(village.call(), message, answer, 'k', [])).toMatchObject({
      kind: 'failed',
      reason: says(/24 heures/),
    })
  })

  it('after a day, without the permission for messages at all, names it', async () => {
    const village = await openVillage()
    const message = write(village)
    village.clock.advance(2 * DAY)
    village.sandbox.faults.add({ kind: 'error', code: 230, match: { method: 'POST' } })
    expect(await reply(village.call(), message, answer, 'k', [])).toEqual({
      kind: 'failed',
      reason: says(/pages_messaging/),
      retryAt: null,
    })
  })

  it('whose outcome is unknown is found in the conversation with that person', async () => {
    const village = await openVillage()
    for (let n = 0; n < 40; n++) write(village, `Habitant ${n}`)
    const message = write(village)
    for (let n = 40; n < 80; n++) write(village, `Habitant ${n}`)
    village.sandbox.faults.add({ kind: 'drop', when: 'after', match: { method: 'POST' } })
    expect(await reply(village.call(), message, answer, 'k', [])).toMatchObject({ kind: 'unknown' })
    expect(await findReply(village.call(), message, answer, tuesday, 'key')).toMatchObject({
      kind: 'found',
      remoteId: expect.stringMatching(/^m_/),
    })
    expect(await findReply(village.call(), message, 'Non.', tuesday, 'key')).toEqual({
      kind: 'absent',
    })
  })

  it('to nobody, or too long, is refused before anything is sent', async () => {
    const village = await openVillage()
    const message = write(village)
    const nobody = { ...message, authorRemoteId: null }
    expect(await reply(village.call(), nobody, answer, 'k', [])).toMatchObject({
      kind: 'failed',
      retryAt: null,
    })
    expect(await reply(village.call(), message, 'a'.repeat(2001), 'k', [])).toEqual({
      kind: 'failed',
      reason: says('La réponse est trop longue\u00a0: Facebook prend 2\u202f000 signes au plus.'),
      retryAt: null,
    })
    expect(village.requests).toEqual([])
  })

  it('to somebody who left says so', async () => {
    const village = await openVillage()
    const gone = { ...write(village), authorRemoteId: '12345' }
    expect(await reply(village.call(), gone, answer, 'k', [])).toMatchObject({
      kind: 'failed',
      reason: says(/ne peut plus recevoir/),
    })
  })
})
