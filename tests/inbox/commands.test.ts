import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BadUse, type Input, type Local } from '../../server/cli/command.ts'
import { openApi } from '../../server/cli/here.ts'
import { createRemote } from '../../server/cli/remote.ts'
import { assign, poll } from '../../server/inbox/commands.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { createApiKey } from '../../server/people/api-keys.ts'
import { currentCommune } from '../../server/people/commune.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { commands as reportCommands } from '../../server/reply-times/commands/report.ts'
import { addTestPerson, served } from '../support/app.ts'
import { type Installation, newInstallation, oneSentence } from '../support/command.ts'
import { askedApp, question, ten } from '../support/network/calls.ts'
import { from, page, thread } from '../support/network/fake-network.ts'
import { MINUTE } from '../support/network/received.ts'
import { caseCalendar } from '../support/reply-times/reply-timelines.ts'
import { says } from '../support/says.ts'

const [report] = reportCommands

const input = (values: Input['values'] = {}): Input => ({
  positionals: [],
  values,
  stdin: (async function* () {})(),
})

async function house() {
  const app = await askedApp()
  const local: Local = {
    context: app.context,
    commune: await currentCommune(app.context, app.communeId),
  }
  return { ...app, local, api: openApi(local) }
}

const period = { from: '2026-06-01', to: '2026-06-07' }

describe('tambour poll', () => {
  it('says what came in, by channel', async () => {
    const { local, api, network, channelId } = await house()
    network.pages = [
      page([thread('post-9', [from('Cid', ten, question)])], {
        gaps: [verbatim('Pas les messages privés.')],
      }),
    ]
    const document = await poll.ask(api, input(), local)
    expect(document).toEqual({
      results: [
        {
          channel: channelId,
          name: 'Page de la mairie',
          inbound: 1,
          outbound: 0,
          changed: 0,
          error: null,
          gaps: [says('Pas les messages privés.')],
        },
      ],
    })
    if (document === undefined || poll === undefined) throw new Error('no document')
    expect(poll.failed?.(document)).toBe(false)
    expect(poll.print(document).replaceAll('\u00a0', ' ').split('\n')).toEqual([
      'Page de la mairie : 1 message reçu, 0 réponse et 0 modification.',
      '  Non lu : Pas les messages privés.',
    ])
  })

  it('polls one channel of the commune, and fails when the network does', async () => {
    const { local, api, network, channelId, theirs } = await house()
    network.pages = [
      { kind: 'failed', reason: verbatim('Le réseau ne répond pas.'), retryAt: null },
    ]
    const document = await poll.ask(api, input({ channel: String(channelId) }), local)
    expect(document?.results).toMatchObject([{ error: says('Le réseau ne répond pas.') }])
    expect(document && poll.failed?.(document)).toBe(true)
    await expect(poll.ask(api, input({ channel: String(theirs) }), local)).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(poll.ask(api, input({ channel: 'un' }), local)).rejects.toThrow(BadUse)
  })
})

describe('tambour assign', () => {
  it('puts somebody in charge by name, and nobody without one, here and through HTTP', async () => {
    const { api, app, context, communeId } = await house()
    const { id } = await context.db
      .selectFrom('conversation')
      .select('id')
      .where('communeId', '=', communeId)
      .executeTakeFirstOrThrow()
    const asked = (person?: string) => ({
      ...input(person === undefined ? {} : { person }),
      positionals: [String(id)],
    })
    const bruno = await addTestPerson({ context, communeId }, 'Brùno', 'officer')
    const document = await assign.ask(api, asked('bruno'))
    expect(document?.inCharge).toEqual({ id: bruno, name: 'Brùno' })
    expect(document && assign.print(document)).toBe(`La conversation ${id} est attribuée à Brùno.`)
    const by = { actor: 'test', keyOwner: ofInstallation }
    const key = await createApiKey(context, communeId, { name: 'cli', role: 'officer' }, by)
    const remote = createRemote(await served(app), key.token)
    const released = await assign.ask(remote, asked())
    expect(released?.inCharge).toBeNull()
    expect(released && assign.print(released)).toContain('n’est attribuée à personne')
    expect((await assign.ask(remote, asked('Brùno')))?.inCharge?.id).toBe(bruno)
    await expect(assign.ask(api, asked('Personne'))).rejects.toThrow(/--person/)
    await expect(assign.ask(api, input())).rejects.toThrow(BadUse)
  })
})

describe('tambour report replies', () => {
  it('prints every key of the shapes in docs/reply-times.md', async () => {
    const { api } = await house()
    const document = await report?.ask(api, input(period))
    expect(Object.keys(document?.summary ?? {})).toEqual(
      expect.arrayContaining(
        'onTime counted waiting missed excluded withdrawn ratio wilson medianMs p90Ms'.split(' '),
      ),
    )
    const keys =
      'thread author openedBy openedAt closedBy closedAt state reason elapsedMs officeMs onTime outOfHours fullAnswerMs'
    expect(Object.keys(document?.episodes[0] ?? {})).toEqual(
      expect.arrayContaining(keys.split(' ')),
    )
    expect(document?.episodes).toMatchObject([
      { author: 'Ann', state: 'answered', elapsedMs: 9 * MINUTE, officeMs: 9 * MINUTE },
      { author: 'Bob', state: 'waiting', elapsedMs: null, officeMs: 10 * MINUTE },
    ])
  })

  it('stands as of --now, and by channel', async () => {
    const { api, channelId } = await house()
    const values = { ...period, now: '2026-06-02T08:40:00Z', channel: String(channelId) }
    const document = await report?.ask(api, input(values))
    expect(document?.episodes).toMatchObject([{}, { state: 'missed', officeMs: 20 * MINUTE }])
  })

  it('says it in words, counts before percentages', async () => {
    const { api } = await house()
    const document = await report?.ask(api, input(period))
    expect(document && report?.print(document).replaceAll('\u00a0', ' ').split('\n')).toEqual([
      'Délais de réponse du 1er au 7 juin 2026',
      'Objectif atteint, 90 % visés : 1 sur 1 en 15 min d’ouverture (100 %, entre 21 % et 100 % à 95 % de confiance).',
      'Médiane : 9 min en heures d’ouverture, 9 min écoulées.',
      '1 attend dans les temps.',
      'Non mesuré : « Page de la mairie » n’a encore jamais été relevé.',
    ])
    const empty = { from: '2026-01-01', to: '2026-01-02' }
    const nothing = await report?.ask(api, input(empty))
    expect(nothing && report?.print(nothing)).toContain('Aucun message.')
  })

  it.each([
    [{ from: '2026-06-01' }, /--to/],
    [{ ...period, from: 'hier' }, /--from doit être une date/],
    [{ ...period, now: 'midi' }, /--now doit être un instant/],
    [{ ...period, channel: 'un' }, /--channel/],
  ])('refuses %j', async (values, sentence) => {
    const { api } = await house()
    await expect(report?.ask(api, input(values))).rejects.toThrow(sentence)
  })

  it('is the same through HTTP', async () => {
    const { api, app, context, communeId } = await house()
    const by = { actor: 'test', keyOwner: ofInstallation }
    const key = await createApiKey(context, communeId, { name: 'cli', role: 'councillor' }, by)
    const over = createRemote(await served(app), key.token)
    const printed = (document: unknown): unknown => JSON.parse(JSON.stringify(document))
    expect(printed(await report?.ask(over, input(period)))).toEqual(
      printed(await report?.ask(api, input(period))),
    )
  })
})

describe('tambour reply-times', () => {
  let here: Installation
  beforeAll(() => {
    here = newInstallation()
    writeFileSync(join(here.folder, 'heures.json'), JSON.stringify([caseCalendar]))
  })
  afterAll(() => here.remove())

  const options = ['--calendar', 'heures.json', '--now', '2026-06-02T12:00:00Z']
  const asked = `{"id":"c","thread":"T","author":"Ann","direction":"inbound","sentAt":"2026-06-02T08:00:00Z","text":"Ouvert ?"}`
  const answered = `{"id":"h","thread":"T","direction":"outbound","sentAt":"2026-06-02T08:09:00Z","text":"Oui"}`

  it('needs no database, and writes one episode a line', async () => {
    const { status, stdout, stderr } = await here.tambour(['reply-times', ...options], {
      input: `${asked}\r\n\r\n${answered}`,
      env: { DATABASE_URL: 'postgres://127.0.0.1:1/none' },
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.split('\n')).toEqual([expect.stringContaining('"officeMs":540000'), ''])
  })

  it('sums up, against another target', async () => {
    const { json } = await here.tambour(['reply-times', ...options, '--target', '5', '--summary'], {
      input: `${asked}\n${answered}\n`,
    })
    expect(json).toMatchObject({ onTime: 0, counted: 1, medianMs: 540_000 })
  })

  it.each([
    [['reply-times', ...options], `${asked}\n{"id":1}\n`, /^Ligne 2/],
    [['reply-times', ...options], `${asked}\n\nnon\n`, /^Ligne 3/],
    [['reply-times', ...options.slice(2)], asked, /--calendar/],
    [['reply-times', ...options.slice(0, 2)], asked, /--now/],
    [['reply-times', '--calendar', 'rien.json', ...options.slice(2)], asked, /rien\.json/],
    [['reply-times', ...options, '--target', 'vite'], asked, /--target/],
  ])('exits 2 with one sentence: %j', async (args, typed, sentence) => {
    const { status, stdout, stderr } = await here.tambour(args, { input: typed })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(sentence)
    expect(stderr).toMatch(oneSentence)
  })
})
