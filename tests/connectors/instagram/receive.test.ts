import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, received, tuesday } from '../meta-world.ts'
import { openAccount, truth, type World } from './account.ts'

/** A webhook's words, as the sandbox says them. */
const told = (world: World, media: string) => [
  {
    body: JSON.stringify({
      object: 'instagram',
      entry: [
        {
          id: world.account,
          time: Math.floor(world.clock.now() / 1000),
          changes: [{ field: 'comments', value: { id: '1', media: { id: media }, text: '…' } }],
        },
      ],
    }),
    at: world.clock.now(),
  },
]

describe('receiving from Instagram', () => {
  it('brings comments, replies and private messages of four weeks, all and once', async () => {
    const world = await openAccount({ history: true })
    const first = await world.poll()
    expect(received(world)).toEqual(truth(world))
    expect(world.inbox.size).toBeGreaterThan(20)
    expect(first.gaps).toEqual([])
    world.clock.advance(MINUTE)
    await world.poll()
    expect(received(world)).toEqual(truth(world))
  })

  it('tells who wrote, under what, and whom an answer names', async () => {
    const world = await openAccount()
    const media = world.show('Le marché de Noël sera samedi')
    const question = world.comment(media, 'À quelle heure ?', 'Julie Renard')
    const other = world.comment(question, 'Moi aussi je veux savoir', 'Odile Colin')
    const answer = world.comment(question, '@odile.colin À 10 h.', null)
    await world.poll()
    expect(world.threads.get(question)).toMatchObject({
      post: media,
      visibility: 'public',
      subject: 'Le marché de Noël sera samedi',
    })
    expect(world.inbox.get(question)).toMatchObject({
      thread: question,
      parentRemoteId: null,
      direction: 'inbound',
      author: { name: 'julie.renard' },
    })
    const odile = world.inbox.get(other)?.author?.remoteId
    expect(world.inbox.get(answer)).toMatchObject({
      thread: question,
      parentRemoteId: question,
      direction: 'outbound',
      author: null,
      mentions: [odile],
      mentionNames: ['@odile.colin'],
    })
  })

  it('of a private thread tells the person’s user name and what is automatic', async () => {
    const world = await openAccount()
    const welcome = 'Merci, nous vous répondons dès que possible.'
    for (const resident of ['Julie Renard', 'Odile Colin']) {
      world.message('Bonjour', resident, tuesday - HOUR)
      world.sandbox.instagram.write({
        account: world.account,
        resident: null,
        kind: 'message',
        target: resident,
        text: welcome,
        at: tuesday - HOUR + 3_000,
      })
    }
    await world.poll()
    expect(
      [...world.threads.values()].map(({ visibility, subject }) => [visibility, subject]),
    ).toEqual(
      expect.arrayContaining([
        ['private', 'julie.renard'],
        ['private', 'odile.colin'],
      ]),
    )
    const sent = [...world.inbox.values()].filter(({ text }) => text === welcome)
    expect(sent.map(({ automatic, direction }) => [automatic, direction])).toEqual([
      [true, 'outbound'],
      [true, 'outbound'],
    ])
  })

  it('costs two requests when nothing happens, whatever the history, and three in a round', async () => {
    const world = await openAccount()
    for (let index = 0; index < 260; index++) {
      const media = world.show(`Photo ${index}`, tuesday - (260 - index) * DAY)
      world.comment(media, `Bravo ${index}`, 'Julie Renard', tuesday - (260 - index) * DAY + HOUR)
    }
    for (let index = 0; index < 60; index++) {
      world.message('Bonjour', `Habitant ${index}`, tuesday - index * DAY)
    }
    await world.poll()
    expect(received(world)).toEqual(truth(world))
    world.clock.advance(MINUTE)
    expect((await world.poll()).requests).toBe(2)
    world.clock.advance(20 * MINUTE)
    for (let poll = 0; poll < 6; poll++) {
      world.clock.advance(MINUTE)
      expect((await world.poll()).requests).toBeLessThanOrEqual(3)
    }
  })

  it('finds a reply to an old comment, and one under an old post within a round', async () => {
    const world = await openAccount()
    const old = world.show('Vieille photo', tuesday - 200 * DAY)
    const question = world.comment(old, 'Une question', 'Julie Renard', tuesday - 199 * DAY)
    const recent = world.show('Photo', tuesday - 60 * DAY)
    const first = world.comment(recent, 'Première', 'Julie Renard', tuesday - 59 * DAY)
    for (let index = 0; index < 70; index++) {
      world.comment(recent, `Bravo ${index}`, 'Odile Colin', tuesday - 58 * DAY + index * MINUTE)
    }
    for (let index = 0; index < 49; index++)
      world.show(`Photo ${index}`, tuesday - 50 * DAY + index)
    await world.poll()
    world.clock.advance(20 * MINUTE)
    await world.poll()
    world.clock.advance(MINUTE)
    const reply = world.comment(first, 'Et alors ?', 'Odile Colin')
    await world.poll()
    expect(world.inbox.get(reply)).toMatchObject({ parentRemoteId: first })
    const late = world.comment(question, 'Toujours pas de réponse', 'Julie Renard')
    for (let poll = 0; poll < 3; poll++) {
      world.clock.advance(16 * MINUTE)
      await world.poll()
    }
    expect(world.inbox.get(late)).toMatchObject({ parentRemoteId: question })
  })

  it('finds at once what a webhook names under an old post, and believes nothing else', async () => {
    const world = await openAccount()
    const old = world.show('Vieille photo', tuesday - 200 * DAY)
    for (let index = 0; index < 55; index++)
      world.show(`Photo ${index}`, tuesday - 50 * DAY + index)
    await world.poll()
    world.clock.advance(MINUTE)
    const late = world.comment(old, 'Bonjour ?')
    await world.poll(told(world, old))
    expect(world.inbox.get(late)).toMatchObject({ text: 'Bonjour ?' })
    const invented = await world.poll(told(world, '17990190490999999'))
    expect(invented.gaps).toEqual([])
  })

  it('reads a post that a webhook names, though it has as many comments as before', async () => {
    const world = await openAccount()
    const media = world.show()
    const first = world.comment(media, 'Une question', 'Julie Renard', tuesday - DAY)
    const gone = world.comment(first, 'Moi aussi', 'Odile Colin', tuesday - HOUR)
    await world.poll()
    world.clock.advance(MINUTE)
    world.sandbox.instagram.remove(gone)
    const late = world.comment(first, 'Toujours rien ?', 'Julie Renard')
    const { removals } = await world.poll(told(world, media))
    expect(world.inbox.has(late)).toBe(true)
    expect(removals).toEqual([{ of: 'others', post: media, kept: [first, late] }])
  })

  it('sees that a comment was taken back, with what answered it, and that a post is gone', async () => {
    const world = await openAccount()
    const media = world.show()
    const question = world.comment(media, 'Une question')
    world.comment(question, 'Une réponse', null)
    const kept = world.comment(media, 'Bravo', 'Odile Colin')
    const other = world.show('Autre')
    world.comment(other, 'Bonjour ?')
    await world.poll()
    world.clock.advance(MINUTE)
    world.sandbox.instagram.remove(question)
    const { removals } = await world.poll()
    expect(removals).toContainEqual({ of: 'others', post: media, kept: [kept] })
    world.clock.advance(MINUTE)
    world.sandbox.instagram.removeMedia(other)
    expect((await world.poll()).removals).toEqual([{ of: 'post', remoteId: other, at: null }])
  })

  it('sees what was hidden lately, and names nobody where Instagram does not', async () => {
    const world = await openAccount()
    const media = world.show()
    const spam = world.comment(media, 'Gagnez un téléphone', 'Max Spam')
    await world.poll()
    world.sandbox.instagram.hide(spam, true)
    world.clock.advance(MINUTE)
    await world.poll()
    expect(world.inbox.get(spam)).toMatchObject({ hidden: true })
    world.sandbox.tokens.change(world.sandbox.village.token, { access: 'nameless' })
    world.clock.advance(MINUTE)
    const later = world.comment(media, 'Encore ?')
    const { gaps } = await world.poll()
    expect(world.inbox.get(later)).toMatchObject({ author: null, direction: 'inbound' })
    expect(gaps.join()).toContain('Instagram ne dit pas qui a écrit')
  })

  it('follows short and empty pages, asks for less, and goes on after a cut', async () => {
    const world = await openAccount()
    for (let index = 0; index < 40; index++) {
      const media = world.show(`Photo ${index}`, tuesday - (40 - index) * DAY)
      const comment = world.comment(
        media,
        `Bravo ${index}`,
        'Julie Renard',
        tuesday - 39 * DAY + index,
      )
      for (let reply = 0; reply < 30 && index === 3; reply++) {
        world.comment(comment, `Réponse ${reply}`, 'Odile Colin', tuesday - 30 * DAY + reply)
      }
    }
    world.sandbox.faults.add({ kind: 'short-pages', keep: 3, times: 30 })
    world.sandbox.faults.add({ kind: 'too-much-data', above: 10, times: 5 })
    await world.poll()
    expect(received(world)).toEqual(truth(world))
  })

  it('without the permission for messages still reads comments, and says what is missing', async () => {
    const world = await openAccount()
    const media = world.show()
    const comment = world.comment(media, 'Bonjour ?')
    const scopes = ['pages_read_engagement', 'instagram_basic', 'instagram_manage_comments']
    world.sandbox.tokens.change(world.sandbox.village.token, { scopes })
    const { gaps } = await world.poll()
    expect(world.inbox.has(comment)).toBe(true)
    expect(gaps.join()).toContain('instagram_manage_messages')
  })
})
