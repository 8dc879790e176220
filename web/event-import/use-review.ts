import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { ImportChecked, ImportLine, ImportPreview } from '../../server/event-import/shapes.ts'
import type { PlanShape } from '../../server/events/shapes-event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ownChannels } from '../channels/own-channels.ts'

export type ReviewProps = {
  file: File
  preview: Spoken<ImportPreview>
  channels: Spoken<ChannelShape>[]
  plans: PlanShape[]
  /** Whether somebody else must approve what is planned. */
  asks: boolean
  onRead: (file: File, preview: Spoken<ImportPreview>) => void
  onLeave: () => void
}

/** Typing is over when nothing more has come for so long, ms. */
const PAUSE = 350

/** The lines of a file, what is chosen for them, and what the server says of both. */
export function useReview({ preview, channels, plans }: ReviewProps) {
  const [checked, setChecked] = useState<Spoken<ImportChecked>>(preview)
  const [lines, setLines] = useState<Spoken<ImportLine>[]>(() => preview.lines.map(plainLine))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [plan, setPlan] = useState<number | null>(plans[0]?.id ?? null)
  const [chosen, setChosen] = useState(() => ownChannels(channels).map(({ id }) => id))
  const [clock, setClock] = useState('')
  const [known, setKnown] = useState<'skip' | 'update'>('skip')
  const [isChecking, setIsChecking] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const turn = useRef(0)
  const taken = lines.filter(({ key }) => !left.has(key))
  const choices = {
    plan,
    channels: plan === null ? [] : chosen,
    clock: clock === '' ? null : clock,
  }

  // What is chosen and corrected is looked at by the server, once the hand rests.
  const asked = JSON.stringify([taken, choices])
  useEffect(() => {
    turn.current += 1
    const mine = turn.current
    const timer = setTimeout(async () => {
      setIsChecking(true)
      try {
        const answer = await api('POST /events/import/check', {
          json: { lines: taken, ...choices },
        })
        if (mine !== turn.current) return
        setChecked(answer)
        setProblem(null)
      } catch (caught) {
        if (mine === turn.current) setProblem(caught)
      } finally {
        if (mine === turn.current) setIsChecking(false)
      }
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [asked])

  return {
    ...{ checked, lines, setLines, left, setLeft, taken, choices, isChecking, problem },
    ...{ plan, setPlan, chosen, setChosen, clock, setClock, known, setKnown },
  }
}

export type Reviewed = ReturnType<typeof useReview>

/** What the server reads again: a line without what it said of it. */
export function plainLine({
  key,
  line,
  title,
  start,
  end,
  place,
  text,
  link,
  uid,
  series,
  notes,
}: Spoken<ImportLine>) {
  return { key, line, title, start, end, place, text, link, uid, series, notes }
}
