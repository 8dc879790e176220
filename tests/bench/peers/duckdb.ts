import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import SqliteDatabase from 'better-sqlite3'
import { compileCalendar } from '../../../server/hours/rules-opening-hours.ts'
import { benchCalendar, end } from '../five-years.ts'

/** What DuckDB makes of a period: enough to see that it counted the same. */
export type DuckFigures = {
  wallMs: number
  onTime: number
  counted: number
  excluded: number
  medianMs: number | null
  p90Ms: number | null
  elapsedMedianMs: number | null
  unfilteredCounted: number
  unfilteredMedianMs: number | null
  /** By week, in their order: those that have a median. */
  weekMedians: (number | null)[]
  arrived: number
}

/** The figures behind them (docs/figures.md), shares 0–1. */
export type DuckFurther = {
  wallMs: number
  /** Answered by 10 and 15 minutes of opening hours, and within a day on the wall clock. */
  within: number[]
  withdrawn: number
  /** Aalen and Johansen's shares by `withdrawnBy`, answered and withdrawn in turn. */
  incidence: number[]
  firstCounted: number
  firstMedianMs: number | null
  laterCounted: number
  laterMedianMs: number | null
}

export type Duck = {
  report(from: string, to: string): Promise<DuckFigures>
  further(from: string, to: string): Promise<DuckFurther>
  close(): void
}

const minute = 60_000
const targetMs = 15 * minute
const within = [
  ['office', 10 * minute],
  ['office', 15 * minute],
  ['elapsed', 24 * 60 * minute],
] as const
const withdrawnBy = [10, 15, 60, 6 * 60].map(minutes => minutes * minute)

/** DuckDB in memory, on one core, with the rows of that SQLite file. */
export async function openDuck(path: string): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const duck = await instance.connect()
  const sqlite = new SqliteDatabase(path, { readonly: true })
  await loadEpisodes(duck, sqlite)
  sqlite.close()
  const rows = async (text: string) => (await duck.runAndReadAll(text)).getRowObjectsJS()
  return {
    async report(from, to) {
      const start = performance.now()
      await duck.run(periodSql(from, to))
      const counts = await rows(countsSql('judged'))
      const unfilteredCounts = await rows(countsSql('unfiltered'))
      const arrivals = await rows(
        `select weekday, hour, count(*)::int as n from p where judged and standing <> 5 group by all`,
      )
      const [whole] = await rows(curveSql('0', 'office', 'judged'))
      const [elapsed] = await rows(curveSql('0', 'elapsed', 'judged'))
      const [unfiltered] = await rows(curveSql('0', 'office', 'unfiltered'))
      await rows(curveSql('0', 'elapsed', 'unfiltered'))
      const weeks = await rows(curveSql('week', 'office', 'judged'))
      await rows(curveSql('week', 'elapsed', 'judged'))
      for (const group of ['channel', 'isPublic']) {
        await rows(curveSql(group, 'office', 'judged'))
        await rows(curveSql(group, 'elapsed', 'judged'))
      }
      const wallMs = performance.now() - start
      const sum = (from: typeof counts, ...standings: number[]) =>
        from
          .filter(row => row.grain === 7 && standings.includes(Number(row.standing)))
          .reduce((total, row) => total + Number(row.n), 0)
      return {
        wallMs,
        onTime: sum(counts, 0),
        counted: sum(counts, 0, 1, 3),
        excluded: sum(counts, 5),
        medianMs: number(whole?.median),
        p90Ms: number(whole?.p90),
        elapsedMedianMs: number(elapsed?.median),
        unfilteredCounted: sum(unfilteredCounts, 0, 1, 3),
        unfilteredMedianMs: number(unfiltered?.median),
        weekMedians: weeks.map(row => number(row.median)),
        arrived: arrivals.reduce((total, row) => total + Number(row.n), 0),
      }
    },
    async further(from, to) {
      const start = performance.now()
      await duck.run(periodSql(from, to))
      const shares: number[] = []
      for (const [time, by] of within)
        shares.push(Number((await rows(answeredBySql(time, by)))[0]?.answered))
      const [withdrawn] = await rows(
        `select count(*)::int as n from p where judged and isWithdrawn`,
      )
      const incidence = (await rows(incidenceSql)).flatMap(row => [
        Number(row.answered),
        Number(row.withdrawn),
      ])
      const turns = await rows(curveSql('isLater', 'office', 'judged'))
      const counted = await rows(`select isLater, count(*)::int as n from p
        where judged and standing in (0, 1, 3) group by 1 order by 1`)
      return {
        wallMs: performance.now() - start,
        within: shares,
        withdrawn: Number(withdrawn?.n),
        incidence,
        firstCounted: Number(counted[0]?.n),
        firstMedianMs: number(turns[0]?.median),
        laterCounted: Number(counted[1]?.n),
        laterMedianMs: number(turns[1]?.median),
      }
    },
    close() {
      duck.closeSync()
      instance.closeSync()
    },
  }
}

function number(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value)
}

async function loadEpisodes(duck: DuckDBConnection, sqlite: SqliteDatabase.Database) {
  await duck.run(`create table e (
    openedOn date, hour tinyint, channel integer, isPublic boolean, state varchar,
    judged boolean, unfiltered boolean, officeMs bigint, elapsedMs bigint,
    openedAt bigint, conversation integer, citizen integer)`)
  const appender = await duck.createAppender('e')
  const hourOf = new Intl.DateTimeFormat('fr', {
    hour: 'numeric',
    hourCycle: 'h23',
    timeZone: 'Europe/Paris',
  })
  const hours = new Map<number, number>()
  const calendar = compileCalendar([benchCalendar])
  for (const table of ['episode', 'unfilteredEpisode'] as const) {
    const all = sqlite
      .prepare<[], Record<string, string | number | null>>(`select * from "${table}"`)
      .iterate()
    for (const row of all) {
      const openedAt = Number(row.openedAt)
      const whole = Math.floor(openedAt / 3_600_000)
      let hour = hours.get(whole)
      if (hour === undefined) {
        hour = Number.parseInt(hourOf.format(openedAt), 10)
        hours.set(whole, hour)
      }
      appender.appendVarchar(String(row.openedOn))
      appender.appendTinyInt(hour)
      appender.appendInteger(Number(row.channelId))
      appender.appendBoolean(row.visibility === 'public')
      appender.appendVarchar(String(row.state))
      appender.appendBoolean(table === 'episode')
      appender.appendBoolean(table === 'unfilteredEpisode' || row.unfiltered === 1)
      // What is open is told as it stands at the end: DuckDB need not know the opening hours.
      appender.appendBigInt(BigInt(row.officeMs ?? calendar.officeMs(openedAt, end)))
      appender.appendBigInt(BigInt(Number(row.closedAt ?? end) - openedAt))
      appender.appendBigInt(BigInt(openedAt))
      appender.appendInteger(Number(row.conversationId))
      // In private there is one citizen.
      appender.appendInteger(row.visibility === 'public' ? Number(row.contactId ?? 0) : 0)
      appender.endRow()
    }
  }
  appender.closeSync()
}

/**
 * The period's rows with what each counts as (0 on time … 5 left out), as reply-figures.ts has it, and
 * whether the same citizen asked in that conversation before.
 */
const periodSql = (from: string, to: string) => `
  create or replace temp table p as
  with earliest as (
    select conversation, citizen, min(openedAt) as since from e
    where judged and state <> 'excluded' group by all)
  select
    date_diff('week', date '1970-01-05', openedOn) as week, isodow(openedOn) as weekday, hour,
    channel, isPublic, judged, unfiltered, officeMs as office, elapsedMs as elapsed,
    case
      when state = 'answered' then case when officeMs <= ${targetMs} then 0 else 1 end
      when state = 'excluded' then 5
      when officeMs > ${targetMs} then 3
      when state = 'open' then 2
      else 4
    end::tinyint as standing,
    state in ('withdrawn', 'missed') as isWithdrawn,
    coalesce(state <> 'excluded' and since < openedAt, false) as isLater
  from e left join earliest using (conversation, citizen) where openedOn between date '${from}' and date '${to}'`

const countsSql = (basis: string) => `
  select grouping(week, channel, isPublic)::int as grain, standing, count(*)::int as n
  from p where ${basis}
  group by grouping sets ((standing), (week, standing), (channel, standing), (isPublic, standing))`

/** Kaplan–Meier: of each group the first times at which the curve is ≤ 0.5 and ≤ 0.1. */
const curveSql = (group: string, time: string, basis: string) => `
  with times as (
    select ${group} as g, ${time} as t, count(*) filter (standing <= 1) as d, count(*) as c
    from p where ${basis} and standing <= 3 group by 1, 2),
  risk as (select g, t, d, sum(c) over (partition by g order by t desc) as n from times),
  curve as (
    select g, t, d,
      sum(case when d = n then -1000 else ln(1 - d / n) end) over (partition by g order by t) as s
    from risk)
  select g,
    min(t) filter (d > 0 and s <= ln(0.5) + 1e-9)::double as median,
    min(t) filter (d > 0 and s <= ln(0.1) + 1e-9)::double as p90
  from curve group by g order by g`

/** 1 − S at a time, by Kaplan and Meier. */
const answeredBySql = (time: string, by: number) => `
  with times as (
    select ${time} as t, count(*) filter (standing <= 1) as d, count(*) as c
    from p where judged and standing <= 3 group by 1),
  risk as (select t, d, sum(c) over (order by t desc) as n from times)
  select 1 - coalesce(product(1 - d / n), 1) as answered from risk where t <= ${by}`

/** Aalen and Johansen: what still waits just before a time is shared out by what happens then. */
const incidenceSql = `
  with ends as (
    select office as t, standing <= 1 as answered, isWithdrawn as withdrawn
    from p where judged and standing <> 5),
  times as (
    select t, count(*) filter (answered) as a, count(*) filter (withdrawn) as w, count(*) as c
    from ends group by 1),
  risk as (select t, a, w, sum(c) over (order by t desc) as n from times),
  steps as (
    select t, a / n as a, w / n as w,
      coalesce(product(1 - (a + w) / n) over (order by t rows between unbounded preceding and 1 preceding), 1) as s
    from risk)
  select coalesce(sum(s * a) filter (t <= asked), 0)::double as answered,
    coalesce(sum(s * w) filter (t <= asked), 0)::double as withdrawn
  from steps, (select unnest([${withdrawnBy.join(', ')}]) as asked) group by asked order by asked`
