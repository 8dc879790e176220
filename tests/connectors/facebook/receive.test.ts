import { describe, expect, it } from 'vitest'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { DAY, HOUR, MINUTE, received, tuesday } from '../meta-world.ts'
import { openVillage, truth } from './village.ts'

describe('the first time', () => {
  it('brings all that eight weeks of a village hold, and says what cannot be read', async () => {
    const village = await openVillage({ history: true })
    const poll = await village.poll()
    const expected = truth(village)
    const unread = [...expected.keys()].filter(id => !village.inbox.has(id))
    const gapless = poll.gaps.every(gap => gap.startsWith('Conversation privée '))
    expect(gapless).toBe(true)
    for (const id of unread) {
      expect(id).toMatch(/^m_/)
      expected.delete(id)
    }
    expect(received(village)).toEqual(expected)
    expect(village.inbox.size).toBeGreaterThan(100)
  })

  it('reads a page where nothing was ever written', async () => {
    const village = await openVillage()
    const poll = await village.poll()
    expect(poll).toMatchObject({ calls: 1, messages: [], gaps: [] })
  })

  it('takes a long history in many calls, each of them bounded, and goes on after a crash', async () => {
    const village = await openVillage()
    for (let index = 0; index < 160; index++) {
      const at = tuesday - 300 * DAY + index * 40 * HOUR + 700
      const post = village.announce(`Annonce ${index}`, at)
      for (let n = 0; n < (index % 4 === 0 ? 40 : 3); n++) {
        village.comment(post, `Question ${index}.${n}`, `Habitant ${n}`, at + (n + 1) * MINUTE)
      }
    }
    for (let index = 0; index < 50; index++) {
      const resident = `Voisine ${index}`
      for (let n = 0; n < 15; n++) {
        const at = tuesday - 200 * DAY + index * DAY + n * MINUTE
        village.sandbox.write({ page: village.page, kind: 'message', resident, text: `${n}`, at })
      }
    }
    let calls = 0
    const weeks: (number | undefined)[] = []
    for (let done = false; !done; calls++) {
      village.requests.length = 0
      const cursor = village.cursor
      await village.receiveOnce()
      // Killed before the cursor was stored: the same call again.
      village.cursor = cursor
      village.requests.length = 0
      const page = await village.receiveOnce()
      done = page.done
      weeks.push(page.progress?.read)
      expect(village.requests.length).toBeLessThan(30)
    }
    expect(calls).toBeGreaterThan(3)
    // How far it has come is told in weeks, and no more once all is read.
    expect(weeks.pop()).toBeUndefined()
    const told = weeks.filter(week => week !== undefined)
    expect(told).toHaveLength(weeks.length)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBeGreaterThan(0)
    expect(told.at(-1)).toBeLessThan(52)
    expect(received(village)).toEqual(truth(village))
  })

  it('takes what comes while it is under way with the next poll', async () => {
    const village = await openVillage()
    const resident = 'Paul Marchand'
    const say = (text: string, at: number) =>
      village.sandbox.write({ page: village.page, kind: 'message', resident, text, at })
    for (let n = 0; n < 400; n++) {
      const at = tuesday - 30 * DAY + n * HOUR
      village.sandbox.write({
        page: village.page,
        kind: 'message',
        resident: `Habitant ${n}`,
        text: 'Bonjour',
        at,
      })
    }
    for (let n = 0; n < 12; n++) say(`Ancien ${n}`, tuesday - 40 * DAY + n * MINUTE)
    expect((await village.receiveOnce()).done).toBe(false)
    village.clock.advance(MINUTE)
    say('Et maintenant ?', village.clock.now())
    await village.poll()
    village.clock.advance(MINUTE)
    await village.poll()
    expect(received(village)).toEqual(truth(village))
  })
})

describe('the next times', () => {
  it('twice the same changes nothing', async () => {
    const village = await openVillage({ history: true })
    await village.poll()
    village.clock.advance(MINUTE)
    await village.poll()
    const first = new Map(village.inbox)
    village.clock.advance(MINUTE)
    await village.poll()
    expect(village.inbox).toEqual(first)
    village.cursor = null
    await village.poll()
    expect(village.inbox).toEqual(first)
  })

  it('costs two requests on a page of a few posts, whether people comment or not', async () => {
    const village = await openVillage({ history: true })
    const old = village.announce('Fermeture de la mairie vendredi')
    await village.poll()
    await village.poll()
    for (const comments of [0, 1, 2]) {
      village.clock.advance(MINUTE)
      for (let n = 0; n < comments; n++) village.comment(old, 'Et samedi ?')
      const { messages, requests } = await village.poll()
      expect(messages.filter(({ text }) => text === 'Et samedi ?').length >= comments).toBe(true)
      expect(requests).toBe(2)
    }
  })

  it('costs three at most on a quiet page with a long history, and on some two', async () => {
    const village = await openVillage()
    for (let index = 0; index < 400; index++) {
      const post = village.announce(`Annonce ${index}`, tuesday - 400 * DAY + index * DAY)
      for (let n = 0; n < 8; n++) {
        village.comment(
          post,
          `${n}`,
          `Habitant ${n}`,
          tuesday - 400 * DAY + index * DAY + n * MINUTE,
        )
      }
    }
    await village.poll()
    const costs: number[] = []
    for (let index = 0; index < 32; index++) {
      village.clock.advance(MINUTE)
      costs.push((await village.poll()).requests)
    }
    expect(Math.max(...costs)).toBe(3)
    expect(costs.filter(cost => cost === 2).length).toBeGreaterThan(16)
  })

  it('brings what is new: a comment, an answer, a visitor’s post, a message', async () => {
    const village = await openVillage({ history: true })
    const old = village.announce('Fermeture de la mairie vendredi')
    await village.poll()
    village.clock.advance(5 * MINUTE)
    const { page, sandbox } = village
    const comment = village.comment(old, 'Et samedi ?')
    const answer = sandbox.post({ page, kind: 'comment', target: comment, text: 'Ouverte.' }).id
    const resident = 'Émile Perrin'
    const post = sandbox.write({
      page,
      kind: 'visitor_post',
      resident,
      text: 'Un lampadaire clignote',
    }).id
    const message = sandbox.write({
      page,
      kind: 'message',
      resident,
      text: 'Bonjour, une question',
    }).id
    const poll = await village.poll()
    const ids = poll.messages.map(one => one.remoteId)
    expect(ids).toEqual(expect.arrayContaining([comment, answer, post, message]))
    expect(poll.requests).toBe(2)
  })

  it('finds a comment under a post of two weeks ago at once, and under a much older one in time', async () => {
    const village = await openVillage()
    const ancient = village.announce('Il y a un an et demi', tuesday - 550 * DAY)
    for (let index = 0; index < 150; index++) {
      village.announce(`Annonce ${index}`, tuesday - 300 * DAY + index * 2 * DAY)
    }
    const recent = village.announce('Il y a deux semaines', tuesday - 14 * DAY)
    await village.poll()
    village.clock.advance(MINUTE)
    const near = village.comment(recent, 'C’est toujours ouvert ?')
    const far = village.comment(ancient, 'Et cette année ?')
    const deep = village.comment(far, 'Oui, quand ?', 'Paul Marchand')
    await village.poll()
    expect(village.inbox.has(near)).toBe(true)
    for (let minute = 0; minute < 17 && !village.inbox.has(deep); minute++) {
      village.clock.advance(MINUTE)
      await village.poll()
    }
    expect(village.inbox.get(far)?.thread).toBe(far)
    expect(village.inbox.get(deep)).toMatchObject({ thread: far, parentRemoteId: far })
  })

  it('reads conversations once, however many calls the posts take', async () => {
    const village = await openVillage()
    const posts = Array.from({ length: 20 }, (_, n) =>
      village.announce(`Annonce ${n}`, tuesday - n * DAY),
    )
    village.sandbox.write({
      page: village.page,
      kind: 'message',
      resident: 'Odile Martin',
      text: 'Bonjour',
    })
    await village.poll()
    village.clock.advance(MINUTE)
    for (const [index, post] of posts.entries()) {
      for (let n = 0; n < 6; n++) village.comment(post, `${n}`, `Habitant ${index}.${n}`)
    }
    const poll = await village.poll()
    expect(poll.calls).toBeGreaterThan(1)
    expect(village.requests.filter(one => one.endsWith('/conversations'))).toHaveLength(1)
    expect(received(village)).toEqual(truth(village))
  })

  it('reads a burst under one post to its end, and does not read it again', async () => {
    const village = await openVillage()
    const post = village.announce()
    await village.poll()
    village.clock.advance(MINUTE)
    for (let n = 0; n < 260; n++) village.comment(post, `Question ${n}`, `Habitant ${n}`)
    const poll = await village.poll()
    expect(village.inbox.size).toBe(260)
    expect(poll.requests).toBe(5)
    village.clock.advance(MINUTE)
    expect((await village.poll()).requests).toBe(2)
  })

  it('misses nothing that Facebook shows late, among those of the same second or older ones', async () => {
    const village = await openVillage()
    const post = village.announce('Fête', tuesday - DAY)
    await village.poll()
    const seen = village.comment(post, 'À l’heure', 'Habitant 0', tuesday)
    await village.poll()
    const tie = village.comment(post, 'Même seconde', 'Habitant 1', tuesday)
    const late = village.comment(post, 'En retard', 'Habitant 2', tuesday - 2 * MINUTE)
    for (let n = 0; n < 9; n++) village.comment(post, `${n}`, `Habitant ${n}`, tuesday - 90_000)
    village.clock.advance(MINUTE)
    await village.poll()
    expect([seen, tie, late].every(id => village.inbox.has(id))).toBe(true)
    village.clock.advance(HOUR)
    village.comment(village.announce('Autre annonce'), 'Bien plus récent')
    await village.poll()
    const veryLate = village.comment(post, 'Relu par Facebook', 'Habitant 3', tuesday - 20 * HOUR)
    village.clock.advance(MINUTE)
    await village.poll()
    expect(village.inbox.has(veryLate)).toBe(true)
  })

  it('does not depend on our clock being right', async () => {
    for (const skew of [-3 * DAY, 3 * DAY]) {
      const village = await openVillage()
      const post = village.announce()
      const poll = async () => {
        const call = village.call({ now: village.clock.now() + skew })
        const page = await facebook.receive?.(call, village.cursor)
        if (page?.kind !== 'page') throw new Error('no page')
        village.cursor = page.cursor
        return page.conversations.flatMap(one => one.messages.map(message => message.remoteId))
      }
      await poll()
      for (let n = 0; n < 4; n++) {
        village.clock.advance(MINUTE)
        const ids = Array.from({ length: 12 }, (_, i) => village.comment(post, `${n} ${i}`))
        const { id } = village.sandbox.write({
          page: village.page,
          kind: 'message',
          resident: `Habitant ${n}`,
          text: 'Bonjour',
        })
        expect(await poll()).toEqual(expect.arrayContaining([...ids, id]))
      }
    }
  })

  it('tells again what was edited or hidden within a day', async () => {
    const village = await openVillage()
    const post = village.announce()
    const comment = village.comment(post, 'merci')
    await village.poll()
    village.clock.advance(10 * MINUTE)
    village.sandbox.edit(comment, 'merci, et pour samedi ?')
    await fetch(`${village.sandbox.graphUrl}/v26.0/${comment}?is_hidden=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${village.sandbox.village.token}` },
    })
    await village.poll()
    expect(village.inbox.get(comment)).toMatchObject({
      text: 'merci, et pour samedi ?',
      hidden: true,
    })
  })
})
