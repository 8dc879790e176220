import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { updateChannel } from '../../server/channels/store/channels.ts'
import { previewDigest } from '../../server/digest/send-digest.ts'
import { changeCommune } from '../../server/hours/change-commune.ts'
import { changeTargets } from '../../server/hours/change-targets.ts'
import { measureOf } from '../../server/hours/measure.ts'
import { inLanguage } from '../../server/http/answer-language.ts'
import { overrideNeedsReply } from '../../server/inbox/override/needs-reply.ts'
import { Sentence, sentenceText } from '../../server/language/sentence.ts'
import { commands } from '../../server/reply-times/commands/report.ts'
import { finishRebuild, rebuildEpisodes } from '../../server/reply-times/rebuild.ts'
import { replyCsv } from '../../server/reply-times/reply-csv.ts'
import { replyList } from '../../server/reply-times/reply-list.ts'
import {
  replyFigures,
  replyHeadline,
  replyHeadlines,
  replyReport,
} from '../../server/reply-times/reply-report.ts'
import type { EpisodeState } from '../../server/reply-times/rules/reply-episode.ts'
import { quantiles, summaryOf } from '../../server/reply-times/rules/reply-stats.ts'
import { replySentences } from '../../server/reply-times/sentences.ts'
import { reportShape } from '../../server/reply-times/shapes.ts'
import { anOverride } from '../support/builders/inbox.ts'
import { aCommuneEdit } from '../support/builders/people.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { MINUTE, newChannel, newCommune, setHours, village } from '../support/network/received.ts'
import { readCsv } from '../support/reply-times/csv.ts'
import { caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'
const day = { from: '2026-06-02', to: '2026-06-02' }

/** A question at ten in a thread of its own, answered so many minutes later, or never. */
const asked = (who: string, minutes: number | null, at = ten) =>
  thread(`post-${who}`, [
    from(who, at, question),
    ...(minutes === null
      ? []
      : [byCommune(at + minutes * MINUTE, 'Oui', { remoteId: `r-${who}` })]),
  ])

describe('reply report', () => {
  it('says since when there are messages, of all channels and of one', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    const silent = await newChannel(v.context, v.communeId, 'Messagerie', 0)
    const since = async (channel?: number) =>
      (await replyFigures(v.context, v.communeId, { ...day, channel })).since
    expect(await since()).toBeNull()
    await v.receive(asked('first', 5, paris('2026-05-18T10:00')), asked('later', 5))
    expect([await since(), await since(v.channelId), await since(silent)]).toEqual([
      '2026-05-18',
      '2026-05-18',
      null,
    ])
  })

  it('tells two periods that follow each other as it tells each', async () => {
    const v = await village({ now: '2026-06-10T11:00' })
    const days = ['05-31', '06-01', '06-03', '06-07', '06-08', '06-10']
    await v.receive(
      ...days.flatMap((date, place) => {
        const at = paris(`2026-${date}T10:00`)
        return [asked(`a${date}`, 4 + place, at), asked(`w${date}`, null, at + MINUTE)]
      }),
      thread('thanks', [from('Zoé', paris('2026-06-03T10:30'), 'Merci !')]),
    )
    const measure = await measureOf(v.context, v.communeId)
    const [week, before] = [
      { from: '2026-06-08', to: '2026-06-10' },
      { from: '2026-06-01', to: '2026-06-07' },
    ]
    const headlines = await replyHeadlines(v.context, measure, week, before)
    expect([headlines.before.summary.counted, headlines.headline.summary.counted]).toEqual([6, 4])
    expect(headlines).toEqual({
      headline: await replyHeadline(v.context, measure, week),
      before: await replyHeadline(v.context, measure, before),
    })
  })

  it('gives the worked figures (case 36)', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    const minutes = [2, 4, 5, 8, 12, 14, 20, 40]
    await v.receive(
      ...minutes.map(each => asked(`p${each}`, each)),
      asked('late', null, ten + 30 * MINUTE),
      asked('new', null, ten + 54 * MINUTE),
    )
    const report = await replyReport(v.context, v.communeId, day)
    const told = inLanguage(report, 'en')
    expect(inLanguage(reportShape.parse(told), 'en')).toEqual(told)
    const { summary } = report
    expect(summary).toMatchObject({
      onTime: 6,
      counted: 9,
      waiting: 1,
      missed: 1,
      excluded: 0,
      withdrawn: 0,
      medianMs: 12 * MINUTE,
      p90Ms: 40 * MINUTE,
    })
    expect(summary.wilson?.map(bound => Math.round(bound * 100))).toEqual([35, 88])
    expect(report.elapsed).toEqual({ medianMs: 12 * MINUTE, p90Ms: 40 * MINUTE })
    expect(report.parts).toEqual({ onTime: 6, late: 2, missed: 1, waiting: 1, total: 10 })
    // The one who waits since 6 min and the one since 30 leave the later steps to fewer.
    expect(
      report.curve.map(({ ms, answered }) => [ms / MINUTE, Math.round(answered * 100)]),
    ).toEqual([
      [2, 10],
      [4, 20],
      [5, 30],
      [8, 42],
      [12, 53],
      [14, 65],
      [20, 77],
      [40, 100],
    ])
    expect(report.since).toBe('2026-06-02')
    expect(report.episodes.map(episode => episode.author)).toEqual([
      ...minutes.map(each => `p${each}`).toSorted(),
      'late',
      'new',
    ])
    expect(report).toMatchObject({
      from: '2026-06-02',
      channel: null,
      aimMinutes: 10,
      goalPercent: 90,
      verdict: 'missed',
      targets: [{ minutes: 15 }],
      outOfHours: 0,
      history: 0,
    })
    const { episodes: _, ...figures } = report
    expect(await replyFigures(v.context, v.communeId, day)).toEqual(figures)
  })

  itOnBoth(
    'gives one verdict in the report, its weeks, the digest and the command, by what the council wants',
    async kind => {
      const v = await village({ database: kind, now: '2026-06-08T11:00' })
      await v.receive(...[2, 4, 5, 8, 12, 14, 20].map(each => asked(`p${each}`, each)))
      const { context, communeId } = v
      const week = { from: '2026-06-01', to: '2026-06-07' }
      const [command] = commands
      const told = async () => {
        const { verdict, weeks, ...figures } = await replyReport(context, communeId, week)
        expect(weeks.map(one => one.verdict)).toEqual([verdict])
        const printed = command?.print({ verdict, weeks, ...figures, episodes: [] })
        const { text } = await previewDigest(
          { ...context, publicUrl: 'https://x.test' },
          communeId,
          '2026-W23',
        )
        return [verdict, text, printed].map(words => words?.replace(/\s+/g, ' '))
      }
      for (const [goalPercent, verdict, words] of [
        [90, 'nearly', 'objectif presque atteint, 90 % visés'],
        [86, 'nearly', 'objectif presque atteint, 86 % visés'],
        [85, 'reached', 'objectif atteint, 85 % visés'],
        [100, 'nearly', 'objectif presque atteint, 100 % visés'],
      ] as const) {
        await changeCommune(context, communeId, aCommuneEdit({ name: 'Vaux', goalPercent }), 'Anne')
        const [given, text, printed] = await told()
        expect(given).toBe(verdict)
        expect(text).toContain(
          `6 sur 7 en 15 min d’ouverture : ${words} soit ${goalPercent === 86 ? '85,7' : '86'} %`,
        )
        expect(printed).toContain(`O${words.slice(1)} : 6 sur 7 en 15 min d’ouverture (`)
      }
      // Left out, it stays.
      await changeCommune(context, communeId, aCommuneEdit({ name: 'Vaux' }), 'Anne')
      expect((await replyReport(context, communeId, week)).goalPercent).toBe(100)
    },
  )

  it('counts by rule what people counted again', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    await v.receive(
      ...['Bravo', 'Magnifique', '👍', question].map((text, index) =>
        thread(`post-${index}`, [from(`p${index}`, ten, text)]),
      ),
    )
    const messages = await v.context.db.selectFrom('message').select(['id', 'text']).execute()
    const mark = async (text: string, needsReply: boolean) => {
      const id = messages.find(each => each.text === text)?.id ?? 0
      const reason = needsReply ? 'needed' : 'other'
      await overrideNeedsReply(v.context, v.officer, id, anOverride({ needsReply, reason }))
    }
    const told = async () => (await replyFigures(v.context, v.communeId, day)).overruled
    expect(await told()).toEqual([])
    await mark('Bravo', true)
    await mark('Magnifique', true)
    await mark('👍', true)
    await mark(question, true)
    // Of two judgements the later one holds.
    await mark('Magnifique', false)
    expect(await told()).toEqual([
      { kind: 'emoji', count: 1 },
      { kind: 'courtesy', count: 1 },
    ])
    const unruled = async () => (await replyFigures(v.context, v.communeId, day)).unruled
    expect(await unruled()).toBe(0)
    await mark(question, false)
    expect(await unruled()).toBe(1)
    const before = { from: '2026-06-01', to: '2026-06-01' }
    expect((await replyFigures(v.context, v.communeId, before)).overruled).toEqual([])
  })

  it('says nothing where nothing was asked (case 38)', async () => {
    const v = await village()
    const { summary, weeks, episodes } = await replyReport(v.context, v.communeId, {
      from: '2026-05-20',
      to: '2026-06-02',
    })
    expect(summary).toMatchObject({ counted: 0, ratio: null, wilson: null, medianMs: null })
    expect(episodes).toEqual([])
    expect(weeks.map(({ week, from, to }) => [week, from, to])).toEqual([
      ['2026-W21', '2026-05-20', '2026-05-24'],
      ['2026-W22', '2026-05-25', '2026-05-31'],
      ['2026-W23', '2026-06-01', '2026-06-02'],
    ])
  })

  it('shows opening hours and elapsed time side by side, over a weekend', async () => {
    const v = await village({ now: '2026-06-09T12:00' })
    const sunday = paris('2026-06-07T20:00')
    await v.receive(asked('Ann', 792, sunday), asked('Bob', 7, sunday))
    const period = { from: '2026-06-01', to: '2026-06-07' }
    const report = await replyReport(v.context, v.communeId, period)
    expect(report.summary).toMatchObject({ onTime: 2, counted: 2, medianMs: 0, p90Ms: 12 * MINUTE })
    expect(report.elapsed).toEqual({ medianMs: 7 * MINUTE, p90Ms: 792 * MINUTE })
    expect(report.outOfHours).toBe(1)
    expect(report.episodes).toMatchObject([
      { author: 'Ann', outOfHours: false, officeMs: 12 * MINUTE, elapsedMs: 792 * MINUTE },
      { author: 'Bob', outOfHours: true, officeMs: 0, elapsedMs: 7 * MINUTE },
    ])
  })

  itOnBoth('tells channels and weeks apart, and both add up', async kind => {
    const v = await village({ database: kind, now: '2026-06-09T12:00' })
    const other = await newChannel(v.context, v.communeId, 'Messagerie', 0)
    await v.receive(asked('Ann', 5), asked('Bob', 20, ten + 6 * 24 * 60 * MINUTE))
    const period = { from: '2026-06-01', to: '2026-06-14' }
    const report = await replyReport(v.context, v.communeId, period)
    expect(report.channels).toMatchObject([
      { channel: v.channelId, name: 'Page de la mairie', summary: { counted: 2 } },
      { channel: other, summary: { counted: 0, ratio: null } },
    ])
    expect(report.weeks.map(({ summary }) => summary.counted)).toEqual([1, 1])
    const ours = await replyReport(v.context, v.communeId, { ...period, channel: other })
    expect(ours).toMatchObject({ channel: other, summary: { counted: 0 }, episodes: [] })
    expect(ours.channels).toHaveLength(1)
  })

  it('judges by the target of the day of reading', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    await v.receive(
      asked('Ann', 20),
      thread('post-Bob', [from('Bob', ten, question, { removedAt: ten + 20 * MINUTE })]),
    )
    expect((await replyReport(v.context, v.communeId, day)).summary).toMatchObject({
      onTime: 0,
      counted: 2,
      missed: 1,
      withdrawn: 0,
    })
    const versions = [{ from: '2026-06-01', target: { minutes: 30 } }]
    await changeTargets(v.context, v.communeId, { channel: null, versions }, 'Anne')
    await finishRebuild(v.context, v.communeId)
    expect((await replyReport(v.context, v.communeId, day)).summary).toMatchObject({
      onTime: 1,
      counted: 1,
      missed: 0,
      withdrawn: 1,
    })
  })

  it('counts history and says so (case 29)', async () => {
    const v = await village({ now: '2026-06-02T11:00', since: '2026-06-02T10:30' })
    await v.receive(asked('Ann', 4))
    expect(await replyReport(v.context, v.communeId, day)).toMatchObject({
      history: 1,
      summary: { counted: 1, onTime: 1 },
      episodes: [{ history: true }],
    })
  })

  it('stands as it was known at a past instant', async () => {
    const v = await village({ now: '2026-06-02T10:05' })
    await v.receive(asked('Ann', 20), asked('Bob', null), asked('Cid', null, ten + 40 * MINUTE))
    v.clock.set(ten + 50 * MINUTE)
    const [bob] = await v.context.db
      .selectFrom('message')
      .select('id')
      .where('remoteId', '=', `Bob-${ten}`)
      .execute()
    await overrideNeedsReply(v.context, v.officer, bob?.id ?? 0, anOverride())
    const at = async (minutes: number) =>
      (
        await replyReport(v.context, v.communeId, day, { now: ten + minutes * MINUTE })
      ).episodes.map(({ author, state, officeMs }) => [author, state, officeMs / MINUTE])
    expect(await at(14)).toEqual([
      ['Ann', 'waiting', 14],
      ['Bob', 'waiting', 14],
    ])
    expect(await at(45)).toEqual([
      ['Ann', 'answered', 20],
      ['Bob', 'missed', 45],
      ['Cid', 'waiting', 5],
    ])
    expect(await at(50)).toEqual([
      ['Ann', 'answered', 20],
      ['Bob', 'excluded', 0],
      ['Cid', 'waiting', 10],
    ])
    // In the future nothing more is known, but time has passed.
    expect(await at(56)).toContainEqual(['Cid', 'missed', 16])
    const now = ten + 50 * MINUTE
    const past = await replyReport(v.context, v.communeId, day, { now })
    expect(past).toEqual(await replyReport(v.context, v.communeId, day))
  })

  itOnBoth(
    'knows at a past instant what an edit had asked, also if it was judged since',
    async kind => {
      const v = await village({ database: kind, now: '2026-06-01T16:00' })
      const monday = paris('2026-06-01T15:00')
      await v.receive(thread('post-1', [from('Ann', monday, 'merci')]))
      v.clock.set(ten)
      await v.receive(thread('post-1', [from('Ann', monday, 'merci, et samedi ?')]))
      v.clock.set('2026-06-03T10:00+02:00')
      const { id } = await v.context.db.selectFrom('message').select('id').executeTakeFirstOrThrow()
      await overrideNeedsReply(v.context, v.officer, id, anOverride())
      expect((await replyReport(v.context, v.communeId, day)).episodes).toEqual([])
      const then = await replyReport(v.context, v.communeId, day, { now: ten + 5 * MINUTE })
      expect(then.episodes).toMatchObject([{ state: 'waiting', officeMs: 5 * MINUTE }])
    },
  )

  itOnBoth('says what is not measured', async kind => {
    const v = await village({ database: kind, now: '2026-06-02T11:00' })
    const said = async () => (await replyReport(v.context, v.communeId, day)).notMeasured
    const told = async () => (await said()).map(({ fr }) => fr)
    expect(await told()).toEqual(['« Page de la mairie » n’a encore jamais été relevé.'])
    const poll = (values: object) => v.context.db.updateTable('channelPoll').set(values).execute()
    await poll({
      succeededAt: ten,
      gaps: JSON.stringify([{ text: 'Les messages privés ne sont pas lus.', at: ten }]),
    })
    expect(await told()).toEqual(['« Page de la mairie » : Les messages privés ne sont pas lus.'])
    const nameless = [
      { key: 'names', level: 'warning', text: 'Sans nom.' },
      { key: 'conversations', level: 'warning', text: 'Aucune.' },
    ]
    await updateChannel(v.context.db, { id: v.channelId }, { checks: JSON.stringify(nameless) })
    await poll({ gaps: null })
    expect(await told()).toEqual([
      '« Page de la mairie » : les messages privés ne sont pas lus, et leurs délais ne sont pas mesurés.',
    ])
    await updateChannel(v.context.db, { id: v.channelId }, { checks: null })
    await poll({ gaps: null, failures: 3, error: 'Facebook ne répond pas.' })
    expect(await told()).toEqual([
      '« Page de la mairie » n’a pas été relevé depuis le 2 juin 2026 à 10 h : Facebook ne répond pas.',
    ])
    const expired = sentenceText(
      new Sentence('x', { fr: 'Le jeton a expiré.', en: 'The token has expired.' }),
    )
    await poll({ failures: 3, error: expired })
    expect((await said()).map(({ en }) => en)).toEqual([
      '“Page de la mairie” was not read since 2 June 2026 at 10:00: The token has expired.',
    ])
    await poll({ failures: 0, error: null })
    await updateChannel(
      v.context.db,
      { id: v.channelId },
      { state: 'paused', stateReason: 'Jeton mort.' },
    )
    expect(await told()).toEqual([
      '« Page de la mairie » est en pause, ses messages n’arrivent plus. Jeton mort.',
    ])
    await v.receive(thread('t_1', [from('Ann', ten, question)], { cut: true }))
    expect((await told())[1]).toBe(
      '1 conversation n’est connue qu’en partie : son début n’est pas compté.',
    )
    const empty = await newCommune(v.context, 'Vide', [])
    expect((await replyReport(v.context, empty, day)).notMeasured).toEqual([
      replySentences.noHours,
      replySentences.noChannel,
    ])
  })

  it('keeps communes apart, and refuses another’s channel and a period without a day', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    await v.receive(asked('Ann', 5))
    const other = await newCommune(v.context, 'Voisine')
    expect((await replyReport(v.context, other, day)).episodes).toEqual([])
    await expect(
      replyReport(v.context, other, { ...day, channel: v.channelId }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    await expect(
      replyReport(v.context, v.communeId, { from: '2026-06-03', to: '2026-06-02' }),
    ).rejects.toMatchObject({ kind: 'bad-request' })
  })

  it('writes a CSV that a spreadsheet reads and no formula hides in', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    const evil = '=HYPERLINK("http://exemple.fr";"clic")'
    await v.receive(
      thread('post-1', [from('Ann', ten, question, { author: { remoteId: 'e', name: evil } })], {
        subject: 'Fête, bal\net "buvette"',
      }),
      thread('post-2', [from('Bob', ten, 'merci')], { subject: '-5 °C, @tous' }),
    )
    const csv = (await Array.fromAsync(await replyCsv(v.context, v.communeId, day))).join('')
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(csv.slice(1).split('\r\n').at(-1)).toBe('')
    expect(csv).not.toMatch(/[^\r]\n(?!et)/)
    const [headings, ann, bob, ...rest] = readCsv(csv.slice(1))
    expect(rest).toEqual([])
    expect(headings).toContain('Délai en heures d’ouverture (ms)')
    const column = (heading: string) => headings?.indexOf(heading) ?? -1
    expect(ann?.[column('Habitant')]).toBe(`'${evil}`)
    expect(ann?.[column('Objet')]).toBe('Fête, bal\net "buvette"')
    expect(ann?.[column('État')]).toBe('sans réponse à temps')
    expect(bob?.[column('Objet')]).toBe("'-5 °C, @tous")
    expect(bob?.[column('Motif')]).toBe('politesse')
    expect(csv).not.toContain(question)
  })
})

const lives = fc.array(
  fc.record({
    minute: fc.integer({ min: -4000, max: 4000 }),
    after: fc.option(fc.integer({ min: 0, max: 2000 }), { freq: 3 }),
    text: fc.constantFrom(question, question, 'merci'),
    removed: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 5 }),
  }),
  { maxLength: 20 },
)

describe('one truth', () => {
  it('is the same reckoned from the CSV', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async all => {
        const v = await village({ now: '2026-06-06T18:00' })
        await v.receive(
          ...all.map(({ minute, after, text, removed }, index) => {
            const at = ten + minute * MINUTE
            const gone = removed === null ? {} : { removedAt: at + removed * MINUTE }
            return thread(`post-${index}`, [
              from('Ann', at, text, { remoteId: `q-${index}`, ...gone }),
              ...(after === null
                ? []
                : [byCommune(at + after * MINUTE, 'Oui', { remoteId: `r-${index}` })]),
            ])
          }),
        )
        const period = { from: '2026-05-30', to: '2026-06-05' }
        const report = await replyReport(v.context, v.communeId, period)
        const pieces = await replyCsv(v.context, v.communeId, period)
        const csv = (await Array.fromAsync(pieces)).join('')
        expect(report).toMatchObject(figuresFrom(csv.slice(1)))
      }),
      { numRuns: 20 },
    )
  })

  it.each(['oldest', 'slowest'] as const)(
    'lists the %s on, none twice and none left out, whatever goes or comes meanwhile',
    async order => {
      const v = await village({ now: '2026-06-02T11:00' })
      const names = ['Ann', 'Bob', 'Cid', 'Dan', 'Eve', 'Fay']
      // The slower, the earlier: both orders are the same, two by two at one instant.
      await v.receive(
        ...names.map((name, place) => {
          const pair = Math.floor(place / 2)
          return asked(name, 40 - 10 * pair, ten + pair * MINUTE)
        }),
      )
      const page = (after?: string) =>
        replyList(v.context, v.communeId, {
          ...day,
          exclusions: 'applied',
          list: 'received',
          order,
          limit: 3,
          after,
        })
      const first = await page()
      const all = await replyReport(v.context, v.communeId, day)
      const rest = all.episodes.filter(({ id }) => !first.episodes.some(one => one.id === id))
      const [gone] = first.episodes
      await v.context.db
        .deleteFrom('episode')
        .where('id', '=', gone?.id ?? 0)
        .execute()
      const second = await page(first.next ?? undefined)
      expect(first.episodes).toHaveLength(3)
      expect(second.episodes.map(({ author }) => author)).toEqual(rest.map(({ author }) => author))
      expect(second.next).toBeNull()
    },
  )

  it('is the same after the hours changed there and back', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    await v.receive(asked('Ann', 5), asked('Bob', 20), asked('Cid', null))
    const before = await replyReport(v.context, v.communeId, day)
    await setHours(v.context, v.communeId, [{ ...caseCalendar, week: {} }])
    await rebuildEpisodes(v.context, v.communeId)
    expect((await replyReport(v.context, v.communeId, day)).summary.onTime).toBe(2)
    await setHours(v.context, v.communeId, [caseCalendar])
    await rebuildEpisodes(v.context, v.communeId)
    expect(await replyReport(v.context, v.communeId, day)).toEqual(before)
  })
})

/** Every figure of a report from nothing but its CSV. */
function figuresFrom(csv: string) {
  const [headings = [], ...lines] = readCsv(csv)
  const rows = lines.map(line => {
    const cell = (heading: string) => line[headings.indexOf(heading)] ?? ''
    const state = cell('État')
    return {
      state: stateNames[state] ?? 'excluded',
      onTime: cell('Dans l’objectif') === '' ? null : cell('Dans l’objectif') === 'oui',
      officeMs: Number(cell('Délai en heures d’ouverture (ms)')),
      elapsedMs: Number(cell('Délai écoulé (ms)')),
      outOfHours: cell('Hors horaires') === 'oui',
      history: cell('Historique importé') === 'oui',
    }
  })
  const waited = (states: string[]) =>
    Float64Array.from(
      rows.filter(row => states.includes(row.state)),
      row => row.elapsedMs,
    )
  return {
    summary: summaryOf(rows),
    elapsed: quantiles(waited(['answered']), waited(['waiting', 'missed'])),
    outOfHours: rows.filter(row => row.state === 'answered' && row.outOfHours).length,
    history: rows.filter(row => row.history).length,
  }
}

const stateNames: Record<string, EpisodeState> = {
  répondu: 'answered',
  'en attente': 'waiting',
  'sans réponse à temps': 'missed',
  'retiré par son auteur': 'withdrawn',
}
