import type { GroupFigures } from './reply-figures.ts'
import type { Verdict } from './verdict.ts'

type Week = GroupFigures & { week: string; from: string; to: string; verdict: Verdict | null }

/** A list for each field, all of one length: of hundreds of rows the names are told once. */
type Columns<Row> = { [Field in keyof Row]: Row[Field][] }

/** The figures of weeks by field, as they travel: in rows those of five years are 105 kB. */
export type WeekColumns = Columns<Pick<Week, 'week' | 'from' | 'to' | 'verdict'>> & {
  summary: Columns<Week['summary']>
  elapsed: Columns<Week['elapsed']>
}

export function weeksInColumns(weeks: readonly Week[]): WeekColumns {
  const summary = <Field extends keyof Week['summary']>(field: Field) =>
    weeks.map(each => each.summary[field])
  return {
    week: weeks.map(({ week }) => week),
    from: weeks.map(({ from }) => from),
    to: weeks.map(({ to }) => to),
    verdict: weeks.map(({ verdict }) => verdict),
    summary: {
      onTime: summary('onTime'),
      counted: summary('counted'),
      waiting: summary('waiting'),
      missed: summary('missed'),
      excluded: summary('excluded'),
      withdrawn: summary('withdrawn'),
      ratio: summary('ratio'),
      wilson: summary('wilson'),
      medianMs: summary('medianMs'),
      p90Ms: summary('p90Ms'),
    },
    elapsed: {
      medianMs: weeks.map(({ elapsed }) => elapsed.medianMs),
      p90Ms: weeks.map(({ elapsed }) => elapsed.p90Ms),
    },
  }
}

/** @throws RangeError where a column is shorter than the others. */
export function weeksInRows({ week, from, to, verdict, summary, elapsed }: WeekColumns): Week[] {
  return week.map((name, row) => ({
    week: name,
    from: at(from, row),
    to: at(to, row),
    verdict: at(verdict, row),
    summary: {
      onTime: at(summary.onTime, row),
      counted: at(summary.counted, row),
      waiting: at(summary.waiting, row),
      missed: at(summary.missed, row),
      excluded: at(summary.excluded, row),
      withdrawn: at(summary.withdrawn, row),
      ratio: at(summary.ratio, row),
      wilson: at(summary.wilson, row),
      medianMs: at(summary.medianMs, row),
      p90Ms: at(summary.p90Ms, row),
    },
    elapsed: { medianMs: at(elapsed.medianMs, row), p90Ms: at(elapsed.p90Ms, row) },
  }))
}

function at<Value>(column: readonly Value[], row: number): Value {
  const value = column[row]
  if (value === undefined) throw new RangeError(`no row ${row} in a column`)
  return value
}
