import { describe, expect, it } from 'vitest'
import { changeChannel } from '../../server/channels/channels.ts'
import { overrideAutomatic } from '../../server/inbox/override/automatic.ts'
import { facebookVillage } from '../support/network/facebook-village.ts'
import { MINUTE, newCommune, storedEpisodes, storedMessages } from '../support/network/received.ts'

const away = 'Bonjour Julie, la mairie est fermée jusqu’à lundi.'

/** A question, an away message 3 s later, an answer after 20 minutes. */
async function answered(database: 'sqlite' | 'postgres') {
  const v = await facebookVillage(database)
  const message = { page: v.page, kind: 'message' } as const
  const target = 'Julie Renard'
  v.sandbox.write({ ...message, resident: target, text: 'La salle est-elle libre ?' })
  v.clock.advance(3_000)
  v.sandbox.post({ ...message, target, text: away })
  v.clock.advance(20 * MINUTE)
  v.sandbox.post({ ...message, target, text: 'Oui, elle l’est.' })
  await v.poll()
  return {
    ...v,
    change: (config: Record<string, string>, name?: string) =>
      changeChannel(v.context, v.who, v.channelId, { config, ...(name && { name }) }),
    elapsed: async () => (await storedEpisodes(v)).map(({ elapsedMs }) => elapsedMs),
  }
}

const texts = { automatic_texts: 'Bonjour {…}, la mairie est fermée jusqu’à lundi.' }

describe.each(['sqlite', 'postgres'] as const)('a channel’s settings (%s)', database => {
  it('judge anew what was received before, and back again', async () => {
    const v = await answered(database)
    expect(await v.elapsed()).toEqual([3_000])
    const changed = await v.change(texts)
    expect(changed.config).toMatchObject({ ...texts, page: v.page })
    expect(await v.elapsed()).toEqual([20 * MINUTE + 3_000])
    await v.poll()
    expect(await v.elapsed()).toEqual([20 * MINUTE + 3_000])
    await v.change({ automatic_texts: '' })
    expect(await v.elapsed()).toEqual([3_000])
    const [channel] = await v.context.db.selectFrom('channel').select('config').execute()
    expect(JSON.parse(channel?.config ?? '')).not.toHaveProperty('automatic_texts')
  })

  it('never contradict what a person said', async () => {
    const v = await answered(database)
    const rows = await v.context.db.selectFrom('message').select(['id', 'text']).execute()
    const id = rows.find(({ text }) => text === away)?.id ?? 0
    const by = { ...v.who, userId: null }
    await overrideAutomatic(v.context, by, id, false)
    await v.change(texts)
    expect(await v.elapsed()).toEqual([3_000])
    await overrideAutomatic(v.context, by, id, null)
    expect(await v.elapsed()).toEqual([20 * MINUTE + 3_000])
  })

  it('are a name and settings, and not which page it is, nor a secret', async () => {
    const v = await answered(database)
    expect(await v.change({}, 'Page du village')).toMatchObject({ name: 'Page du village' })
    await expect(v.change({ page: '77' })).rejects.toThrow('connectez l’autre page')
    await expect(v.change({ token: 'EAA' })).rejects.toThrow('est un secret')
    await expect(v.change({ colour: 'red' })).rejects.toThrow('n’a pas de champ')
    const communeId = await newCommune(v.context, 'Ailleurs')
    const stranger = { ...v.who, communeId }
    await expect(changeChannel(v.context, stranger, v.channelId, {})).rejects.toThrow('existe pas')
    await v.change({}, 'Page du village')
    const journal = await v.context.db.selectFrom('journal').selectAll().execute()
    expect(journal.map(({ action }) => action)).toEqual(['channel.changed'])
    expect(await storedMessages(v)).toHaveLength(3)
  })
})
