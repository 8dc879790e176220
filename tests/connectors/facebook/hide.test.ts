import { describe, expect, it } from 'vitest'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { says } from '../../support/says.ts'
import { openVillage, type Village } from './village.ts'

const { hide } = facebook
if (!hide) throw new Error('The connector does not hide.')

/** A comment, and a visitor's post. */
function said(village: Village): string[] {
  const { sandbox, page } = village
  const post = { page, kind: 'visitor_post' as const, resident: 'Paul Marchand' }
  return [
    village.comment(village.announce(), 'Achetez mes montres'),
    sandbox.write({ ...post, text: 'Achetez mes voitures' }).id,
  ]
}

async function hidden(village: Village, id: string): Promise<boolean | undefined> {
  const posts = village.sandbox.posts(village.page)
  return [...posts, ...posts.flatMap(post => post.comments)].find(one => one.id === id)?.isHidden
}

describe('hiding', () => {
  it('a comment or a visitor’s post, and showing it again, is done and may be said twice', async () => {
    const village = await openVillage()
    for (const remoteId of said(village)) {
      for (const wanted of [true, true, false, false]) {
        expect(await hide(village.call(), { remoteId }, wanted)).toEqual({ kind: 'done' })
        expect(await hidden(village, remoteId)).toBe(wanted)
      }
      await hide(village.call(), { remoteId }, true)
      await village.poll()
      expect(village.inbox.get(remoteId)?.hidden).toBe(true)
    }
  })

  it('whose answer was lost is looked at', async () => {
    const village = await openVillage()
    const [remoteId = ''] = said(village)
    const { faults } = village.sandbox
    faults.add({ kind: 'drop', when: 'after', match: { method: 'POST' } })
    expect(await hide(village.call(), { remoteId }, true)).toEqual({ kind: 'done' })
    faults.add({ kind: 'drop', when: 'before', match: { method: 'POST' } })
    expect(await hide(village.call(), { remoteId }, false)).toMatchObject({
      kind: 'failed',
      retryAt: expect.any(Number),
    })
    faults.add({ kind: 'drop', when: 'after', match: { method: 'POST' } })
    faults.add({ kind: 'error', code: 2, match: { method: 'GET' } })
    expect(await hide(village.call(), { remoteId }, false)).toMatchObject({ kind: 'failed' })
  })

  it('without the permission, of what is gone, and with a dead token says so', async () => {
    const village = await openVillage()
    const [remoteId = ''] = said(village)
    const { faults } = village.sandbox
    faults.add({ kind: 'error', code: 200, match: { method: 'POST' } })
    expect(await hide(village.call(), { remoteId }, true)).toEqual({
      kind: 'failed',
      reason: says(/pages_manage_engagement/),
      retryAt: null,
    })
    village.sandbox.remove(remoteId)
    expect(await hide(village.call(), { remoteId }, true)).toEqual({
      kind: 'failed',
      reason: says(/n’y a plus rien à masquer/),
      retryAt: null,
    })
    const dead = village.call({ secrets: { token: 'EAAwrong' } })
    expect(await hide(dead, { remoteId }, true)).toMatchObject({ kind: 'reauthorize' })
  })
})
